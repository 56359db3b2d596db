package dev.redial.samples.github;

import dev.redial.Body;
import dev.redial.Delete;
import dev.redial.Get;
import dev.redial.Headers;
import dev.redial.HttpApi;
import dev.redial.NonIdempotent;
import dev.redial.Params;
import dev.redial.Put;
import dev.redial.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single files of a repository; each change is a commit. */
@HttpApi(name = GitHub.API, path = "/repos/{owner}/{repo}")
public interface Contents extends GitHubApi {
  /** Its content is Base64 on the wire. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record File(String name, String path, String sha, long size, String type, byte[] content) {}

  record Entry(String name, String path, String sha) {}

  record Commit(String sha, String message) {}

  record Committed(@Nullable Entry content, Commit commit) {}

  /**
   * A new content.
   *
   * @param sha of what is replaced; null for a new file
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Change(String message, byte[] content, @Nullable String sha, @Nullable String branch) {}

  record Removal(String message, String sha, @Nullable String branch) {}

  @Get("/contents/{path}")
  Optional<File> find(@Params Repo repo, String path, @QueryParam @Nullable String ref);

  /** Not idempotent, though a PUT: it makes a commit, and a second one conflicts with the first. */
  @Put("/contents/{path}")
  @NonIdempotent
  Committed write(@Params Repo repo, String path, @Body Change change);

  /** Not idempotent, though a DELETE: likewise. */
  @Delete("/contents/{path}")
  @NonIdempotent
  Committed remove(@Params Repo repo, String path, @Body Removal removal);

  @Get("/readme")
  @Headers("Accept: application/vnd.github.raw+json")
  String readme(@Params Repo repo);
}
