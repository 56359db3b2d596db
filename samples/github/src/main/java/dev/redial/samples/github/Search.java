package dev.redial.samples.github;

import dev.redial.Convert;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Params;
import dev.redial.QueryParam;
import dev.redial.Retry;
import dev.redial.samples.github.Issues.Issue;
import dev.redial.samples.github.Repositories.Repository;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Searches everywhere; it is limited to few calls a minute, and has a policy of its own. */
@HttpApi(name = GitHub.API, path = "/search")
@Retry(GitHub.SEARCH)
public interface Search extends GitHubApi {
  enum Direction {
    ASC,
    DESC
  }

  record Question(
      @QueryParam("q") String text,
      @QueryParam @Nullable String sort,
      @QueryParam @Convert(LowerCase.class) @Nullable Direction order,
      @Params Page page) {}

  @Get("/repositories")
  CompletionStage<Found<Repository>> repositories(@Params Question question);

  @Get("/issues")
  CompletionStage<Found<Issue>> issues(@Params Question question);
}
