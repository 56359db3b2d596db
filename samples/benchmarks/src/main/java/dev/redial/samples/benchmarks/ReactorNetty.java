package dev.redial.samples.benchmarks;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.SslProvider;

/** Reactor Netty, which does not pipeline. */
final class ReactorNetty implements Contender {
  private final ConnectionProvider connections;
  private final HttpClient http;

  ReactorNetty(Setup setup) {
    connections =
        ConnectionProvider.builder("benchmarks")
            .maxConnections(setup.connections())
            .pendingAcquireMaxCount(-1)
            .pendingAcquireTimeout(Duration.ofMinutes(1))
            .build();
    HttpClient client = HttpClient.create(connections).baseUrl(setup.base().toString());
    http = setup.isSecure() ? client.secure(tls -> tls.sslContext(trusting(setup))) : client;
  }

  private static SslProvider.GenericSslContextSpec<?> trusting(Setup setup) {
    return Http11SslContextSpec.forClient()
        .configure(tls -> tls.trustManager(setup.trust().managers()));
  }

  @Override
  public long call(Work work) throws IOException {
    return Waiter.call(this, work);
  }

  @Override
  public void start(Work work, Completion completion) {
    var unused = answer(work, completion).subscribe(answered -> {}, completion::failed);
  }

  private HttpClient.ResponseReceiver<?> request(Work work) {
    HttpClient.RequestSender request =
        http.request(HttpMethod.valueOf(work.method())).uri(work.path());
    return work.hasBody()
        ? request.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(work.body())))
        : request;
  }

  private Mono<byte[]> answer(Work work, Completion completion) {
    return request(work)
        .responseSingle(
            (answer, content) ->
                content
                    .asByteArray()
                    .doOnNext(
                        octets -> completion.answered(answer.status().code(), octets.length)));
  }

  @Override
  public long download(Work work) {
    throw new UnsupportedOperationException("its streams are not for callers that wait");
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
