package dev.redial.samples.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.samples.github.Commits.Filter;
import dev.redial.samples.github.Commits.NewStatus;
import dev.redial.samples.github.Commits.Outcome;
import dev.redial.samples.github.GitObjects.Move;
import dev.redial.samples.github.GitObjects.NewBlob;
import dev.redial.samples.github.GitObjects.NewNode;
import dev.redial.samples.github.GitObjects.NewRef;
import dev.redial.samples.github.GitObjects.NewTree;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

interface HistoryCalls extends Calls {
  private GitObjects git() {
    return new GitObjectsClient(stub().redial());
  }

  private Commits commits() {
    return new CommitsClient(stub().redial());
  }

  private String shaOf(String example) {
    return stub().example(example).answer().body().get("sha").asString();
  }

  private String tip() {
    return shaOf("Commits/get");
  }

  @Test
  default void branchesAreMadeAndMoved() {
    assertFound("GitObjects/branch", git().branch(TIDES, "main"));
    assertOk("GitObjects/create", git().create(TIDES, new NewRef("refs/heads/neap", tip())));
    assertError(
        "GitObjects/create-again", git().create(TIDES, new NewRef("refs/heads/main", tip())));
    String next =
        stub().example("GitObjects/move").answer().body().get("object").get("sha").asString();
    assertRead("GitObjects/move", git().move(TIDES, "neap", new Move(next, true)));
    git().deleteBranch(TIDES, "neap");
  }

  @Test
  default void treesAndBlobsAreMadeAndRead() {
    assertRead("GitObjects/tree", git().tree(TIDES, "main"));
    String blob =
        assertRead(
                "GitObjects/createBlob",
                git().createBlob(TIDES, new NewBlob("#!/bin/sh\n", "utf-8")))
            .sha();
    assertThat(git().blob(TIDES, blob))
        .isEqualTo("#!/bin/sh\nexec java -jar tides.jar\n".getBytes(UTF_8));
    NewNode node = new NewNode("run.sh", "100755", "blob", blob);
    assertRead(
        "GitObjects/createTree",
        git().createTree(TIDES, new NewTree(shaOf("GitObjects/tree"), List.of(node))));
  }

  @Test
  default void branchesAreListed() {
    assertRead("Commits/branches", commits().branches(TIDES, true, Page.first()).body());
    assertRead("Commits/branch", commits().branch(TIDES, "spring/high"));
  }

  @Test
  default void commitsAreRead() {
    Page page = new Page(2, 50);
    Instant since = Instant.parse("2025-03-01T00:00:00Z");
    var answer =
        commits().list(TIDES, new Filter("main", "docs/ports.md", "mia-fern", since, page));
    assertRead("Commits/list", answer.body());
    assertThat(page.after(answer)).isEmpty();
    assertRead("Commits/get", commits().get(TIDES, tip()));
    assertThat(commits().diff(TIDES, tip()))
        .isEqualTo("diff --git a/docs/ports.md b/docs/ports.md\n");
  }

  @Test
  default void commitsAreCompared() {
    var comparison = commits().compare(TIDES, "main", "spring/high").toCompletableFuture().join();
    assertRead("Commits/compare", comparison);
  }

  @Test
  default void commitsAreJudged() {
    URI build = URI.create("https://ci.harbor.example/builds/77");
    assertRead(
        "Commits/report",
        commits()
            .report(
                TIDES, tip(), new NewStatus(Outcome.SUCCESS, build, "All 212 passed", "ci/tests")));
    assertRead("Commits/statuses", commits().statuses(TIDES, "main"));
  }
}
