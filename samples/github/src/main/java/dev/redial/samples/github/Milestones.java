package dev.redial.samples.github;

import dev.redial.Body;
import dev.redial.Convert;
import dev.redial.Delete;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Params;
import dev.redial.Post;
import dev.redial.QueryParam;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What issues are to be done by. */
@HttpApi(name = GitHub.API, path = "/repos/{owner}/{repo}/milestones")
public interface Milestones extends GitHubApi {
  record Milestone(
      int number,
      String title,
      State state,
      @Nullable Instant dueOn,
      int openIssues,
      int closedIssues) {}

  record NewMilestone(String title, @Nullable String description, @Nullable Instant dueOn) {}

  @Get
  List<Milestone> list(
      @Params Repo repo, @QueryParam @Convert(LowerCase.class) State state, @Params Page page);

  @Post
  Milestone create(@Params Repo repo, @Body NewMilestone milestone);

  @Delete("/{number}")
  void delete(@Params Repo repo, int number);
}
