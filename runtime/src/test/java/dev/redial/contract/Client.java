package dev.redial.contract;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A client that one test has made for itself.
 *
 * @param http is closed with it
 */
record Client(HttpClient http) implements AutoCloseable {
  /** By which method of it. */
  enum Way {
    SEND,
    SEND_ASYNC
  }

  static Client of(HttpClient.Builder made) {
    return new Client(made.build());
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> send(HttpRequest request, Way way) throws Exception {
    return way == Way.SEND ? send(request) : Contract.within(start(request));
  }

  CompletableFuture<HttpResponse<String>> start(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  /** The answers to a request that is sent both ways. */
  List<HttpResponse<String>> both(HttpRequest request) throws Exception {
    return List.of(send(request), Contract.within(start(request)));
  }

  /** The failures of a request that is sent both ways, which has to fail. */
  List<Throwable> failures(HttpRequest request) throws Exception {
    Throwable thrown = catchThrowable(() -> send(request));
    if (thrown == null) {
      throw new AssertionError("not a failure");
    }
    return List.of(thrown, Contract.failureOf(start(request)));
  }

  @Override
  public void close() {
    try {
      Contract.closing(http);
    } catch (Exception e) {
      throw new AssertionError("it was not closed", e);
    }
  }
}
