package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.runtime.connection.ExchangeFailure.Position;
import dev.redial.runtime.connection.OutgoingRequest.BodyMode;
import dev.redial.runtime.wire.HeadOption;
import dev.redial.runtime.wire.Persistence;
import dev.redial.runtime.wire.Persistence.Outlook;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of exchanges and what octets prove, without I/O and threads. */
class PipelineTest {
  private static final int HEAD = 10;
  private static final int BODY = 5;
  private static final int WINDOW = 100;
  private final IOException lost = new IOException("lost");

  private final Pipeline pipeline = new Pipeline();
  private final Deliveries deliveries = new Deliveries(1, 0);
  private final Batch output = new Batch(new WorkBuffers());

  private static Exchange exchange(Placement placement) {
    return exchange(
        placement == Placement.ALONE ? Idempotency.NON_IDEMPOTENT : Idempotency.SAFE,
        placement,
        Set.of());
  }

  private static Exchange exchange(
      Idempotency idempotency, Placement placement, Set<HeadOption> options) {
    Signal nobody = new SilentOwner();
    return new Exchange(
        new OutgoingRequest(
            "GET",
            "GET /",
            idempotency,
            placement,
            new byte[HEAD],
            new byte[BODY],
            BodyMode.WHOLE,
            options),
        nobody,
        0);
  }

  private Exchange admit(Idempotency idempotency) {
    Exchange exchange = exchange(idempotency, Placement.SHARED, Set.of());
    pipeline.admit(exchange, 16);
    return exchange;
  }

  private Exchange admit(Placement placement) {
    Exchange exchange = exchange(placement);
    pipeline.admit(exchange, 16);
    return exchange;
  }

  private Admission admission(Placement placement, int depth) {
    return pipeline.admission(exchange(placement).request(), depth, WINDOW);
  }

  private Delivery delivery(Exchange exchange) {
    return deliveries.byOctets(exchange, Position.HEAD, lost, pipeline.progress(0)).delivery();
  }

