package dev.redial.samples.benchmarks;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestBuilder;
import com.linecorp.armeria.common.MediaType;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Armeria, which pipelines where it is told to, and cannot be told how deep; it has a connection
 * for each of its threads.
 */
final class Armeria implements Contender {
  private final ClientFactory factory;
  private final WebClient http;

  Armeria(Setup setup) {
    factory =
        ClientFactory.builder()
            .tlsCustomizer(tls -> tls.trustManager(setup.trust().managers()))
            .workerGroup(setup.connections())
            .maxNumEventLoopsPerHttp1Endpoint(setup.connections())
            .useHttp1Pipelining(true)
            .build();
    String scheme = setup.isSecure() ? "h1" : "h1c";
    http = WebClient.builder(scheme + "://" + setup.base().getAuthority()).factory(factory).build();
  }

  private static HttpRequest request(Work work) {
    HttpRequestBuilder builder =
        HttpRequest.builder().method(HttpMethod.valueOf(work.method())).path(work.path());
    return work.hasBody()
        ? builder.content(MediaType.OCTET_STREAM, work.body()).build()
        : builder.build();
  }

  @Override
  public long call(Work work) throws IOException {
    return Waiter.call(this, work);
  }

  @Override
  public void start(Work work, Completion completion) {
    var unused =
        http.execute(request(work))
            .aggregate()
            .handle((answer, failure) -> tell(completion, answer, failure));
  }

  private static @Nullable Void tell(
      Completion completion, @Nullable AggregatedHttpResponse answer, @Nullable Throwable failure) {
    if (answer == null) {
      completion.failed(Objects.requireNonNull(failure));
    } else {
      completion.answered(answer.status().code(), answer.content().length());
    }
    return null;
  }

  @Override
  public long download(Work work) {
    throw new UnsupportedOperationException("its streams are not for callers that wait");
  }

  @Override
  public void close() {
    factory.close();
  }
}
