package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt.ConnectionUse;
import dev.redial.runtime.call.ResendTable.Facts;
import dev.redial.runtime.call.ResendTable.Handover;
import dev.redial.runtime.call.ResendTable.Replay;
import dev.redial.runtime.call.ResendTable.Trust;
import dev.redial.runtime.connection.Evidence;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.ExchangeFailure.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cell of the table, and that no cell re-sends what may not be. */
class ResendTableTest {
  private static final ConnectionUse NEW = new ConnectionUse(1, 0, Duration.ofSeconds(1), 10);
  private static final ConnectionUse REUSED = new ConnectionUse(1, 3, Duration.ofSeconds(1), 10);

  private final ResendTable table = new ResendTable(Trust.NONE);

  /** A row: what is true unless a test says otherwise. */
  private record Row(
      Delivery delivery,
      Evidence evidence,
      Breakage breakage,
      ConnectionUse use,
      Position position,
      Replay replay,
      Handover handover,
      Resent resent) {

    static Row of(Delivery delivery) {
      return new Row(
          delivery,
          Evidence.OCTETS,
          Breakage.LOST,
          NEW,
          Position.HEAD,
          Replay.REPLAYABLE,
          Handover.NOT_YET,
          Resent.NEVER);
    }

    Row by(Evidence other) {
      return new Row(delivery, other, breakage, use, position, replay, handover, resent);
    }

    Row in(Breakage other) {
      return new Row(delivery, evidence, other, use, position, replay, handover, resent);
    }

    Row on(ConnectionUse other) {
      return new Row(delivery, evidence, breakage, other, position, replay, handover, resent);
    }

    Row at(Position other) {
      return new Row(delivery, evidence, breakage, use, other, replay, handover, resent);
    }

    Row with(Replay other) {
      return new Row(delivery, evidence, breakage, use, position, other, handover, resent);
    }

    Row when(Handover other) {
      return new Row(delivery, evidence, breakage, use, position, replay, other, resent);
    }

    Row after(Resent other) {
      return new Row(delivery, evidence, breakage, use, position, replay, handover, other);
    }

    Facts of(Idempotency idempotency) {
      ExchangeFailure failure =
          new ExchangeFailure(delivery, evidence, new IOException("lost"), use, position);
      return new Facts(failure, breakage, idempotency, replay, handover, resent);
    }
  }

  private void rules(Row row, Ruling safe, Ruling idempotent, Ruling nonIdempotent) {
    assertThat(table.rule(row.of(Idempotency.SAFE))).as("SAFE").isEqualTo(safe);
    assertThat(table.rule(row.of(Idempotency.IDEMPOTENT))).as("IDEMPOTENT").isEqualTo(idempotent);
    assertThat(table.rule(row.of(Idempotency.NON_IDEMPOTENT)))
        .as("NON_IDEMPOTENT")
        .isEqualTo(nonIdempotent);
  }

  private void rulesAlike(Row row, Ruling all) {
    rules(row, all, all, all);
  }

  @ParameterizedTest
  @CsvSource({"0, AT_ONCE", "4, AT_ONCE", "5, BY_POLICY"})
  @Tag("R3")
  void notSentOnAConnectionIsSentAgainAtOnceUpToFiveTimes(int had, Ruling ruling) {
    rulesAlike(Row.of(Delivery.NOT_SENT).on(REUSED).after(new Resent(had, 0, 0, 0)), ruling);
  }

  @Test
  @Tag("R3")
  void failedDialIsLeftToThePolicy() {
    rulesAlike(Row.of(Delivery.NOT_SENT).in(Breakage.DIAL), Ruling.BY_POLICY);
  }

  @Test
  @Tag("R3")
  void hopelessDialIsNotTriedAgain() {
    rulesAlike(Row.of(Delivery.NOT_SENT).in(Breakage.DIAL_HOPELESS), Ruling.GIVE_UP);
  }

