package dev.redial.samples.github;

import dev.redial.Body;
import dev.redial.Convert;
import dev.redial.Delete;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Idempotent;
import dev.redial.OnStatus;
import dev.redial.Params;
import dev.redial.Patch;
import dev.redial.Post;
import dev.redial.Put;
import dev.redial.QueryParam;
import dev.redial.resend.Reply;
import dev.redial.samples.github.Labels.Label;
import dev.redial.samples.github.Milestones.Milestone;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issues and what is said below them. */
@HttpApi(name = GitHub.API, path = "/repos/{owner}/{repo}/issues")
public interface Issues extends GitHubApi {
  /**
   * An issue, or a pull request as one.
   *
   * @param assignees null in what a search finds, where it may be left out
   */
  record Issue(
      int number,
      String title,
      @Nullable String body,
      State state,
      @Nullable Account user,
      List<Label> labels,
      @Nullable List<Account> assignees,
      @Nullable Milestone milestone,
      int comments,
      Instant createdAt,
      @Nullable Instant closedAt) {}

  record NewIssue(
      String title, @Nullable String body, List<String> labels, @Nullable Integer milestone) {}

  record Change(@Nullable String title, @Nullable State state, @Nullable String stateReason) {}

  record Comment(
      long id, @Nullable Account user, String body, Instant createdAt, Instant updatedAt) {}

  record Text(String body) {}

  record LockReason(String lockReason) {}

  record LabelNames(List<String> labels) {}

  record Assignees(List<String> assignees) {}

  record Filter(
      @QueryParam @Convert(LowerCase.class) @Nullable State state,
      @QueryParam(csv = true) List<String> labels,
      @QueryParam @Nullable String assignee,
      @QueryParam @Nullable Instant since,
      @Params Page page) {}

  /** It was there once. */
  final class Deleted extends Exception {
    private static final long serialVersionUID = 1L;

    public Deleted(int status, ApiError error) {
      super(status + ": " + error.message());
    }
  }

  @Get
  HttpResponse<List<Issue>> list(@Params Repo repo, @Params Filter filter);

  @Get("/{number}")
  @OnStatus(value = 410, error = Deleted.class)
  Issue get(@Params Repo repo, int number) throws Deleted;

  @Post
  Reply<Issue, ApiError> create(@Params Repo repo, @Body NewIssue issue);

  /** Idempotent: what is set twice is as it was set once. */
  @Patch("/{number}")
  @Idempotent
  Issue update(@Params Repo repo, int number, @Body Change change);

  @Put("/{number}/lock")
  void lock(@Params Repo repo, int number, @Body LockReason reason);

  @Delete("/{number}/lock")
  void unlock(@Params Repo repo, int number);

  @Get("/{number}/comments")
  List<Comment> comments(
      @Params Repo repo, int number, @QueryParam @Nullable Instant since, @Params Page page);

  @Post("/{number}/comments")
  Comment comment(@Params Repo repo, int number, @Body Text text);

  /** Idempotent, likewise. */
  @Patch("/comments/{id}")
  @Idempotent
  Comment editComment(@Params Repo repo, long id, @Body Text text);

  @Delete("/comments/{id}")
  void deleteComment(@Params Repo repo, long id);

  /** Idempotent: a label that is there already is not added. */
  @Post("/{number}/labels")
  @Idempotent
  List<Label> addLabels(@Params Repo repo, int number, @Body LabelNames names);

  @Put("/{number}/labels")
  List<Label> replaceLabels(@Params Repo repo, int number, @Body LabelNames names);

  @Delete("/{number}/labels/{name}")
  List<Label> removeLabel(@Params Repo repo, int number, String name);

  /** Idempotent, likewise. */
  @Post("/{number}/assignees")
  @Idempotent
  Issue assign(@Params Repo repo, int number, @Body Assignees assignees);
}
