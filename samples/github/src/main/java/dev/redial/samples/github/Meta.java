package dev.redial.samples.github;

import dev.redial.Get;
import dev.redial.Headers;
import dev.redial.HttpApi;
import dev.redial.OnStatus;
import dev.redial.Timeout;
import java.net.URI;
import java.util.Map;

/** About the API itself. */
@HttpApi(name = GitHub.API)
@Headers({GitHub.JSON, GitHub.VERSION})
@Timeout(value = GitHub.ATTEMPT, overall = GitHub.CALL)
@OnStatus(value = 403, error = NotAllowed.class)
public interface Meta {
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
