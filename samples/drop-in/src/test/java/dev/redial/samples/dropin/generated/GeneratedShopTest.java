package dev.redial.samples.dropin.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.dropin.shop.Shopping;
import dev.redial.samples.generated.ApiException;
import dev.redial.samples.generated.model.Book;
import dev.redial.samples.generated.model.NewOrder;
import dev.redial.samples.generated.model.Order;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A generated client over Redial. */
@Timeout(30)
final class GeneratedShopTest {
  private static final Book BOOK = new Book().isbn("1").title("A Short Story");
  private static final NewOrder WANTED = new NewOrder().isbn("1").copies(2);

  private Shopping shopping;
  private RedialHttpClient http;
  private GeneratedShop generated;

  @BeforeEach
  void begin() throws IOException {
    shopping = Shopping.begin();
    http = redial().build();
    generated = GeneratedShop.over(http, shopping.shop().uri());
  }

  @AfterEach
  void end() {
    shopping.close();
    http.close();
  }

  private RedialHttpClient.Builder redial() {
    return RedialHttpClient.newBuilder().connectionManager(shopping.connections());
  }

  @Test
  void booksAreReadAndOrdersPlacedOverOneConnection() throws Exception {
    assertThat(generated.books().book("1")).isEqualTo(BOOK);
    generated.books().replaceBook("1", BOOK);
    assertThat(generated.orders().placeOrder(WANTED))
        .isEqualTo(new Order().number(1).isbn("1").copies(2));
    assertThat(shopping.opened()).isEqualTo(1);
  }

  @Test
  void clientsThatTheyBuildThemselvesShareNoConnection() throws Exception {
    generated = GeneratedShop.over(redial(), shopping.shop().uri());

    assertThat(generated.books().book("1")).isEqualTo(BOOK);
    assertThat(generated.orders().placeOrder(WANTED).getNumber()).isEqualTo(1);
    assertThat(shopping.opened()).isEqualTo(2);
  }

  @Test
  void errorStatusIsTheGeneratedException() {
    assertThatThrownBy(() -> generated.books().book("0"))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.getCode()).isEqualTo(404));
  }

  @Test
  void lostGetAndLostPutAreRepaired() throws Exception {
    shopping.shop().loseAnswersTo("GET", 1);
    shopping.shop().loseAnswersTo("PUT", 1);

    assertThat(generated.books().book("1")).isEqualTo(BOOK);
    generated.books().replaceBook("1", BOOK);
    assertThat(shopping.shop().arrivals()).hasSize(4);
  }

  @Test
  void lostPostArrivesOnceAndIsUnconfirmed() {
    shopping.shop().loseAnswersTo("POST", 1);

    assertThatThrownBy(() -> generated.orders().placeOrder(WANTED))
        .isInstanceOf(ApiException.class)
        .hasCauseInstanceOf(UnconfirmedRequestException.class);
    assertThat(shopping.shop().arrived("POST")).isEqualTo(1);
  }
}
