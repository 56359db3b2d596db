package dev.redial.samples.dropin.generated;

import dev.redial.samples.generated.ApiClient;
import dev.redial.samples.generated.api.BooksApi;
import dev.redial.samples.generated.api.OrdersApi;
import java.net.URI;
import java.net.http.HttpClient;

/** The bookshop as OpenAPI Generator has made it. */
record GeneratedShop(BooksApi books, OrdersApi orders) {
  /** Each class builds a client of its own by {@code settings}, and never closes it. */
  static GeneratedShop over(HttpClient.Builder settings, URI shop) {
    return at(shop, new ApiClient().setHttpClientBuilder(settings));
  }

  /** All classes share {@code http}, and with it its connections; it is its owner's to close. */
  static GeneratedShop over(HttpClient http, URI shop) {
    return at(
        shop,
        new ApiClient() {
          @Override
          public HttpClient getHttpClient() {
            return http;
          }
        });
  }

  private static GeneratedShop at(URI shop, ApiClient client) {
    client.updateBaseUri(shop.toString());
    return new GeneratedShop(new BooksApi(client), new OrdersApi(client));
  }
}
