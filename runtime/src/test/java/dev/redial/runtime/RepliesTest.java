package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Endpoint;
import dev.redial.HttpStatusException;
import dev.redial.codec.BodyType;
import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.ConnectFailedException;
import dev.redial.resend.Delivery;
import dev.redial.resend.Reply;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What became of a call, as a value. */
class RepliesTest {
  private static final Returns<Reply<Order, Problem>> REPLY =
      Returns.reply(BodyType.of(Order.class), BodyType.of(Problem.class));

  public record Order(int number) {}

  public record Problem(String title) {}

  private static Reply<Order, Problem> reply(Endpoint endpoint, RawServer server) {
    try (server;
        RedialHttpClient http = Shop.once()) {
      return Shop.call(http, server, endpoint).send(REPLY);
    }
  }

  private static RawServer answering(int status, String content) {
    return Shop.answering(status, "application/json", content);
  }

  private static RawServer closing() {
    return RawServer.start(
        connection -> {
          connection.readRequest();
          connection.close();
        });
  }

  private static RawServer silent() {
    return RawServer.start(
        connection -> {
          connection.readRequest();
          connection.awaitClose();
        });
  }

  @Test
  void successIsOk() {
    assertThat(reply(Shop.POST, answering(201, "{\"number\":7}")))
        .isInstanceOfSatisfying(
            Reply.Ok.class,
            ok -> {
              assertThat(ok.status()).isEqualTo(201);
              assertThat(ok.body()).isEqualTo(new Order(7));
              assertThat(ok.headers().firstValue("Content-Type")).contains("application/json");
            });
  }

  @Test
  void otherStatusIsAnError() {
    assertThat(reply(Shop.POST, answering(409, "{\"title\":\"taken\"}")))
        .isInstanceOfSatisfying(
            Reply.Error.class,
            error -> {
              assertThat(error.status()).isEqualTo(409);
              assertThat(error.body()).isEqualTo(new Problem("taken"));
            });
  }

  @Test
  void errorOfSomebodyElseIsThrownWithItsContent() {
    assertThatThrownBy(() -> reply(Shop.POST, Shop.answering(502, "text/html", "<html>")))
        .isInstanceOfSatisfying(
            HttpStatusException.class, e -> assertThat(e.bodyAsString()).isEqualTo("<html>"));
  }

  @Test
  void lostAnswerOfANonIdempotentCallIsUnconfirmed() {
    assertThat(reply(Shop.POST, closing()))
        .isInstanceOfSatisfying(
            Reply.Unconfirmed.class,
            doubt -> {
              assertThat(doubt.delivery()).isEqualTo(Delivery.UNKNOWN);
              assertThat(doubt.cause()).isInstanceOf(UnconfirmedRequestException.class);
            });
  }

  @Test
  void timeoutOfANonIdempotentCallIsUnconfirmed() {
    assertThat(reply(Shop.POST.withOverallTimeout(Duration.ofMillis(100)), silent()))
        .isInstanceOfSatisfying(
            Reply.Unconfirmed.class,
            doubt -> assertThat(doubt.cause()).isInstanceOf(CallTimeoutException.class));
  }

  @Test
  void lostAnswerOfASafeCallIsThrown() {
    assertThatThrownBy(() -> reply(Shop.GET, closing())).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void nothingIsInDoubtWhereNothingWasSent() {
    RawServer gone = silent();
    gone.close();
    assertThatThrownBy(() -> reply(Shop.POST, gone))
        .hasCauseInstanceOf(ConnectFailedException.class);
  }

  @Test
  void voidHasNoBody() {
    try (RawServer server = answering(500, "x");
        RedialHttpClient http = Shop.once()) {
      Reply<Void, Void> reply =
          Shop.call(http, server, Shop.POST)
              .send(Returns.reply(BodyType.of(Void.class), BodyType.of(Void.class)));
      assertThat(reply)
          .isInstanceOfSatisfying(Reply.Error.class, error -> assertThat(error.body()).isNull());
    }
  }

  @Test
  void futureBringsDoubtAsAValueToo() throws Exception {
    try (RawServer server = closing();
        RedialHttpClient http = Shop.once()) {
      assertThat(Shop.call(http, server, Shop.POST).sendAsync(REPLY).get(10, TimeUnit.SECONDS))
          .isInstanceOf(Reply.Unconfirmed.class);
    }
  }

  @Test
  void checkedSendThrowsWhatIsNoDoubt() {
    try (RawServer server = closing();
        RedialHttpClient http = Shop.once()) {
      assertThatThrownBy(() -> Shop.call(http, server, Shop.GET).sendChecked(REPLY))
          .isInstanceOf(IOException.class);
    }
  }
}
