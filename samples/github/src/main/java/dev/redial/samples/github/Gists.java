package dev.redial.samples.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.redial.Body;
import dev.redial.Delete;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Params;
import dev.redial.Post;
import dev.redial.Put;
import dev.redial.QueryParam;
import dev.redial.resend.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Snippets with a history. */
@HttpApi(name = GitHub.API, path = "/gists")
public interface Gists extends GitHubApi {
  record Snippet(String filename, @Nullable String language, long size) {}

  record Gist(
      String id,
      @Nullable String description,
      @JsonProperty("public") boolean listed,
      Account owner,
      Map<String, Snippet> files,
      Instant updatedAt) {}

  record Text(String content) {}

  record NewGist(
      String description, @JsonProperty("public") boolean listed, Map<String, Text> files) {}

  @Get
  List<Gist> mine(@QueryParam @Nullable Instant since, @Params Page page);

  @Get("/{id}")
  Optional<Gist> find(String id);

  @Post
  Gist create(@Body NewGist gist);

  @Delete("/{id}")
  void delete(String id);

  @Put("/{id}/star")
  void star(String id);

  /** An error of 404 says that it is not. */
  @Get("/{id}/star")
  Reply<Void, ApiError> isStarred(String id);

  @Delete("/{id}/star")
  void unstar(String id);
}
