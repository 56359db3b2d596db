package dev.redial.samples.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.redial.Body;
import dev.redial.Convert;
import dev.redial.Delete;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Idempotent;
import dev.redial.Params;
import dev.redial.Patch;
import dev.redial.Post;
import dev.redial.Put;
import dev.redial.QueryParam;
import dev.redial.Timeout;
import dev.redial.resend.Reply;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Repositories as a whole. */
@HttpApi(name = GitHub.API)
public interface Repositories extends GitHubApi {
  /**
   * A repository.
   *
   * @param topics null in what a search finds, where they may be left out
   */
  record Repository(
      long id,
      String name,
      String fullName,
      @JsonProperty("private") boolean hidden,
      Account owner,
      @Nullable String description,
      boolean fork,
      String defaultBranch,
      int stargazersCount,
      @Nullable List<String> topics,
      @Nullable Instant pushedAt) {}

  record NewRepository(
      String name, @JsonProperty("private") boolean hidden, @Nullable String description) {}

  record Change(@Nullable String description, @Nullable Boolean hasWiki) {}

  record NewFork(@Nullable String organization, boolean defaultBranchOnly) {}

  record Topics(List<String> names) {}

  enum Sort {
    CREATED,
    UPDATED,
    PUSHED
  }

  record Filter(
      @QueryParam @Nullable String type,
      @QueryParam @Convert(LowerCase.class) @Nullable Sort sort,
      @Params Page page) {}

  @Get("/repos/{owner}/{repo}")
  Optional<Repository> find(@Params Repo repo);

  @Get("/orgs/{org}/repos")
  HttpResponse<List<Repository>> ofOrganization(String org, @Params Filter filter);

  @Post("/user/repos")
  Reply<Repository, ApiError> create(@Body NewRepository repository);

  /** Idempotent: what is set twice is as it was set once. */
  @Patch("/repos/{owner}/{repo}")
  @Idempotent
  Repository update(@Params Repo repo, @Body Change change);

  @Delete("/repos/{owner}/{repo}")
  void delete(@Params Repo repo);

  @Get("/repos/{owner}/{repo}/languages")
  Map<String, Long> languages(@Params Repo repo);

  @Get("/repos/{owner}/{repo}/topics")
  Topics topics(@Params Repo repo);

  @Put("/repos/{owner}/{repo}/topics")
  Topics replaceTopics(@Params Repo repo, @Body Topics topics);

  /** Answered before it is there. */
  @Post("/repos/{owner}/{repo}/forks")
  Repository fork(@Params Repo repo, @Body NewFork fork);

  /** To be closed; it is on another host, which the client is redirected to. */
  @Get("/repos/{owner}/{repo}/tarball/{ref}")
  @Timeout(value = "PT2M", overall = "PT10M")
  InputStream archive(@Params Repo repo, String ref);
}
