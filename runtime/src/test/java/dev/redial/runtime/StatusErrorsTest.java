package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.HttpStatusException;
import dev.redial.codec.BodyType;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A status that stands for an exception of the application's own. */
class StatusErrorsTest {
  private static final Returns<String> TEXT =
      Returns.<String>body(BodyType.of(String.class))
          .<Problem>onStatus(410, BodyType.of(Problem.class), OrderGone::new)
          .<String>onStatus(409, BodyType.of(String.class), Conflict::new);

  public record Problem(String title) {}

  /** Unchecked, without a cause of its own. */
  static final class OrderGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OrderGone(int status, Problem body) {
      super(status + " " + body.title());
    }
  }

  /** Checked, with a cause of its own. */
  static final class Conflict extends Exception {
    private static final long serialVersionUID = 1L;

    Conflict(int status, String body) {
      super(status + " " + body, new IllegalStateException());
    }
  }

  private static <T> T returned(Returns<T> returns, int status, String content) {
    try (RawServer server = Shop.answering(status, "application/json", content);
        RedialHttpClient http = Shop.once()) {
      return Shop.call(http, server, Shop.GET).send(returns);
    }
  }

  @Test
  void statusBecomesItsExceptionWithTheAnswerAsCause() {
    assertThatThrownBy(() -> returned(TEXT, 410, "{\"title\":\"sold\"}"))
        .isInstanceOf(OrderGone.class)
        .hasMessage("410 sold")
        .cause()
        .isInstanceOfSatisfying(
            HttpStatusException.class,
            e -> assertThat(e.headers().firstValue("Content-Type")).contains("application/json"));
  }

  @Test
  void checkedOneIsThrownAsItIs() {
    assertThatThrownBy(() -> returned(TEXT, 409, "again"))
        .isInstanceOf(Conflict.class)
        .hasMessage("409 again")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .isInstanceOf(HttpStatusException.class));
  }

  @Test
  void otherStatusesStayAsTheyAre() {
    assertThatThrownBy(() -> returned(TEXT, 404, "no")).isInstanceOf(HttpStatusException.class);
    assertThat(returned(TEXT, 200, "yes")).isEqualTo("yes");
  }

  /** An I/O fault by its type, but of the application's own. */
  static final class Busy extends IOException {
    private static final long serialVersionUID = 1L;

    Busy(int status, String body) {
      super(status + " " + body);
    }
  }

  /** As if somebody had interrupted the caller. */
  static final class Halted extends InterruptedException {
    private static final long serialVersionUID = 1L;

    Halted(int status, String body) {
      super(status + " " + body);
    }
  }

  /** The ways to send, which wrap faults of the network and interrupts in different ways. */
  enum Way {
    SEND {
      @Override
      Object call(EndpointCall call, Returns<?> returns) {
        return call.send(returns);
      }
    },
    CHECKED {
      @Override
      Object call(EndpointCall call, Returns<?> returns) throws Exception {
        return call.sendChecked(returns);
      }
    },
    THROWING {
      @Override
      Object call(EndpointCall call, Returns<?> returns) throws Exception {
        return call.sendThrowing(returns);
      }
    };

    abstract Object call(EndpointCall call, Returns<?> returns) throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void exceptionIsThrownAsItIsWhateverItsType(Way way) {
    Returns<String> text =
        TEXT.<String>onStatus(423, BodyType.of(String.class), Busy::new)
            .<String>onStatus(418, BodyType.of(String.class), Halted::new);
    try (RawServer busy = Shop.answering(423, "text/plain", "busy");
        RawServer halted = Shop.answering(418, "text/plain", "halted");
        RedialHttpClient http = Shop.once()) {
      assertThatThrownBy(() -> way.call(Shop.call(http, busy, Shop.GET), text))
          .isInstanceOf(Busy.class)
          .hasMessage("423 busy")
          .hasCauseInstanceOf(HttpStatusException.class);
      assertThatThrownBy(() -> way.call(Shop.call(http, halted, Shop.GET), text))
          .isInstanceOf(Halted.class)
          .hasCauseInstanceOf(HttpStatusException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void bodyThatDoesNotFitLeavesThePlainException() {
    assertThatThrownBy(() -> returned(TEXT, 410, "<html>"))
        .isInstanceOfSatisfying(
            HttpStatusException.class, e -> assertThat(e.bodyAsString()).isEqualTo("<html>"))
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void emptyOptionalComesBeforeTheMapping() {
    Returns<Optional<String>> maybe =
        Returns.<String>optional(BodyType.of(String.class))
            .<String>onStatus(404, BodyType.of(String.class), Conflict::new);
    assertThat(returned(maybe, 404, "no")).isEmpty();
  }

  @Test
  void optionalNumberKeepsItsMappings() {
    assertThatThrownBy(
            () ->
                returned(
                    Returns.optionalLong()
                        .<String>onStatus(409, BodyType.of(String.class), Conflict::new),
                    409,
                    "again"))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void streamAndFutureFailWithIt() {
    Returns<InputStream> stream =
        Returns.stream().<String>onStatus(409, BodyType.of(String.class), Conflict::new);
    try (RawServer server = Shop.answering(409, "text/plain", "again");
        RedialHttpClient http = Shop.once()) {
      assertThatThrownBy(
              () -> Shop.call(http, server, Shop.GET).sendAsync(stream).get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(Conflict.class);
    }
  }

  /** What an application might take for a part of futures. */
  static final class Postponed extends CompletionException {
    private static final long serialVersionUID = 1L;

    Postponed(int status, String body) {
      super(status + " " + body);
    }
  }

  @Test
  void futureFailsWithItWhateverItsType() {
    Returns<String> text = TEXT.<String>onStatus(425, BodyType.of(String.class), Postponed::new);
    try (RawServer server = Shop.answering(425, "text/plain", "later");
        RedialHttpClient http = Shop.once()) {
      assertThatThrownBy(
              () -> Shop.call(http, server, Shop.GET).sendAsync(text).get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(Postponed.class);
    }
  }

  @Test
  void constructorThatThrowsDoesNotHideTheStatus() {
    Returns<String> text =
        TEXT.<String>onStatus(
            425,
            BodyType.of(String.class),
            (status, body) -> {
              throw new IllegalStateException("constructor");
            });
    assertThatThrownBy(() -> returned(text, 425, "later"))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .isInstanceOf(HttpStatusException.class));
  }

  @Test
  void statusExceptionReadsItsBody() {
    assertThatThrownBy(
            () -> returned(Returns.body(BodyType.of(String.class)), 400, "{\"title\":\"bad\"}"))
        .isInstanceOfSatisfying(
            HttpStatusException.class,
            e -> assertThat(e.body(Problem.class)).isEqualTo(new Problem("bad")));
  }
}
