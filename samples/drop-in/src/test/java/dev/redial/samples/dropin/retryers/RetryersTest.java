package dev.redial.samples.dropin.retryers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.failsafe.Failsafe;
import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.RedialHttpClient;
import dev.redial.samples.dropin.shop.Shopping;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** An order whose answers are always lost, and who sends it again all the same. */
@Timeout(30)
final class RetryersTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  private Shopping shopping;
  private RedialHttpClient http;

  @BeforeEach
  void begin() throws IOException {
    shopping = Shopping.begin();
    http = RedialHttpClient.newBuilder().connectionManager(shopping.connections()).build();
    shopping.shop().loseAnswersTo("POST", Integer.MAX_VALUE);
  }

  @AfterEach
  void end() {
    shopping.close();
    http.close();
  }

  private String order() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(shopping.shop().uri().resolve("/orders"))
            .POST(BodyPublishers.ofString("1"))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  /** How often an order came that somebody has sent by {@code calls} and despaired of. */
  private long arrivals(Callable<String> calls) {
    assertThatThrownBy(calls::call)
        .satisfies(failure -> assertThat(Doubt.isLeftBy(failure)).isTrue());
    return shopping.shop().arrived("POST");
  }

  @Test
  void aloneItArrivesOnce() {
    assertThat(arrivals(this::order)).isEqualTo(1);
  }

  @Test
  void resilience4jSendsItThreeTimes() {
    RetryConfig config = RetryConfig.custom().waitDuration(SHORT).build();
    assertThat(arrivals(Retry.decorateCallable(Retry.of("order", config), this::order)))
        .isEqualTo(3);
  }

  @Test
  void resilience4jMayBeToldNotTo() {
    RetryConfig config =
        RetryConfig.custom()
            .waitDuration(SHORT)
            .retryOnException(failure -> !Doubt.isLeftBy(failure))
            .build();
    assertThat(arrivals(Retry.decorateCallable(Retry.of("order", config), this::order)))
        .isEqualTo(1);
  }

  @Test
  void failsafeSendsItThreeTimes() {
    var policy = dev.failsafe.RetryPolicy.<String>builder().build();
    assertThat(arrivals(() -> Failsafe.with(policy).get(this::order))).isEqualTo(3);
  }

  @Test
  void failsafeMayBeToldNotTo() {
    var policy =
        dev.failsafe.RetryPolicy.<String>builder()
            .abortIf((answer, failure) -> failure != null && Doubt.isLeftBy(failure))
            .build();
    assertThat(arrivals(() -> Failsafe.with(policy).get(this::order))).isEqualTo(1);
  }

  @Test
  void springsTemplateSendsItFourTimes() {
    RetryPolicy policy = RetryPolicy.builder().delay(SHORT).build();
    assertThat(arrivals(() -> new RetryTemplate(policy).execute(this::order))).isEqualTo(4);
  }

  @Test
  void springsTemplateMayBeToldNotTo() {
    RetryPolicy policy =
        RetryPolicy.builder().delay(SHORT).predicate(failure -> !Doubt.isLeftBy(failure)).build();
    assertThat(arrivals(() -> new RetryTemplate(policy).execute(this::order))).isEqualTo(1);
  }

  @Test
  void timeoutOfAnOrderLeavesTheSameDoubt() {
    HttpRequest request =
        HttpRequest.newBuilder(shopping.shop().uri().resolve("/never"))
            .timeout(Duration.ofMillis(200))
            .POST(BodyPublishers.ofString("1"))
            .build();
    shopping.shop().loseAnswersTo("POST", 0);

    assertThatThrownBy(() -> http.send(request, BodyHandlers.discarding()))
        .isInstanceOf(CallTimeoutException.class)
        .satisfies(failure -> assertThat(Doubt.isLeftBy(failure)).isTrue());
  }

  @Test
  void orderThatNobodyCanHaveActedOnLeavesNone() {
    shopping.shop().close();

    assertThatThrownBy(this::order)
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(UnconfirmedRequestException.class)
        .satisfies(failure -> assertThat(Doubt.isLeftBy(failure)).isFalse());
  }
}
