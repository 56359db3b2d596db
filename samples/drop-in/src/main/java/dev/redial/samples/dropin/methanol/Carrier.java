package dev.redial.samples.dropin.methanol;

import com.github.mizosoft.methanol.Methanol.Interceptor;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** The last interceptor: it forwards nothing to Methanol's own client, but sends it by another. */
record Carrier(HttpClient http) implements Interceptor {
  @Override
  public <T> HttpResponse<T> intercept(HttpRequest request, Chain<T> chain)
      throws IOException, InterruptedException {
    return http.send(request, chain.bodyHandler());
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> interceptAsync(
      HttpRequest request, Chain<T> chain) {
    return http.sendAsync(request, chain.bodyHandler());
  }
}
