package dev.redial.samples.dropin.spring;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The bookshop as an interface that Spring implements. */
interface Books {
  /** A book as the shop has it. */
  record Book(String isbn, String title) {}

  /** What somebody wants. */
  record NewOrder(String isbn, int copies) {}

  /** What somebody will get. */
  record Order(int number, String isbn, int copies) {}

  @GetExchange("/books/{isbn}")
  Book book(@PathVariable String isbn);

  @PutExchange("/books/{isbn}")
  void replace(@PathVariable String isbn, @RequestBody Book book);

  @PostExchange("/orders")
  Order order(@RequestBody NewOrder order);

  /** Spring's client over {@code http}; how long it waits for an answer is the factory's matter. */
  static RestClient.Builder restClient(HttpClient http, URI shop, Duration readTimeout) {
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(readTimeout);
    return RestClient.builder().baseUrl(shop).requestFactory(requests);
  }

  /** This interface over Spring's client. */
  static Books over(RestClient rest) {
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest))
        .build()
        .createClient(Books.class);
  }
}