  @Test
  @Tag("L1")
  void nothingStandsBesideWhatWantsToBeAlone() {
    admit(Placement.ALONE);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.BARRIER);
    assertThat(admission(Placement.ALONE, 16)).isEqualTo(Admission.BARRIER);
  }

  @Test
  @Tag("L1")
  void whatWantsToBeAloneDoesNotJoinOthers() {
    admit(Placement.SHARED);
    assertThat(admission(Placement.ALONE, 16)).isEqualTo(Admission.OCCUPIED);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.ADMITTED);
    assertThat(admission(Placement.SHARED, 1)).isEqualTo(Admission.FULL);
  }

  @Test
  @Tag("P11")
  void nothingIsWrittenBehindAHeadUntilItIsAnswered() {
    admit(Placement.SHARED);
    admit(Placement.LAST);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.BARRIER);
    pipeline.stage(output, 0, 0);
    pipeline.completeHead(0);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.BARRIER);
    pipeline.completeHead(0);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.ADMITTED);
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
    pipeline.stage(output, 0, 0);
    assertThat(delivery(two)).as("while the write is under way").isEqualTo(Delivery.UNKNOWN);
    pipeline.accepted(accepted);
    assertThat(delivery(one)).isEqualTo(first);
    assertThat(delivery(two)).isEqualTo(second);
  }

  @Test
  void statusThatWasReadIsAnAnswer() {
    Exchange one = admit(Placement.SHARED);
    pipeline.stage(output, 0, 0);
    one.statusSeen();
    assertThat(delivery(one)).isEqualTo(Delivery.ANSWERED);
  }

  @Test
  @Tag("P2")
  void announcedCloseDisplacesWhatStandsBehind() {
    Exchange one = admit(Placement.SHARED);
    Exchange two = admit(Placement.SHARED);
    pipeline.stage(output, 0, 0);
    Exchange three = admit(Placement.SHARED);
    List<Exchange> displaced =
        pipeline.persist(
            new Persistence(Outlook.CLOSE_ANNOUNCED, OptionalInt.empty(), Optional.empty()));

    assertThat(displaced).containsExactly(two, three);
    assertThat(pipeline.head()).isSameAs(one);
    ExchangeFailure behind = deliveries.closedOut(two, lost, pipeline.progress(0));
    assertThat(behind.delivery()).isEqualTo(Delivery.NOT_PROCESSED);
    assertThat(behind.evidence()).isEqualTo(Evidence.CLOSE_ANNOUNCED);
    assertThat(deliveries.closedOut(three, lost, pipeline.progress(0)).delivery())
        .isEqualTo(Delivery.NOT_SENT);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.ENDING);
    assertThat(pipeline.completeHead(0)).isTrue();
  }

  @Test
  @Tag("P4")
  void remainingRequestsThatTheServerTakesAreNotExceeded() {
    admit(Placement.SHARED);
    pipeline.stage(output, 0, 0);
    pipeline.persist(new Persistence(Outlook.REUSABLE, OptionalInt.of(2), Optional.empty()));
    admit(Placement.SHARED);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.ADMITTED);
    admit(Placement.SHARED);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.FULL);
    pipeline.completeHead(0);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.FULL);
  }

  @Test
  @Tag("P4")
  void requestsAlreadyBehindCountToWhatRemains() {
    admit(Placement.SHARED);
    admit(Placement.SHARED);
    pipeline.stage(output, 0, 0);
    pipeline.persist(new Persistence(Outlook.REUSABLE, OptionalInt.of(1), Optional.empty()));
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.FULL);
    pipeline.completeHead(0);
    assertThat(pipeline.completeHead(0)).as("used up, so it is closed").isTrue();
  }

  @Test
  @Tag("L9")
  void octetsOutstandingStayWithinTheWindow() {
    int fitting = WINDOW / (HEAD + BODY);
    for (int i = 0; i < fitting; i++) {
      assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.ADMITTED);
      admit(Placement.SHARED);
    }
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.FULL);
    pipeline.stage(output, 0, 0);
    pipeline.completeHead(0);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  @Tag("S9")
  @Tag("L6")
  void onlySafeOnesAreTriedBehindOthers() {
    admit(Placement.SHARED);
    OutgoingRequest put = exchange(Idempotency.IDEMPOTENT, Placement.SHARED, Set.of()).request();
    assertThat(pipeline.admission(put, 2, WINDOW)).isEqualTo(Admission.FULL);
    assertThat(pipeline.admission(put, 4, WINDOW)).isEqualTo(Admission.ADMITTED);
    assertThat(admission(Placement.SHARED, 2)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  @Tag("S3")
  void octetsReadBeforeARequestWasWrittenAreNotItsAnswer() {
    Exchange one = admit(Placement.SHARED);
    pipeline.stage(output, 3, 0);
    assertThat(one.span.mayBeAnsweredBy(3)).isFalse();
    assertThat(one.span.mayBeAnsweredBy(4)).isTrue();
  }

  @Test
  @Tag("P2")
  void behindAnEndWithoutAnAnnouncementOnlySafeOnesAreDisplaced() {
    admit(Placement.SHARED);
    Exchange safe = admit(Placement.SHARED);
    Exchange put = admit(Idempotency.IDEMPOTENT);
    pipeline.stage(output, 0, 0);
    Exchange unwritten = admit(Idempotency.IDEMPOTENT);
    List<Exchange> displaced =
        pipeline.persist(new Persistence(Outlook.ENDS, OptionalInt.empty(), Optional.empty()));

    assertThat(displaced).containsExactly(safe, unwritten);
    assertThat(pipeline.close()).hasSize(2).endsWith(put);
  }

  @Test
  @Tag("L10")
  void nothingJoinsAStuckHeadAndOnlySafeOnesAreTold() {
    admit(Placement.SHARED);
    Exchange safe = admit(Placement.SHARED);
    admit(Idempotency.IDEMPOTENT);
    pipeline.stage(output, 0, 0);

    assertThat(pipeline.getStuck()).containsExactly(safe);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.STUCK);
    pipeline.completeHead(0);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  @Tag("L6")
  @Tag("S9")
  void nothingJoinsATrialUntilItIsAnswered() {
    admit(Placement.SHARED);
    pipeline.admit(exchange(Placement.SHARED), 2);
    pipeline.stage(output, 0, 0);
    pipeline.completeHead(0);
    assertThat(admission(Placement.SHARED, 2)).isEqualTo(Admission.FULL);
    pipeline.completeHead(0);
    assertThat(admission(Placement.SHARED, 2)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  @Tag("P2")
  void lastAnswerClosesEvenIfOthersWait() {
    admit(Idempotency.IDEMPOTENT);
    admit(Idempotency.IDEMPOTENT);
    pipeline.stage(output, 0, 0);
    var displaced =
        pipeline.persist(new Persistence(Outlook.ENDS, OptionalInt.empty(), Optional.empty()));
    assertThat(displaced).isEmpty();
    assertThat(pipeline.completeHead(0)).isTrue();
  }

  @Test
  @Tag("L7")
  void nothingJoinsAnAnswerThatNobodyWants() {
    Exchange unwanted = admit(Placement.SHARED);
    pipeline.stage(output, 0, 0);
    pipeline.discard(unwanted);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.STUCK);
    pipeline.completeHead(0);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  @Tag("P3")
  void nothingFollowsARequestThatSaidClose() {
    Exchange last = exchange(Idempotency.SAFE, Placement.ALONE, Set.of(HeadOption.CLOSE));
    pipeline.admit(last, 16);
    pipeline.stage(output, 0, 0);
    assertThat(admission(Placement.SHARED, 16)).isEqualTo(Admission.BARRIER);
    assertThat(pipeline.completeHead(0)).as("it is closed").isTrue();
  }

  @Test
  @Tag("C4")
  void unansweredExpectationWithoutABodyOctetIsEvidence() {
    Exchange asked =
        exchange(Idempotency.NON_IDEMPOTENT, Placement.ALONE, Set.of(HeadOption.EXPECT_CONTINUE));
    pipeline.admit(asked, 16);
    pipeline.stage(output, 0, 0);
    pipeline.accepted(HEAD);
    ExchangeFailure failure = deliveries.byOctets(asked, Position.HEAD, lost, pipeline.progress(0));
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_PROCESSED);
    assertThat(failure.evidence()).isEqualTo(Evidence.EXPECTATION_UNANSWERED);

    asked.receiveInterim();
    assertThat(delivery(asked)).as("the server has spoken").isEqualTo(Delivery.UNKNOWN);
    asked.release();
    pipeline.stage(output, 0, 0);
    pipeline.accepted(HEAD + 1);
    assertThat(delivery(asked)).isEqualTo(Delivery.UNKNOWN);
  }
}
