package dev.redial.samples.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.redial.Body;
import dev.redial.Convert;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Idempotent;
import dev.redial.NonIdempotent;
import dev.redial.Params;
import dev.redial.Patch;
import dev.redial.Post;
import dev.redial.Put;
import dev.redial.QueryParam;
import dev.redial.resend.Reply;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pull requests and their reviews. */
@HttpApi(name = GitHub.API, path = "/repos/{owner}/{repo}/pulls")
public interface PullRequests extends GitHubApi {
  record Side(String label, String ref, String sha) {}

  record PullRequest(
      int number,
      State state,
      String title,
      @Nullable Account user,
      boolean draft,
      Side head,
      Side base,
      List<Account> requestedReviewers,
      @Nullable Instant mergedAt) {}

  record NewPullRequest(
      String title, String head, String base, @Nullable String body, boolean draft) {}

  record Change(@Nullable String title, @Nullable State state, @Nullable String base) {}

  record ChangedFile(
      String filename, String status, int additions, int deletions, @Nullable String patch) {}

  enum Way {
    MERGE,
    SQUASH,
    REBASE
  }

  /**
   * To merge it.
   *
   * @param sha what the head has to be
   */
  record Order(String commitTitle, String sha, Way mergeMethod) {}

  record Merge(String sha, boolean merged, String message) {}

  /** Here GitHub writes capital letters. */
  enum Opinion {
    @JsonProperty("APPROVED")
    APPROVED,
    @JsonProperty("CHANGES_REQUESTED")
    CHANGES_REQUESTED,
    @JsonProperty("COMMENTED")
    COMMENTED
  }

  record Review(
      long id,
      @Nullable Account user,
      @Nullable String body,
      Opinion state,
      @Nullable String commitId) {}

  record Remark(String path, int line, String body) {}

  /**
   * What somebody thinks of it.
   *
   * @param event such as {@code APPROVE}; null leaves the review unsaid for now
   */
  record NewReview(
      String commitId, @Nullable String body, @Nullable String event, List<Remark> comments) {}

  record Reviewers(List<String> reviewers, List<String> teamReviewers) {}

  record Filter(
      @QueryParam @Convert(LowerCase.class) @Nullable State state,
      @QueryParam @Nullable String head,
      @QueryParam @Nullable String base,
      @Params Page page) {}

  @Get
  List<PullRequest> list(@Params Repo repo, @Params Filter filter);

  @Get("/{number}")
  PullRequest get(@Params Repo repo, int number);

  @Post
  Reply<PullRequest, ApiError> create(@Params Repo repo, @Body NewPullRequest request);

  /** Idempotent: what is set twice is as it was set once. */
  @Patch("/{number}")
  @Idempotent
  PullRequest update(@Params Repo repo, int number, @Body Change change);

  @Get("/{number}/files")
  List<ChangedFile> files(@Params Repo repo, int number, @Params Page page);

  /** An error of 404 says that it is not. */
  @Get("/{number}/merge")
  Reply<Void, ApiError> isMerged(@Params Repo repo, int number);

  /** Not idempotent, though a PUT: what is merged cannot be merged again, and says so. */
  @Put("/{number}/merge")
  @NonIdempotent
  Reply<Merge, ApiError> merge(@Params Repo repo, int number, @Body Order order);

  @Get("/{number}/reviews")
  List<Review> reviews(@Params Repo repo, int number, @Params Page page);

  @Post("/{number}/reviews")
  Review review(@Params Repo repo, int number, @Body NewReview review);

  /** Idempotent: who was asked already is not asked twice. */
  @Post("/{number}/requested_reviewers")
  @Idempotent
  PullRequest askForReview(@Params Repo repo, int number, @Body Reviewers reviewers);
}
