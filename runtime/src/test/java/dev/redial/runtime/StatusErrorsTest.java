package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.HttpStatusException;
import dev.redial.codec.BodyType;
import dev.redial.testing.RawServer;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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

  @Test
  void statusExceptionReadsItsBody() {
    assertThatThrownBy(
            () -> returned(Returns.body(BodyType.of(String.class)), 400, "{\"title\":\"bad\"}"))
        .isInstanceOfSatisfying(
            HttpStatusException.class,
            e -> assertThat(e.body(Problem.class)).isEqualTo(new Problem("bad")));
  }
}
