package dev.redial.samples.github;

import dev.redial.Body;
import dev.redial.Headers;
import dev.redial.HttpApi;
import dev.redial.Idempotent;
import dev.redial.Post;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes HTML of Markdown. It changes nothing, and so both are idempotent, though POSTs. */
@HttpApi(name = GitHub.API, path = "/markdown")
@Headers("Accept: text/html")
@Idempotent
public interface Markdown extends GitHubApi {
  /**
   * What is to be rendered, and how.
   *
   * @param mode {@code markdown}, or {@code gfm} as in comments
   * @param context the repository that {@code #1} is looked up in
   */
  record Source(String text, String mode, @Nullable String context) {}

  @Post
  String render(@Body Source source);

  /** Line by line; to be closed. */
  @Post("/raw")
  Stream<String> renderPlain(@Body("text/plain") String text);
}
