package dev.redial.samples.dropin.methanol;

import com.github.mizosoft.methanol.HttpCache;
import com.github.mizosoft.methanol.Methanol;
import com.github.mizosoft.methanol.Methanol.Interceptor;
import com.github.mizosoft.methanol.MultipartBodyPublisher;
import com.github.mizosoft.methanol.MutableRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The bookshop through Methanol: its interceptors, its cache, and bodies of several parts. */
final class MethanolShop {
  private final Methanol http;

  private MethanolShop(Methanol http) {
    this.http = http;
  }

  /** Over {@code http}, asked through {@code interceptor}. */
  static MethanolShop over(HttpClient http, URI shop, Interceptor interceptor) {
    return new MethanolShop(
        Methanol.newBuilder(http).baseUri(shop).interceptor(interceptor).build());
  }

  /**
   * Over {@code http}, but only for what {@code cache} does not have. With a cache, Methanol takes
   * no client and makes one of the JDK's; ours stands before that one and lets nothing through.
   */
  static MethanolShop over(HttpClient http, URI shop, HttpCache cache) {
    return new MethanolShop(
        Methanol.newBuilder()
            .baseUri(shop)
            .cache(cache)
            .backendInterceptor(new Carrier(http))
            .build());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(MutableRequest.GET(path), BodyHandlers.ofString());
  }

  /** Sends a form of two parts, and gets it back. */
  HttpResponse<String> sendForm(String isbn) throws IOException, InterruptedException {
    MultipartBodyPublisher form =
        MultipartBodyPublisher.newBuilder().textPart("isbn", isbn).textPart("copies", 2).build();
    return http.send(MutableRequest.POST("/echo", form), BodyHandlers.ofString());
  }
}
