package dev.redial.samples.github;

import dev.redial.Get;
import dev.redial.Headers;
import dev.redial.HttpApi;
import java.net.URI;
import java.util.Map;

/** About the API itself. */
@HttpApi(name = GitHub.API)
public interface Meta extends GitHubApi {
  /**
   * Of the calls in an hour, or a minute.
   *
   * @param reset in seconds since 1970
   */
  record Limit(int limit, int used, int remaining, long reset) {}

  record RateLimits(Map<String, Limit> resources) {}

  /** Costs nothing itself. */
  @Get("/rate_limit")
  RateLimits rateLimits();

  @Get("/zen")
  @Headers("Accept: text/plain")
  String wisdom();

  @Get("/emojis")
  Map<String, URI> emojis();
}
