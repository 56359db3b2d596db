package dev.redial.samples.github;

import dev.redial.QueryParam;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a long list.
 *
 * @param page from 1
 * @param size up to 100
 */
public record Page(@QueryParam int page, @QueryParam("per_page") int size) {
  private static final Pattern NEXT = Pattern.compile("[?&]page=(\\d+)[^>]*>; rel=\"next\"");

  /** The first, as long as it may be. */
  public static Page first() {
    return new Page(1, 100);
  }

  /** The one after this, if {@code answer} says that there is one (RFC 8288). */
  public Optional<Page> after(HttpResponse<?> answer) {
    return answer.headers().allValues("Link").stream()
        .flatMap(link -> NEXT.matcher(link).results())
        .map(next -> new Page(Integer.parseInt(next.group(1)), size))
        .findFirst();
  }
}
