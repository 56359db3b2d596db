package dev.redial.samples.github;

import dev.redial.Body;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Idempotent;
import dev.redial.Params;
import dev.redial.Post;
import dev.redial.QueryParam;
import dev.redial.Timeout;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What GitHub's Actions have run. */
@HttpApi(name = GitHub.API, path = "/repos/{owner}/{repo}/actions")
public interface WorkflowRuns extends GitHubApi {
  record Run(
      long id,
      @Nullable String name,
      @Nullable String headBranch,
      String headSha,
      int runAttempt,
      String status,
      @Nullable String conclusion,
      Instant createdAt) {}

  record Runs(int totalCount, List<Run> workflowRuns) {}

  record Start(String ref, Map<String, String> inputs) {}

  record Filter(
      @QueryParam @Nullable String branch,
      @QueryParam @Nullable String event,
      @QueryParam @Nullable String status,
      @Params Page page) {}

  @Get("/runs")
  Runs list(@Params Repo repo, @Params Filter filter);

  @Get("/runs/{id}")
  CompletionStage<Run> get(@Params Repo repo, long id);

  /** Not idempotent: each starts another one. */
  @Post("/workflows/{workflow}/dispatches")
  void start(@Params Repo repo, String workflow, @Body Start start);

  /** Not idempotent, likewise. */
  @Post("/runs/{id}/rerun")
  void rerun(@Params Repo repo, long id);

  /** Idempotent: it is over afterwards. */
  @Post("/runs/{id}/cancel")
  @Idempotent
  void cancel(@Params Repo repo, long id);

  /** A zip file on another host, which the client is redirected to; to be closed. */
  @Get("/runs/{id}/logs")
  @Timeout(value = "PT2M", overall = "PT10M")
  InputStream logs(@Params Repo repo, long id);
}
