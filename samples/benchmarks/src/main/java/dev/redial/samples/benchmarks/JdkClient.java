package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/**
 * A {@code java.net.http.HttpClient}: the JDK's own, or Redial's. It has no limit of connections.
 */
class JdkClient implements Contender {
  private final HttpClient http;
  private final Map<Work, HttpRequest> requests;

  JdkClient(HttpClient http, Setup setup) {
    this.http = http;
    requests = Work.each(work -> request(work, setup));
  }

  /** The JDK's. */
  static JdkClient of(Setup setup) {
    return new JdkClient(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(setup.trust().context())
            .build(),
        setup);
  }

  private static HttpRequest request(Work work, Setup setup) {
    HttpRequest.BodyPublisher body =
        work.hasBody() ? BodyPublishers.ofByteArray(work.body()) : BodyPublishers.noBody();
    return HttpRequest.newBuilder(work.at(setup.base())).method(work.method(), body).build();
  }

  @Override
  public long call(Work work) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(requests.get(work), BodyHandlers.ofByteArray());
    return Completion.checked(answer.statusCode(), answer.body().length);
  }

  @Override
  public void start(Work work, Completion completion) {
    var unused =
        http.sendAsync(requests.get(work), BodyHandlers.ofByteArray())
            .whenComplete((answer, failure) -> tell(completion, answer, failure));
  }

  private static void tell(Completion completion, HttpResponse<byte[]> answer, Throwable failure) {
    if (failure == null) {
      completion.answered(answer.statusCode(), answer.body().length);
    } else {
      completion.failed(failure);
    }
  }

  @Override
  public long download(Work work) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = http.send(requests.get(work), BodyHandlers.ofInputStream());
    try (InputStream content = answer.body()) {
      return Completion.checked(
          answer.statusCode(), content.transferTo(OutputStream.nullOutputStream()));
    }
  }

  @Override
  public void close() {
    // The JDK's has no close() on Java 17; the process ends.
  }
}
