package dev.redial.samples.testing;

import static dev.redial.testing.FaultServerAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.Delivery;
import dev.redial.resend.IncompleteResponseException;
import dev.redial.resend.ResendConfirmation;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.Redial;
import dev.redial.testing.FaultServer;
import dev.redial.testing.FaultServerExtension;
import dev.redial.testing.Reaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of orders when connections break: how often each was sent is what counts. */
@ExtendWith(FaultServerExtension.class)
class OrdersTest {
  private FaultServer server;
  private Redial redial;
  private Orders orders;

  @BeforeEach
  void connect(FaultServer fresh) {
    server = fresh;
    connect(ResendConfirmation.never());
  }

  private void connect(ResendConfirmation confirmation) {
    redial =
        Redial.builder()
            .baseUri("orders", server.uri(""))
            .client(client -> client.confirmation(confirmation))
            .build();
    orders = new OrdersClient(redial);
  }

  @AfterEach
  void disconnect() {
    redial.close();
  }

  /** What a method throws that declares no checked exception. */
  private static <E extends IOException> E thrown(Class<E> type, Runnable call) {
    UncheckedIOException thrown = assertThrows(UncheckedIOException.class, call::run);
    return assertInstanceOf(type, thrown.getCause());
  }

  @Test
  void lostOrderIsNotPlacedTwice() {
    server.when("POST", "/orders").then(Reaction.closeAfterReading());
    UnconfirmedRequestException lost =
        thrown(UnconfirmedRequestException.class, () -> orders.place("tea"));
    assertEquals(Delivery.UNKNOWN, lost.delivery());
    assertThat(server).received("POST", "/orders").times(1);
  }

  @Test
  void confirmedOrderIsPlacedAgain() {
    redial.close();
    connect(ResendConfirmation.of(failed -> true));
    server.when("POST", "/orders").then(Reaction.resetAfterReading(), Reaction.answer(201, "42"));
    assertEquals("42", orders.place("tea"));
    assertThat(server).received("POST", "/orders").times(2);
  }

  @Test
  void paymentIsSentAgainWithItsKey() {
    server.when("POST", "/payments").then(Reaction.closeAfterReading(), Reaction.answer(200, "ok"));
    assertEquals("ok", orders.pay(UUID.randomUUID(), "12.50"));
    assertThat(server).received("POST", "/payments").times(2).allWithSame("Idempotency-Key");
  }

  @Test
  void lookIsRepeatedAfterABusyServer() {
    server
        .when("GET", "/orders/42")
        .then(Reaction.busy(Duration.ofSeconds(1)), Reaction.answer(200, "tea"));
    assertEquals("tea", orders.order(42));
    assertThat(server).received("GET", "/orders/42").times(2);
  }

  @Test
  void orderOnAConnectionThatDiedInThePoolIsNotPlacedTwice() {
    server.when("GET", "/orders/42").then(Reaction.answer(200, "tea").thenDie());
    server.when("POST", "/orders").then(Reaction.answer(201, "43"));
    assertEquals("tea", orders.order(42));
    thrown(UnconfirmedRequestException.class, () -> orders.place("tea"));
    assertThat(server).received("POST", "/orders").never();
  }

  @Test
  void lookOnSuchAConnectionIsRepairedUnseen() {
    server.when("GET", "/orders/42").then(Reaction.answer(200, "tea").thenDie());
    assertEquals("tea", orders.order(42));
    assertEquals("tea", orders.order(42));
    assertThat(server).received("GET", "/orders/42").times(2);
  }

  @Test
  void brokenAnswerToAnOrderIsNotAskedForAgain() {
    server.when("POST", "/orders").then(Reaction.answer(201, "number 42").cutAfter(40));
    thrown(IncompleteResponseException.class, () -> orders.place("tea"));
    assertThat(server).received("POST", "/orders").times(1);
  }

  @Test
  void silenceEndsWithTheLimit() {
    redial.close();
    redial = Redial.builder().baseUri("orders", server.uri("")).load(limit("300ms")).build();
    server.when("POST", "/orders").then(Reaction.stall());
    thrown(CallTimeoutException.class, () -> new OrdersClient(redial).place("tea"));
    assertThat(server).received("POST", "/orders").times(1);
  }

  private static Properties limit(String time) {
    Properties settings = new Properties();
    settings.setProperty("redial.api.orders.overall-timeout", time);
    return settings;
  }
}
