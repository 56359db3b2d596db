package dev.redial.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.resend.Delivery;
import dev.redial.samples.bookshop.Story.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The story, with what server and line have counted. */
class StoryTest {
  private static final int CALLS = BookshopServer.BOOKS;
  private static final String QUESTION =
      "The order may have been placed already. Send it again? [y/N]";

  private final StringWriter text = new StringWriter();
  private final Page page = new Page(new PrintWriter(text), Page.Colour.NONE);

  private Outcome tell(String... args) throws Exception {
    return new Story(page, OrderQuestion.of(page, args)).tell();
  }

  /** Long lines are broken: what is asserted are words. */
  private String text() {
    return text.toString().replaceAll("\\s+", " ");
  }

  @Test
  void withoutConfirmationTheOrderArrivesOnce() throws Exception {
    Outcome outcome = tell("--no");

    assertThat(outcome.ordering().tally().attempts()).isEqualTo(1);
    assertThat(outcome.placed()).hasSize(1);
    assertThat(outcome.ordering().order()).isEmpty();
    assertThat(outcome.ordering().refusal())
        .hasValueSatisfying(e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
    assertThat(text())
        .contains(QUESTION + " no")
        .contains("may have been processed and was not sent again")
        .contains("arrived once")
        .doesNotContain("\u001b");
    assertReadersAreServed(outcome);
  }

  @Test
  void confirmedTheOrderArrivesTwice() throws Exception {
    Outcome outcome = tell("--yes");

    assertThat(outcome.ordering().tally().attempts()).isEqualTo(2);
    assertThat(outcome.placed()).hasSize(2);
    assertThat(outcome.ordering().order())
        .hasValueSatisfying(order -> assertThat(order.number()).isEqualTo(2));
    assertThat(outcome.ordering().refusal()).isEmpty();
    assertThat(text()).contains(QUESTION + " yes").contains("arrived twice");
    assertReadersAreServed(outcome);
  }

  @Test
  void whereNobodyIsToBeAskedTheAnswerIsNo() throws Exception {
    Outcome outcome = tell();

    assertThat(outcome.placed()).hasSize(1);
    assertThat(outcome.ordering().refusal()).isPresent();
    assertThat(text()).contains(QUESTION + " no (nobody is at the terminal)");
  }

  private static void assertReadersAreServed(Outcome outcome) {
    assertOneByOne(outcome.oneByOne());
    assertPipelined(outcome.pipelined());
    assertRepaired(outcome.repaired());
    assertThat(outcome.tallies())
        .allSatisfy(tally -> assertThat(tally.mostAtOnce()).isLessThanOrEqualTo(Line.CONNECTIONS));
  }

  private static void assertOneByOne(Reading reading) {
    assertThat(reading.right()).isEqualTo(CALLS);
    assertThat(reading.tally().attempts()).isEqualTo(CALLS);
    assertThat(reading.tally().deepest()).isEqualTo(1);
  }

  private static void assertPipelined(Reading reading) {
    assertThat(reading.right()).isEqualTo(CALLS);
    assertThat(reading.tally().attempts()).isEqualTo(CALLS);
    assertThat(reading.tally().deepest()).isGreaterThan(1);
  }

  /** What was lost is sent twice, everything else once: so no answered request was sent again. */
  private static void assertRepaired(Reading reading) {
    Traffic traffic = reading.traffic();
    assertThat(reading.right()).isEqualTo(CALLS);
    assertThat(traffic.lost()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(traffic.answered()).hasSize(CALLS).doesNotHaveDuplicates();
    assertThat(traffic.answeredAndSentAgain()).isZero();
    assertThat(traffic.arrivals()).hasSize(CALLS);
    assertThat(traffic.arrivals())
        .allSatisfy(
            (request, times) ->
                assertThat(times).isEqualTo(traffic.lost().contains(request) ? 2 : 1));
    assertThat(traffic.attempts()).isEqualTo(CALLS + traffic.lost().size());
  }
}
