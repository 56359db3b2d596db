package dev.redial.samples.github;

import dev.redial.Body;
import dev.redial.Delete;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Idempotent;
import dev.redial.Params;
import dev.redial.Patch;
import dev.redial.Post;
import dev.redial.resend.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels that a repository has for its issues. */
@HttpApi(name = GitHub.API, path = "/repos/{owner}/{repo}/labels")
public interface Labels extends GitHubApi {
  /**
   * A word for issues.
   *
   * @param color six hexadecimal digits
   */
  record Label(String name, String color, @Nullable String description) {}

  record Look(@Nullable String color, @Nullable String description) {}

  @Get
  List<Label> list(@Params Repo repo, @Params Page page);

  @Post
  Reply<Label, ApiError> create(@Params Repo repo, @Body Label label);

  /** Idempotent: what is set twice is as it was set once. */
  @Patch("/{name}")
  @Idempotent
  Label update(@Params Repo repo, String name, @Body Look look);

  @Delete("/{name}")
  void delete(@Params Repo repo, String name);
}
