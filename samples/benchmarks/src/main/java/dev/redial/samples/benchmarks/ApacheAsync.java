package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.async.MinimalHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.http2.HttpVersionPolicy;

/**
 * Apache's asynchronous client in its minimal form, the one that pipelines: on connections that are
 * leased once, taken in turns, and not replaced.
 */
final class ApacheAsync implements Contender {
  private final MinimalHttpAsyncClient http;
  private final List<AsyncClientEndpoint> endpoints = new ArrayList<>();
  private final AtomicInteger turns = new AtomicInteger();
  private final Map<Work, URI> uris;

  ApacheAsync(Setup setup) throws IOException {
    uris = setup.uris();
    http =
        HttpAsyncClients.createMinimal(
            PoolingAsyncClientConnectionManagerBuilder.create()
                .setTlsStrategy(
                    ClientTlsStrategyBuilder.create()
                        .setSslContext(setup.trust().context())
                        .buildAsync())
                .setDefaultTlsConfig(
                    TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
                .setMaxConnPerRoute(setup.connections())
                .setMaxConnTotal(setup.connections())
                .build());
    http.start();
    for (int i = 0; i < setup.connections(); i++) {
      endpoints.add(lease(setup.base()));
    }
  }

  private AsyncClientEndpoint lease(URI base) throws IOException {
    try {
      return http.lease(HttpHost.create(base), null).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public long call(Work work) throws IOException {
    return Waiter.call(this, work);
  }

  @Override
  public void start(Work work, Completion completion) {
    int turn = Math.floorMod(turns.getAndIncrement(), endpoints.size());
    var unused =
        endpoints
            .get(turn)
            .execute(
                request(work),
                new BasicResponseConsumer<>(new BasicAsyncEntityConsumer()),
                telling(completion));
  }

  private BasicRequestProducer request(Work work) {
    AsyncEntityProducer body =
        work.hasBody()
            ? new BasicAsyncEntityProducer(work.body(), ContentType.APPLICATION_OCTET_STREAM)
            : null;
    return new BasicRequestProducer(work.method(), uris.get(work), body);
  }

  private static FutureCallback<Message<HttpResponse, byte[]>> telling(Completion completion) {
    return new FutureCallback<>() {
      @Override
      public void completed(Message<HttpResponse, byte[]> answer) {
        completion.answered(answer.getHead().getCode(), answer.getBody().length);
      }

      @Override
      public void failed(Exception failure) {
        completion.failed(failure);
      }

      @Override
      public void cancelled() {
        completion.failed(new CancellationException());
      }
    };
  }

  @Override
  public long download(Work work) {
    throw new UnsupportedOperationException("its streams are not for callers that wait");
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
