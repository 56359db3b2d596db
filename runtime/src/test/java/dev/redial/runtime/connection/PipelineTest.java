package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.runtime.connection.ExchangeFailure.Position;
import dev.redial.runtime.connection.OutgoingRequest.BodyMode;
import dev.redial.runtime.wire.Persistence;
import dev.redial.runtime.wire.Persistence.Outlook;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of exchanges and what octets prove, without I/O and threads. */
class PipelineTest {
  private static final int HEAD = 10;
  private static final int BODY = 5;
  private final IOException lost = new IOException("lost");

  private final Pipeline pipeline = new Pipeline(1, 0);
  private final List<ByteBuffer> output = new ArrayList<>();

  private static Exchange exchange(Placement placement) {
    Signal nobody =
        new Signal() {
          @Override
          public void raise() {}

          @Override
          public void nudge() {}

          @Override
          public boolean readsItself() {
            return false;
          }
        };
    Idempotency idempotency =
        placement == Placement.ALONE ? Idempotency.NON_IDEMPOTENT : Idempotency.SAFE;
    return new Exchange(
        new OutgoingRequest(
            "GET", idempotency, placement, new byte[HEAD], new byte[BODY], BodyMode.WHOLE),
        nobody,
        0);
  }

  private Exchange admit(Placement placement) {
    Exchange exchange = exchange(placement);
    pipeline.admit(exchange);
    return exchange;
  }

  private Delivery delivery(Exchange exchange) {
    return pipeline.classify(exchange, Position.HEAD, lost, 0).delivery();
  }

  @Test
  @Tag("L1")
  void nothingStandsBesideWhatWantsToBeAlone() {
    admit(Placement.ALONE);
    assertThat(pipeline.admission(Placement.SHARED, 16)).isEqualTo(Admission.BARRIER);
    assertThat(pipeline.admission(Placement.ALONE, 16)).isEqualTo(Admission.BARRIER);
  }

  @Test
  @Tag("L1")
  void whatWantsToBeAloneDoesNotJoinOthers() {
    admit(Placement.SHARED);
    assertThat(pipeline.admission(Placement.ALONE, 16)).isEqualTo(Admission.OCCUPIED);
    assertThat(pipeline.admission(Placement.SHARED, 16)).isEqualTo(Admission.ADMITTED);
    assertThat(pipeline.admission(Placement.SHARED, 1)).isEqualTo(Admission.FULL);
  }

  @Test
  @Tag("P11")
  void nothingIsWrittenBehindAHeadUntilItIsAnswered() {
    admit(Placement.SHARED);
    admit(Placement.LAST);
    assertThat(pipeline.admission(Placement.SHARED, 16)).isEqualTo(Admission.BARRIER);
    pipeline.stage(output);
    pipeline.completeHead();
    assertThat(pipeline.admission(Placement.SHARED, 16)).isEqualTo(Admission.BARRIER);
    pipeline.completeHead();
    assertThat(pipeline.admission(Placement.SHARED, 16)).isEqualTo(Admission.ADMITTED);
  }

  @ParameterizedTest
  @CsvSource({
    "0, NOT_SENT, NOT_SENT", "1, NOT_PROCESSED, NOT_SENT", "9, NOT_PROCESSED, NOT_SENT",
    "10, UNKNOWN, NOT_SENT", "15, UNKNOWN, NOT_SENT", "16, UNKNOWN, NOT_PROCESSED",
    "24, UNKNOWN, NOT_PROCESSED", "25, UNKNOWN, UNKNOWN", "30, UNKNOWN, UNKNOWN"
  })
  void octetsProveTheDelivery(long accepted, Delivery first, Delivery second) {
    Exchange one = admit(Placement.SHARED);
    Exchange two = admit(Placement.SHARED);
    assertThat(delivery(one)).isEqualTo(Delivery.NOT_SENT);
    pipeline.stage(output);
    assertThat(delivery(two)).as("while the write is under way").isEqualTo(Delivery.UNKNOWN);
    pipeline.accepted(accepted);
    assertThat(delivery(one)).isEqualTo(first);
    assertThat(delivery(two)).isEqualTo(second);
  }

  @Test
  void statusThatWasReadIsAnAnswer() {
    Exchange one = admit(Placement.SHARED);
    pipeline.stage(output);
    one.statusSeen();
    assertThat(delivery(one)).isEqualTo(Delivery.ANSWERED);
  }

  @Test
  @Tag("P2")
  void announcedCloseDisplacesWhatStandsBehind() {
    Exchange one = admit(Placement.SHARED);
    Exchange two = admit(Placement.SHARED);
    pipeline.stage(output);
    Exchange three = admit(Placement.SHARED);
    List<Exchange> displaced =
        pipeline.persist(
            new Persistence(Outlook.CLOSE_ANNOUNCED, OptionalInt.empty(), Optional.empty()));

    assertThat(displaced).containsExactly(two, three);
    assertThat(pipeline.head()).isSameAs(one);
    ExchangeFailure behind = pipeline.closedOut(two, lost, 0);
    assertThat(behind.delivery()).isEqualTo(Delivery.NOT_PROCESSED);
    assertThat(behind.evidence()).isEqualTo(Evidence.CLOSE_ANNOUNCED);
    assertThat(pipeline.closedOut(three, lost, 0).delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(pipeline.admission(Placement.SHARED, 16)).isEqualTo(Admission.ENDING);
    assertThat(pipeline.completeHead()).isTrue();
  }

  @Test
  @Tag("P4")
  void remainingRequestsThatTheServerTakesAreNotExceeded() {
    admit(Placement.SHARED);
    pipeline.stage(output);
    pipeline.persist(new Persistence(Outlook.REUSABLE, OptionalInt.of(2), Optional.empty()));
    admit(Placement.SHARED);
    assertThat(pipeline.admission(Placement.SHARED, 16)).isEqualTo(Admission.ADMITTED);
    admit(Placement.SHARED);
    assertThat(pipeline.admission(Placement.SHARED, 16)).isEqualTo(Admission.FULL);
    pipeline.completeHead();
    assertThat(pipeline.admission(Placement.SHARED, 16)).isEqualTo(Admission.FULL);
  }

  @Test
  @Tag("P4")
  void requestsAlreadyBehindCountToWhatRemains() {
    admit(Placement.SHARED);
    admit(Placement.SHARED);
    pipeline.stage(output);
    pipeline.persist(new Persistence(Outlook.REUSABLE, OptionalInt.of(1), Optional.empty()));
    assertThat(pipeline.admission(Placement.SHARED, 16)).isEqualTo(Admission.FULL);
    pipeline.completeHead();
    assertThat(pipeline.completeHead()).as("used up, so it is closed").isTrue();
  }
}
