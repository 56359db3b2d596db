package dev.redial.samples.github;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.redial.runtime.ApiCredentials;
import dev.redial.runtime.Jackson3Codec;
import dev.redial.runtime.Redial;
import java.net.URI;
import java.net.http.HttpClient;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What clients of these interfaces are constructed with. */
public final class GitHub {
  /** The name of almost all of it. */
  public static final String API = "github";

  /** The name of what stands on a host of its own: the content of releases is sent there. */
  public static final String UPLOADS = "github-uploads";

  /** The name of the policy by which searches are tried again. */
  public static final String SEARCH = "github-search";

  private GitHub() {}

  /**
   * Calls with one user's rights.
   *
   * @param http follows redirects, if archives and logs are to be read; has a policy called {@value
   *     #SEARCH}
   * @param api {@code https://api.github.com}, or the same of an installation of one's own
   * @param uploads {@code https://uploads.github.com}, likewise
   * @param token of the user, or of an application
   */
  public static Redial connect(HttpClient http, URI api, URI uploads, String token) {
    return Redial.builder()
        .httpClient(http)
        .codec(Jackson3Codec.of(json()))
        .baseUri(API, api)
        .credentials(API, ApiCredentials.bearer(token))
        .baseUri(UPLOADS, uploads)
        .credentials(UPLOADS, ApiCredentials.bearer(token))
        .build();
  }

  /** Names as GitHub writes them, in snake case; what is null is not sent. */
  static JsonMapper json() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
        .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
        .build();
  }
}
