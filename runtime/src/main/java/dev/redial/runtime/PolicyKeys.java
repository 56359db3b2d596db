package dev.redial.runtime;

import dev.redial.runtime.Row.Rows;
import dev.redial.runtime.call.RetryPlan;
import dev.redial.runtime.configuration.Configuration;
import dev.redial.runtime.configuration.Domain;
import dev.redial.runtime.configuration.Key;
import dev.redial.runtime.configuration.Kind;
import dev.redial.runtime.configuration.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can be loaded for a retry policy, by the names that users of resilience4j know. */
final class PolicyKeys {
  private static final Rows<PolicyDraft> RETRY = new Rows<>(Domain.RETRY, PolicyDraft::new);

  private static final Row<PolicyDraft, Boolean> EXPONENTIAL =
      RETRY.row(
          "enable-exponential-backoff",
          Kind.FLAG,
          true,
          "false",
          "whether each wait is longer than the one before",
          PolicyDraft::exponential);
  private static final Row<PolicyDraft, Boolean> RANDOM =
      RETRY.row(
          "enable-randomized-wait",
          Kind.FLAG,
          true,
          "false",
          "whether chance has a part in waits",
          PolicyDraft::random);
  private static final Row<PolicyDraft, Double> FACTOR =
      RETRY.row(
          "randomized-wait-factor",
          Kind.NUMBER,
          null,
          "0.5",
          "how much more or less than a wait, from 0 to 1; left out, anything from nothing to all of it",
          PolicyDraft::factor);
  private static final Row<PolicyDraft, Double> MULTIPLIER =
      RETRY.row(
          "exponential-backoff-multiplier",
          Kind.NUMBER,
          RetryPlan.STANDARD.growth(),
          "1.5",
          "by which each wait is longer than the one before",
          PolicyDraft::growth);
  private static final Row<PolicyDraft, ?> LONGEST =
      RETRY.row(
          "exponential-max-wait-duration",
          Kind.DURATION,
          null,
          "150ms",
          "that growth ends at",
          PolicyDraft::longestWait);

  static final List<Row<PolicyDraft, ?>> ROWS =
      List.of(
          RETRY.row(
              "max-attempts",
              Kind.COUNT,
              RetryPlan.STANDARD.attempts(),
              "5",
              "of one call, the first included",
              PolicyDraft::attempts),
          RETRY.row(
              "wait-duration",
              Kind.DURATION,
              RetryPlan.STANDARD.firstWait(),
              "200ms",
              "after the first attempt",
              PolicyDraft::wait),
          EXPONENTIAL,
          MULTIPLIER,
          LONGEST,
          RANDOM,
          FACTOR,
          RETRY.row(
              "retry-statuses",
              Kind.STATUSES,
              RetryPlan.STANDARD.statuses().codes(),
              "503",
              "that idempotent calls are tried again after",
              PolicyDraft::statuses));

  private PolicyKeys() {}

  /** What was loaded for a name, else for {@code default}, else the standard. */
  static RetryPlan plan(Configuration loaded, String name) {
    PolicyDraft draft = new PolicyDraft();
    for (String each : List.of("default", name)) {
      ROWS.forEach(row -> row.apply(loaded, each, draft));
    }
    return draft.plan();
  }

  /** Settings that another one of the same policy takes their effect. */
  static List<Problem> idle(Configuration loaded) {
    List<Problem> all = new ArrayList<>();
    Stream.of(MULTIPLIER, LONGEST).forEach(row -> idle(loaded, row, EXPONENTIAL, all));
    idle(loaded, FACTOR, RANDOM, all);
    return all;
  }

  private static void idle(
      Configuration loaded, Row<?, ?> row, Row<?, Boolean> enabling, List<Problem> all) {
    Key<?> key = row.key();
    for (String name : loaded.names(key)) {
      if (loaded.value(enabling.key(), name).filter(on -> !on).isPresent()) {
        all.addAll(
            loaded.complain(
                key, name, "has no effect while " + enabling.key().setting() + " is false"));
      }
    }
  }
}
