package dev.redial.samples.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.redial.Body;
import dev.redial.Get;
import dev.redial.Headers;
import dev.redial.HttpApi;
import dev.redial.Params;
import dev.redial.Post;
import dev.redial.QueryParam;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Branches and their commits. */
@HttpApi(name = GitHub.API, path = "/repos/{owner}/{repo}")
public interface Commits extends GitHubApi {
  record Tip(String sha) {}

  record Branch(String name, Tip commit, @JsonProperty("protected") boolean isProtected) {}

  record Person(String name, String email, Instant date) {}

  record Message(@Nullable Person author, String message) {}

  record Change(String filename, String status, int additions, int deletions) {}

  record Commit(
      String sha,
      Message commit,
      @Nullable Account author,
      List<Tip> parents,
      @Nullable List<Change> files) {}

  record Comparison(
      String status, int aheadBy, int behindBy, int totalCommits, List<Commit> commits) {}

  enum Outcome {
    ERROR,
    FAILURE,
    PENDING,
    SUCCESS
  }

  record NewStatus(
      Outcome state, @Nullable URI targetUrl, @Nullable String description, String context) {}

  record Status(Outcome state, String context, @Nullable String description) {}

  record Statuses(Outcome state, String sha, int totalCount, List<Status> statuses) {}

  record Filter(
      @QueryParam @Nullable String sha,
      @QueryParam @Nullable String path,
      @QueryParam @Nullable String author,
      @QueryParam @Nullable Instant since,
      @Params Page page) {}

  @Get("/branches")
  HttpResponse<List<Branch>> branches(
      @Params Repo repo, @QueryParam("protected") @Nullable Boolean isProtected, @Params Page page);

  @Get("/branches/{branch}")
  Branch branch(@Params Repo repo, String branch);

  @Get("/commits")
  HttpResponse<List<Commit>> list(@Params Repo repo, @Params Filter filter);

  @Get("/commits/{ref}")
  Commit get(@Params Repo repo, String ref);

  @Get("/commits/{ref}")
  @Headers("Accept: application/vnd.github.diff")
  String diff(@Params Repo repo, String ref);

  /** The later one in the view of the earlier. */
  @Get("/compare/{base}...{head}")
  CompletionStage<Comparison> compare(@Params Repo repo, String base, String head);

  /** Not idempotent: each is kept. */
  @Post("/statuses/{sha}")
  Status report(@Params Repo repo, String sha, @Body NewStatus status);

  @Get("/commits/{ref}/status")
  Statuses statuses(@Params Repo repo, String ref);
}