  @ParameterizedTest
  @CsvSource({"0, AT_ONCE", "2, AT_ONCE", "3, BY_POLICY"})
  @Tag("R3")
  void partialHeadIsSentAgainAtOnceUpToThreeTimes(int had, Ruling ruling) {
    rulesAlike(Row.of(Delivery.NOT_PROCESSED).after(new Resent(0, had, 0, 0)), ruling);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSE_ANNOUNCED", "EXPECTATION_UNANSWERED"})
  @Tag("R1")
  void aServersWordIsBelievedForIdempotentCallsAndAskedAboutForOthers(Evidence evidence) {
    rules(Row.of(Delivery.NOT_PROCESSED).by(evidence), Ruling.AT_ONCE, Ruling.AT_ONCE, Ruling.ASK);
  }

  @Test
  @Tag("P2")
  @Tag("L4")
  void whatStoodBehindAnAnnouncedCloseIsNeverUsedUp() {
    Resent often = new Resent(99, 99, 99, 99);
    rulesAlike(
        Row.of(Delivery.NOT_SENT).on(REUSED).at(Position.DISPLACED).after(often), Ruling.AT_ONCE);
    rules(
        Row.of(Delivery.NOT_PROCESSED)
            .by(Evidence.CLOSE_ANNOUNCED)
            .at(Position.DISPLACED)
            .after(often),
        Ruling.AT_ONCE,
        Ruling.AT_ONCE,
        Ruling.ASK);
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSE_ANNOUNCED, true, false, false, AT_ONCE",
    "CLOSE_ANNOUNCED, false, true, true, ASK",
    "EXPECTATION_UNANSWERED, false, true, false, AT_ONCE",
    "EXPECTATION_UNANSWERED, true, false, true, ASK",
    "STREAM_REFUSED, false, false, true, AT_ONCE",
    "STREAM_REFUSED, true, true, false, ASK"
  })
  @Tag("R1")
  void trustIsConfiguredForEachEvidence(
      Evidence evidence, boolean close, boolean expectContinue, boolean refused, Ruling ruling) {
    ResendTable trusting = new ResendTable(new Trust(close, expectContinue, refused));
    Row row = Row.of(Delivery.NOT_PROCESSED).by(evidence);
    assertThat(trusting.rule(row.of(Idempotency.NON_IDEMPOTENT))).isEqualTo(ruling);
  }

  @Test
  @Tag("R4")
  void unknownOnAFreshConnectionIsLeftToThePolicyOrAskedAbout() {
    rules(Row.of(Delivery.UNKNOWN), Ruling.BY_POLICY, Ruling.BY_POLICY, Ruling.ASK);
  }

  @Test
  @Tag("R2")
  void unknownOnAReusedConnectionIsSentAgainOnceAtOnceOrAskedAbout() {
    rules(Row.of(Delivery.UNKNOWN).on(REUSED), Ruling.AT_ONCE, Ruling.AT_ONCE, Ruling.ASK);
    rules(
        Row.of(Delivery.UNKNOWN).on(REUSED).after(new Resent(0, 0, 1, 0)),
        Ruling.BY_POLICY,
        Ruling.BY_POLICY,
        Ruling.ASK);
  }

  @ParameterizedTest
  @CsvSource({"0, AT_ONCE", "2, AT_ONCE", "3, BY_POLICY"})
  @Tag("L4")
  void followersAreNotChargedForThreeLosses(int had, Ruling ruling) {
    rules(
        Row.of(Delivery.UNKNOWN).at(Position.FOLLOWER).after(new Resent(0, 0, 0, had)),
        ruling,
        ruling,
        Ruling.ASK);
  }

  @Test
  void answeredButNotHandedOverIsLeftToThePolicyForIdempotentCallsOnly() {
    rules(Row.of(Delivery.ANSWERED), Ruling.BY_POLICY, Ruling.BY_POLICY, Ruling.GIVE_UP);
  }

  @Test
  void answeredAndHandedOverIsNeverSentAgain() {
    rulesAlike(Row.of(Delivery.ANSWERED).when(Handover.HANDED_OVER), Ruling.GIVE_UP);
  }

  @ParameterizedTest
  @EnumSource(Delivery.class)
  @Tag("F2")
  void breachOfProtocolIsNeverSentAgain(Delivery delivery) {
    rulesAlike(Row.of(delivery).in(Breakage.VIOLATION), Ruling.GIVE_UP);
  }

  @ParameterizedTest
  @EnumSource(Delivery.class)
  @Tag("R5")
  void whatCanBeSentOnlyOnceIsNeverSentAgainNorAskedAbout(Delivery delivery) {
    rulesAlike(Row.of(delivery).with(Replay.ONE_SHOT), Ruling.GIVE_UP);
  }

  static Stream<Facts> everythingNonIdempotentThatMayHaveBeenProcessed() {
    return Stream.of(NEW, REUSED)
        .flatMap(
            use ->
                Stream.of(Position.HEAD, Position.FOLLOWER)
                    .flatMap(
                        position ->
                            Stream.of(Delivery.UNKNOWN, Delivery.ANSWERED)
                                .map(delivery -> Row.of(delivery).on(use).at(position))))
        .map(row -> row.of(Idempotency.NON_IDEMPOTENT));
  }

  @ParameterizedTest
  @MethodSource("everythingNonIdempotentThatMayHaveBeenProcessed")
  @Tag("S15")
  void nothingNonIdempotentIsSentTwiceUnasked(Facts facts) {
    assertThat(table.rule(facts)).isIn(Ruling.ASK, Ruling.GIVE_UP);
  }
}
