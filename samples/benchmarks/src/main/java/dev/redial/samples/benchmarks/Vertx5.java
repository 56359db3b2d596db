package dev.redial.samples.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.util.Map;

/**
 * Vert.x, which pipelines as deep as it is told to. Where one connection is deep enough for all, it
 * may make do with that one, so it is told no more than each one's share: 64 callers are a third
 * faster so, and a sixth more by the native transport. Where nobody waits, the share changes
 * nothing and the native transport is a little faster.
 */
final class Vertx5 implements Contender {
  private final Vertx vertx =
      Vertx.builder().with(new VertxOptions().setPreferNativeTransport(true)).build();
  private final HttpClientAgent http;
  private final Map<Work, RequestOptions> requests;

  Vertx5(Setup setup) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setPipelining(true)
            .setPipeliningLimit(setup.peersShare())
            .setSsl(setup.isSecure())
            .setTrustOptions(TrustOptions.wrap(setup.trust().managers()));
    http =
        vertx
            .httpClientBuilder()
            .with(options)
            .with(new PoolOptions().setHttp1MaxSize(setup.connections()))
            .build();
    requests = Work.each(work -> request(work, setup));
  }

  private static RequestOptions request(Work work, Setup setup) {
    return new RequestOptions()
        .setHost(setup.base().getHost())
        .setPort(setup.base().getPort())
        .setMethod(HttpMethod.valueOf(work.method()))
        .setURI(work.path());
  }

  @Override
  public long call(Work work) throws IOException {
    return Waiter.call(this, work);
  }

  @Override
  public void start(Work work, Completion completion) {
    var unused =
        http.request(requests.get(work))
            .compose(request -> exchange(request, work, completion))
            .onFailure(completion::failed);
  }

  /**
   * What is to become of the answer is said before it can be here, or its content may be missed.
   */
  private static Future<Buffer> exchange(
      HttpClientRequest request, Work work, Completion completion) {
    Future<Buffer> content = request.response().compose(answer -> collect(answer, completion));
    Future<Void> sent = work.hasBody() ? request.end(Buffer.buffer(work.body())) : request.end();
    return sent.compose(done -> content);
  }

  private static Future<Buffer> collect(HttpClientResponse answer, Completion completion) {
    return answer
        .body()
        .onSuccess(content -> completion.answered(answer.statusCode(), content.length()));
  }

  @Override
  public long download(Work work) {
    throw new UnsupportedOperationException("its streams are not for callers that wait");
  }

  @Override
  public void close() {
    var unused = vertx.close();
  }
}
