package dev.redial.samples.github;

import dev.redial.Body;
import dev.redial.HttpApi;
import dev.redial.Params;
import dev.redial.Post;
import dev.redial.QueryParam;
import dev.redial.Timeout;
import dev.redial.resend.Reply;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Sends what belongs to a release, from files. */
@HttpApi(name = GitHub.UPLOADS, path = "/repos/{owner}/{repo}/releases/{id}/assets")
public interface ReleaseUploads extends GitHubApi {
  /** Not idempotent: a second one of the same name is refused. */
  @Post
  @Timeout(value = "PT5M", overall = "PT10M")
  Reply<Releases.Asset, ApiError> upload(
      @Params Repo repo,
      long id,
      @QueryParam String name,
      @QueryParam @Nullable String label,
      @Body("application/zip") Path file);
}
