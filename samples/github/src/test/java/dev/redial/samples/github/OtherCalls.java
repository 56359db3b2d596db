package dev.redial.samples.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.samples.github.Markdown.Source;
import dev.redial.samples.github.Search.Direction;
import dev.redial.samples.github.Search.Question;
import dev.redial.samples.github.WorkflowRuns.Filter;
import dev.redial.samples.github.WorkflowRuns.Start;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

interface OtherCalls extends Calls {
  private Search search() {
    return new SearchClient(stub().redial());
  }

  private WorkflowRuns runs() {
    return new WorkflowRunsClient(stub().redial());
  }

  private Meta meta() {
    return new MetaClient(stub().redial());
  }

  @Test
  default void everythingIsSearched() {
    var starred =
        new Question("tides language:java stars:>100", "stars", Direction.DESC, new Page(1, 5));
    assertRead("Search/repositories", search().repositories(starred).toCompletableFuture().join());
    var summer =
        new Question(
            "\"summer time\" repo:quiet-harbor/tide-tables is:issue", null, null, Page.first());
    assertRead("Search/issues", search().issues(summer).toCompletableFuture().join());
  }

  @Test
  default void runsAreFollowed() throws IOException {
    long failed =
        assertRead(
                "WorkflowRuns/list",
                runs().list(TIDES, new Filter("main", "push", "failure", Page.first())))
            .workflowRuns()
            .get(0)
            .id();
    assertRead("WorkflowRuns/get", runs().get(TIDES, 5_000_000_002L).toCompletableFuture().join());
    try (InputStream logs = runs().logs(TIDES, failed)) {
      assertThat(logs).hasContent("zipped lines");
    }
  }

  @Test
  default void runsAreStartedAndStopped() {
    runs().start(TIDES, "release.yml", new Start("main", Map.of("version", "2.1")));
    runs().rerun(TIDES, 5_000_000_001L);
    runs().cancel(TIDES, 5_000_000_002L);
  }

  @Test
  default void markdownBecomesHtml() {
    Markdown markdown = new MarkdownClient(stub().redial());
    assertThat(
            markdown.render(new Source("Fixes #41 **today**", "gfm", "quiet-harbor/tide-tables")))
        .isEqualTo("<p>Fixes <a href=\"#\">#41</a> <strong>today</strong></p>\n");
    try (Stream<String> lines = markdown.renderPlain("# Ebb\n\n*and* flow")) {
      assertThat(lines).containsExactly("<h1>Ebb</h1>", "<p><em>and</em> flow</p>");
    }
  }

  @Test
  default void theApiTellsOfItself() {
    assertThat(assertRead("Meta/rateLimits", meta().rateLimits()).resources())
        .containsKeys("core", "search");
    assertThat(meta().wisdom()).isEqualTo("Wait for the tide.");
    assertRead("Meta/emojis", meta().emojis());
  }
}
