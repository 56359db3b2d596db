package dev.redial.samples.github;

import dev.redial.Body;
import dev.redial.Delete;
import dev.redial.Get;
import dev.redial.Headers;
import dev.redial.HttpApi;
import dev.redial.Params;
import dev.redial.Post;
import dev.redial.Timeout;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Releases and what belongs to them. */
@HttpApi(name = GitHub.API, path = "/repos/{owner}/{repo}/releases")
public interface Releases extends GitHubApi {
  record Asset(
      long id,
      String name,
      String contentType,
      long size,
      int downloadCount,
      URI browserDownloadUrl) {}

  record Release(
      long id,
      String tagName,
      @Nullable String name,
      boolean draft,
      boolean prerelease,
      @Nullable Instant publishedAt,
      List<Asset> assets) {}

  record NewRelease(
      String tagName, String targetCommitish, String name, String body, boolean draft) {}

  @Get
  HttpResponse<List<Release>> list(@Params Repo repo, @Params Page page);

  @Get("/latest")
  Optional<Release> latest(@Params Repo repo);

  @Get("/tags/{tag}")
  Optional<Release> tagged(@Params Repo repo, String tag);

  @Post
  Release create(@Params Repo repo, @Body NewRelease release);

  @Delete("/{id}")
  void delete(@Params Repo repo, long id);

  /** To be closed. */
  @Get("/assets/{id}")
  @Headers("Accept: application/octet-stream")
  @Timeout(value = "PT2M", overall = "PT10M")
  HttpResponse<InputStream> download(@Params Repo repo, long id);
}
