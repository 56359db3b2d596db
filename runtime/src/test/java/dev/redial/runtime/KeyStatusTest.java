package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.redial.Endpoint;
import dev.redial.HttpStatusException;
import dev.redial.Idempotency;
import dev.redial.testing.RawServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the message of a status says where the call has a key. */
@Tag("R7")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class KeyStatusTest {
  private static final Endpoint PAY =
      Endpoint.of("shop", "pay", "POST", "/x", Idempotency.NON_IDEMPOTENT);
  private static final Endpoint KEYED = PAY.withIdempotencyKey("X-Key", Duration.ofHours(1));

  /** Of a call that is tried once. */
  private static String messageOf(Endpoint endpoint, int status) {
    try (RawServer server = Shop.answering(status, "text/plain", "no");
        RedialHttpClient http = Shop.once()) {
      EndpointCall call = Shop.call(http, server, endpoint);
      HttpStatusException thrown =
          catchThrowableOfType(HttpStatusException.class, () -> call.send(Returns.nothing()));
      assertThat(thrown.status()).isEqualTo(status);
      return thrown.getMessage();
    }
  }

  @Test
  void conflictMayBeAnEarlierCopyOfTheSame() {
    assertThat(messageOf(KEYED, 409))
        .contains("was answered with status 409: it conflicts with what is there")
        .endsWith("at work on an earlier copy with the same idempotency key");
  }

  @Test
  void contentThatIsRefusedMayHaveAKeyOfAnother() {
    assertThat(messageOf(KEYED, 422))
        .contains("was answered with status 422: its content was refused")
        .endsWith("give each content a key of its own");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500, 503})
  void otherStatusesHaveNothingToDoWithIt(int status) {
    assertThat(messageOf(KEYED, status)).endsWith("was answered with status " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 422})
  void nothingIsSaidOfAKeyWhereThereIsNone(int status) {
    assertThat(messageOf(PAY, status)).endsWith("was answered with status " + status);
  }
}
