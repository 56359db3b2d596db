package dev.redial.samples.dropin.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.RequestFailedException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.dropin.shop.Shop;
import dev.redial.samples.dropin.shop.Shopping;
import dev.redial.samples.dropin.spring.Books.Book;
import dev.redial.samples.dropin.spring.Books.NewOrder;
import dev.redial.samples.dropin.spring.Books.Order;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Spring over Redial. */
@Timeout(30)
final class BooksTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration IMPATIENCE = Duration.ofMillis(200);
  private static final Book BOOK = new Book("1", "A Short Story");
  private static final NewOrder WANTED = new NewOrder("1", 2);

  private Shopping shopping;
  private RedialHttpClient http;

  @BeforeEach
  void begin() throws IOException {
    shopping = Shopping.begin();
    http = RedialHttpClient.newBuilder().connectionManager(shopping.connections()).build();
  }

  @AfterEach
  void end() {
    shopping.close();
    http.close();
  }

  private RestClient.Builder builder(Duration readTimeout) {
    return Books.restClient(http, shopping.shop().uri(), readTimeout);
  }

  private RestClient rest() {
    return builder(PATIENCE).build();
  }

  @Test
  void jsonIsReadAndWritten() {
    assertThat(rest().get().uri("/books/1").retrieve().body(Book.class)).isEqualTo(BOOK);
    Order placed = rest().post().uri("/orders").body(WANTED).retrieve().body(Order.class);
    assertThat(placed).isEqualTo(new Order(1, "1", 2));
    assertThat(shopping.shop().arrivals().get(1).body()).isEqualTo("{\"isbn\":\"1\",\"copies\":2}");
    assertThat(shopping.opened()).isEqualTo(1);
  }

  @Test
  void annotatedInterfaceIsServed() {
    Books books = Books.over(rest());

    assertThat(books.book("1")).isEqualTo(BOOK);
    books.replace("1", BOOK);
    assertThat(books.order(WANTED)).isEqualTo(new Order(1, "1", 2));
  }

  @Test
  void errorStatusIsSpringsException() {
    assertThatThrownBy(() -> Books.over(rest()).book("0"))
        .isInstanceOf(HttpClientErrorException.NotFound.class);
  }

  @Test
  void readTimeoutOfTheFactoryEndsTheCall() {
    RestClient impatient = builder(IMPATIENCE).build();

    assertThatThrownBy(() -> impatient.get().uri("/never").retrieve().toBodilessEntity())
        .isInstanceOf(ResourceAccessException.class)
        .hasCauseInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void contentIsReadWhileItComes() {
    String read =
        rest()
            .get()
            .uri("/catalogue")
            .exchange(
                (request, response) -> {
                  var lines =
                      new BufferedReader(
                          new InputStreamReader(response.getBody(), StandardCharsets.UTF_8));
                  String first = lines.readLine();
                  shopping.shop().turnThePage();
                  return first + ", " + lines.readLine();
                });

    assertThat(read).isEqualTo("first page, second page");
  }

  @Test
  void packedContentIsUnpackedBySpring() {
    assertThat(rest().get().uri("/packed").retrieve().body(String.class)).isEqualTo(Shop.BOOK);
  }

  @Test
  void packedContentIsNotUnpackedTwice() {
    http.close();
    http =
        RedialHttpClient.newBuilder()
            .connectionManager(shopping.connections())
            .decompress(1 << 20)
            .build();

    assertThat(rest().get().uri("/packed").retrieve().body(String.class)).isEqualTo(Shop.BOOK);
    assertThat(
            rest()
                .get()
                .uri("/packed")
                .header("Accept-Encoding", "gzip")
                .retrieve()
                .body(String.class))
        .isEqualTo(Shop.BOOK);
  }

  @Test
  void lostGetIsRepaired() {
    shopping.shop().loseAnswersTo("GET", 1);

    assertThat(Books.over(rest()).book("1")).isEqualTo(BOOK);
    assertThat(shopping.shop().arrived("GET")).isEqualTo(2);
  }

  @Test
  void lostPostArrivesOnceAndIsUnconfirmed() {
    shopping.shop().loseAnswersTo("POST", 1);

    assertThatThrownBy(() -> Books.over(rest()).order(WANTED))
        .isInstanceOf(ResourceAccessException.class)
        .hasCauseInstanceOf(UnconfirmedRequestException.class);
    assertThat(shopping.shop().arrived("POST")).isEqualTo(1);
  }

  /** Spring streams what it converts, without a length; such a body is never sent twice. */
  @Test
  void lostPutIsRepairedOnlyWhereSpringKeepsItsBody() {
    shopping.shop().loseAnswersTo("PUT", 1);
    assertThatThrownBy(() -> Books.over(rest()).replace("1", BOOK))
        .isInstanceOf(ResourceAccessException.class)
        .hasCauseInstanceOf(RequestFailedException.class);
    assertThat(shopping.shop().arrived("PUT")).isEqualTo(1);

    RestClient keeping = builder(PATIENCE).bufferContent((uri, method) -> true).build();
    shopping.shop().loseAnswersTo("PUT", 1);
    Books.over(keeping).replace("1", BOOK);
    assertThat(shopping.shop().arrived("PUT")).isEqualTo(1 + 2);
  }
}
