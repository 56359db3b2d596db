package dev.redial.samples.github;

import dev.redial.Delete;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Params;
import dev.redial.Put;
import dev.redial.resend.Reply;
import dev.redial.samples.github.Repositories.Repository;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Users, whom they follow and what they like. */
@HttpApi(name = GitHub.API)
public interface Users extends GitHubApi {
  record User(String login, long id, @Nullable String name, int publicRepos, Instant createdAt) {}

  @Get("/user")
  User me();

  @Get("/users/{username}")
  CompletableFuture<Optional<User>> find(String username);

  @Get("/users/{username}/followers")
  HttpResponse<List<Account>> followers(String username, @Params Page page);

  @Put("/user/following/{username}")
  void follow(String username);

  @Get("/user/starred")
  List<Repository> starred(@Params Page page);

  /** An error of 404 says that it is not. */
  @Get("/user/starred/{owner}/{repo}")
  Reply<Void, ApiError> isStarred(@Params Repo repo);

  @Put("/user/starred/{owner}/{repo}")
  HttpResponse<Void> star(@Params Repo repo);

  @Delete("/user/starred/{owner}/{repo}")
  void unstar(@Params Repo repo);
}
