package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache's client for callers that wait. It cannot be used otherwise. */
final class ApacheClassic implements Contender {
  private final CloseableHttpClient http;
  private final Map<Work, URI> uris;

  ApacheClassic(Setup setup) {
    uris = setup.uris();
    http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setTlsSocketStrategy(
                        ClientTlsStrategyBuilder.create()
                            .setSslContext(setup.trust().context())
                            .buildClassic())
                    .setMaxConnPerRoute(setup.connections())
                    .setMaxConnTotal(setup.connections())
                    .build())
            .build();
  }

  private HttpUriRequestBase request(Work work) {
    HttpUriRequestBase request = new HttpUriRequestBase(work.method(), uris.get(work));
    if (work.hasBody()) {
      request.setEntity(new ByteArrayEntity(work.body(), ContentType.APPLICATION_OCTET_STREAM));
    }
    return request;
  }

  @Override
  public long call(Work work) throws IOException {
    return http.execute(
        request(work),
        answer ->
            Completion.checked(
                answer.getCode(), EntityUtils.toByteArray(answer.getEntity()).length));
  }

  @Override
  public void start(Work work, Completion completion) {
    throw new UnsupportedOperationException("it has no asynchronous calls");
  }

  @Override
  public long download(Work work) throws IOException {
    return http.execute(
        request(work),
        answer -> {
          try (InputStream content = answer.getEntity().getContent()) {
            return Completion.checked(
                answer.getCode(), content.transferTo(OutputStream.nullOutputStream()));
          }
        });
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
