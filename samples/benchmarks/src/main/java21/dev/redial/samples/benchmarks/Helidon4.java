package dev.redial.samples.benchmarks;

import io.helidon.common.tls.Tls;
import io.helidon.http.Method;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.http1.Http1Client;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Helidon's client, which only blocks and has no limit of connections. */
final class Helidon4 implements Contender {
  /** As many idle connections as the most callers leave behind. */
  private static final int MOST_KEPT = 1024;

  private final WebClient http;

  Helidon4(Setup setup) {
    http =
        WebClient.builder()
            .baseUri(setup.base())
            .addProtocolPreference(Http1Client.PROTOCOL_ID)
            .tls(Tls.builder().sslContext(setup.trust().context()).build())
            .connectionCacheSize(MOST_KEPT)
            .shareConnectionCache(false)
            .build();
  }

  private HttpClientResponse answer(Work work) {
    HttpClientRequest request = http.method(Method.create(work.method())).path(work.path());
    return work.hasBody() ? request.submit(work.body()) : request.request();
  }

  @Override
  public long call(Work work) throws IOException {
    try (HttpClientResponse answer = answer(work)) {
      return Completion.checked(answer.status().code(), answer.as(byte[].class).length);
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void start(Work work, Completion completion) {
    throw new UnsupportedOperationException("it has no asynchronous calls");
  }

  @Override
  public long download(Work work) throws IOException {
    try (HttpClientResponse answer = answer(work);
        InputStream content = answer.inputStream()) {
      return Completion.checked(
          answer.status().code(), content.transferTo(OutputStream.nullOutputStream()));
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    http.closeResource();
  }
}
