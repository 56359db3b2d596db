package dev.redial.samples.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.samples.github.PublishedStub.Received;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every endpoint asks for an operation that GitHub publishes, and reads the answer that GitHub
 * publishes as an example of it. The description comes from npm; where it cannot be had, this is
 * skipped, or fails if the environment says {@code REDIAL_PUBLISHED=required}.
 */
class PublishedExamplesTest {
  private static final List<Endpoint> ENDPOINTS = Endpoint.ALL;
  private static final String JSON_ONLY = "the media type is only spoken of; the example is JSON";
  private static final String ON_ANOTHER_HOST = "only that there is a redirect is published";

  /** What no example in the media type asked for is published of, and why. */
  private static final Map<String, String> WITHOUT_EXAMPLE =
      Map.of(
          "Contents/readme", JSON_ONLY,
          "GitObjects/blob", JSON_ONLY,
          "Releases/download", JSON_ONLY,
          "Repositories/archive", ON_ANOTHER_HOST,
          "WorkflowRuns/logs", ON_ANOTHER_HOST);

  /** Shows what is null, too: a field that is misnamed would be. */
  private static final JsonMapper JSON = Calls.ALL;

  private static PublishedApi api;
  private static PublishedStub stub;
  private static String absence = "";

  @BeforeAll
  static void open() throws Exception {
    try {
      api = PublishedApi.read();
      stub = new PublishedStub(api);
    } catch (TestAbortedException e) {
      absence = e.getMessage();
    }
  }

  /** Each is skipped: a class that is skipped as a whole is not in Surefire's reports. */
  @BeforeEach
  void isThere() {
    assumeTrue(absence.isEmpty(), absence);
  }

  @AfterAll
  static void close() {
    if (stub != null) {
      stub.close();
    }
  }

  @Test
  void thereAreManyAndAllOfThemArePublished() {
    assertThat(ENDPOINTS).hasSizeGreaterThanOrEqualTo(40);
    assertThat(ENDPOINTS)
        .allSatisfy(one -> assertThat(api.operation(one)).as(one.toString()).isPresent());
  }

  @Test
  void onlyTheseHaveNoExampleOfWhatTheyAskFor() {
    assertThat(ENDPOINTS.stream().filter(one -> !example(one).asAsked()).map(Endpoint::name))
        .containsExactlyInAnyOrderElementsOf(WITHOUT_EXAMPLE.keySet());
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ENDPOINTS")
  void isCalledAsPublishedAndReadsThePublishedExample(Endpoint endpoint) throws Exception {
    Object[] arguments = MadeUp.argumentsOf(endpoint.method());
    Outcome outcome = Outcome.of(endpoint.call(stub.redial(), arguments));
    Received received = stub.received().orElseThrow();
    assertThat(received.operation()).isSameAs(operation(endpoint));
    assertAsked(received);
    assertRead(outcome, endpoint);
  }

  private static void assertAsked(Received received) {
    PublishedOperation operation = received.operation();
    assertThat(operation.queryObjections(received.query())).isEmpty();
    if (received.isJson()) {
      assertThat(operation.bodyObjections(JSON.readTree(received.body()))).isEmpty();
    }
  }

  private static void assertRead(Outcome outcome, Endpoint endpoint) {
    PublishedExample example = example(endpoint);
    if (outcome.isNothing()) {
      assertThat(endpoint.promisesNothing() || example.value() == null).isTrue();
    } else if (outcome.isText()) {
      assertThat(outcome.text())
          .isEqualTo(example.isElsewhere() ? PublishedStub.ELSEWHERE : example.text());
    } else {
      JsonNode read = JSON.readTree(JSON.writeValueAsString(outcome.value()));
      assertThat(operation(endpoint).answerObjections(read)).isEmpty();
      assertThat(example.differences(read)).isEmpty();
      assertThat(outcome.forbiddenNulls()).isEmpty();
    }
  }

  private static PublishedOperation operation(Endpoint endpoint) {
    return api.operation(endpoint).orElseThrow();
  }

  private static PublishedExample example(Endpoint endpoint) {
    return operation(endpoint).example(endpoint.accept());
  }
}
