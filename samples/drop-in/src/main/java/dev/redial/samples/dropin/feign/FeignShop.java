package dev.redial.samples.dropin.feign;

import feign.Feign;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Retryer;
import feign.http2client.Http2Client;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** The bookshop as an interface that Feign implements. */
interface FeignShop {
  @RequestLine("GET /books/{isbn}")
  String book(@Param("isbn") String isbn);

  @RequestLine("GET /moved")
  String moved();

  @RequestLine("POST /orders")
  String order(String isbn);

  /** This interface over {@code http}, which has to {@link #fit} the options. */
  static FeignShop over(HttpClient http, Request.Options options, Retryer retryer, URI shop) {
    return Feign.builder()
        .client(new Http2Client(http))
        .options(options)
        .retryer(retryer)
        .target(FeignShop.class, shop.toString());
  }

  /**
   * Sets what Feign compares. It passes a client by, without a word, for one of the JDK's that it
   * makes itself, unless the connect timeout is the options' own and redirects are {@code ALWAYS}
   * followed if the options follow them, and otherwise not {@code ALWAYS}.
   */
  static HttpClient.Builder fit(HttpClient.Builder settings, Request.Options options) {
    return settings
        .connectTimeout(Duration.ofMillis(options.connectTimeoutMillis()))
        .followRedirects(
            options.isFollowRedirects() ? HttpClient.Redirect.ALWAYS : HttpClient.Redirect.NORMAL);
  }
}
