package dev.redial.runtime.call;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which answers that point elsewhere are followed, and where to. The others are the caller's, as
 * {@link Redirect} documents it.
 *
 * <p>Source: RFC 9110, sections 10.2.2 and 15.4.
 *
 * @param policy where a client goes at all
 * @param limit redirects of one call, from 0
 */
public record Redirects(Redirect policy, int limit) {
  /** 300 is a choice, 304 to 306 name no new place. */
  private static final Set<Integer> FOLLOWED = Set.of(301, 302, 303, 307, 308);

  private static final int MAX_PORT = 65_535;

  /** Browsers read it as a slash, others do not: nobody knows which host is meant. */
  private static final String BACKSLASH = "\\";

  /** Nothing is above the root; source: RFC 3986, section 5.2.4. */
  private static final Pattern ABOVE_ROOT = Pattern.compile("^(/\\.\\.)+(?=/|$)");

  private static final Pattern NOT_IN_URI = Pattern.compile("[^!-~]|[\"<>\\\\^`{|}]");

  /** The request that follows; null if none does. */
  @Nullable HttpRequest after(HttpRequest request, ResponseInfo answer) {
    if (policy == Redirect.NEVER || !FOLLOWED.contains(answer.statusCode())) {
      return null;
    }
    URI from = request.uri();
    URI target =
        answer
            .headers()
            .firstValue("location")
            .filter(place -> !place.contains(BACKSLASH))
            .map(place -> resolve(from, place))
            .orElse(null);
    return target != null && mayGo(from, target)
        ? RedirectedRequest.of(request, answer.statusCode(), target)
        : null;
  }

  private boolean mayGo(URI from, URI target) {
    if (target.getHost() == null || target.getPort() > MAX_PORT) {
      return false;
    }
    boolean secure = "https".equalsIgnoreCase(target.getScheme());
    boolean clear = "http".equalsIgnoreCase(target.getScheme());
    boolean downgrade = clear && "https".equalsIgnoreCase(from.getScheme());
    return secure || (clear && (policy == Redirect.ALWAYS || !downgrade));
  }

  /**
   * As RFC 3986, section 5.2, has it; {@link URI#resolve} alone goes astray where the base has no
   * path or the reference is a query only. Null if the reference is no URI.
   */
  private static @Nullable URI resolve(URI base, String reference) {
    try {
      URI place = new URI(escaped(reference));
      boolean pathless = place.getRawPath() != null && place.getRawPath().isEmpty();
      boolean here = pathless && !place.isAbsolute() && place.getRawAuthority() == null;
      URI target = here ? sameDocument(base, place) : belowRoot(rooted(base).resolve(place));
      return withFragmentOf(base, target);
    } catch (URISyntaxException e) {
      return null; // the answer is handed to the caller, who sees the field
    }
  }

  /** What may not stand in a URI is escaped octet by octet, as browsers do. */
  private static String escaped(String reference) {
    return NOT_IN_URI
        .matcher(reference)
        .replaceAll(octet -> "%%%02X".formatted((int) octet.group().charAt(0)));
  }

  private static URI sameDocument(URI base, URI place) throws URISyntaxException {
    String query = place.getRawQuery() == null ? base.getRawQuery() : place.getRawQuery();
    String path = base.getRawPath() == null ? "" : base.getRawPath();
    return at(base, path, query, place.getRawFragment());
  }

  private static URI belowRoot(URI target) throws URISyntaxException {
    Matcher above = ABOVE_ROOT.matcher(target.getRawPath() == null ? "" : target.getRawPath());
    return above.find()
        ? at(target, above.replaceFirst(""), target.getRawQuery(), target.getRawFragment())
        : target;
  }

  /** At the authority of {@code base}. */
  private static URI at(URI base, String path, @Nullable String query, @Nullable String fragment)
      throws URISyntaxException {
    return new URI(
        base.getScheme()
            + "://"
            + base.getRawAuthority()
            + path
            + (query == null ? "" : "?" + query)
            + (fragment == null ? "" : "#" + fragment));
  }

  private static URI rooted(URI base) {
    return base.getRawPath() == null || base.getRawPath().isEmpty() ? base.resolve("/") : base;
  }

  /** A place without a fragment has the one of where it was asked for (section 10.2.2). */
  private static URI withFragmentOf(URI base, URI target) throws URISyntaxException {
    return base.getRawFragment() == null || target.getRawFragment() != null
        ? target
        : new URI(target + "#" + base.getRawFragment());
  }
}
