package dev.redial.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.HttpStatusException;
import dev.redial.resend.ResendConfirmation;
import dev.redial.samples.bookshop.Bookshop.Book;
import dev.redial.samples.bookshop.Bookshop.NewOrder;
import dev.redial.samples.bookshop.Bookshop.Order;
import dev.redial.samples.bookshop.Bookshop.Payment;
import dev.redial.samples.bookshop.Bookshop.Query;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every method of the generated client, and what it does at the shop. */
class BookshopTest {
  private static final String ISBN = BookshopServer.isbns().get(0);

  private BookshopServer server;
  private Line line;

  @BeforeEach
  void open() throws IOException {
    server = BookshopServer.start();
    connect(Fault.none());
  }

  private void connect(Fault fault) throws IOException {
    line = new Line(server, fault, ResendConfirmation.never());
  }

  @AfterEach
  void close() throws IOException {
    line.close();
    server.close();
  }

  @Test
  void booksAreReadSearchedAndReplaced() {
    Book other = new Book(ISBN, "A Short Story", 500);

    assertThat(line.shop().book(ISBN)).isEqualTo(BookshopServer.bookOf(ISBN));
    line.shop().replace(ISBN, other);
    assertThat(line.shop().book(ISBN)).isEqualTo(other);
    assertThat(line.shop().search("Short", Optional.empty())).containsExactly(other);
    assertThat(line.shop().find(new Query("Short")).toCompletableFuture().join())
        .containsExactly(other);
  }

  @Test
  void unknownBookIsAnError() {
    assertThatThrownBy(() -> line.shop().book("0"))
        .isInstanceOfSatisfying(
            HttpStatusException.class, e -> assertThat(e.status()).isEqualTo(404));
  }

  @Test
  void ordersArePlacedAndCartsArePopped() {
    assertThat(line.shop().order(new NewOrder(ISBN, 3))).isEqualTo(new Order(1, ISBN, 3));
    line.shop().pop(7);
    assertThat(server.orders()).hasSize(1);
    assertThat(server.takenFrom(7)).isEqualTo(1);
  }

  @Test
  void paymentWithLostAnswerIsSentTwiceAndTakenOnce() throws IOException {
    line.close();
    connect(Fault.swallowAnswerTo("POST /v1/payments"));
    Payment payment = new Payment(1, 910);

    assertThat(line.shop().pay(UUID.randomUUID(), payment)).isEqualTo(payment);
    assertThat(line.traffic().attempts()).isEqualTo(2);
    assertThat(server.payments()).containsExactly(payment);
  }
}
