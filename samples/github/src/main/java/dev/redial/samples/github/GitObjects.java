package dev.redial.samples.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.redial.Body;
import dev.redial.Delete;
import dev.redial.Get;
import dev.redial.Headers;
import dev.redial.HttpApi;
import dev.redial.Idempotent;
import dev.redial.Params;
import dev.redial.Patch;
import dev.redial.Post;
import dev.redial.resend.Reply;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What git itself knows. */
@HttpApi(name = GitHub.API, path = "/repos/{owner}/{repo}/git")
public interface GitObjects extends GitHubApi {
  record Target(String type, String sha) {}

  record Ref(String ref, @JsonProperty("object") Target target) {}

  record NewRef(String ref, String sha) {}

  record Move(String sha, boolean force) {}

  record Node(String path, String mode, String type, @Nullable Long size, String sha) {}

  record Tree(String sha, boolean truncated, List<Node> tree) {}

  record NewNode(String path, String mode, String type, String sha) {}

  record NewTree(@Nullable String baseTree, List<NewNode> tree) {}

  record NewBlob(String content, String encoding) {}

  record Made(String sha) {}

  @Get("/ref/heads/{branch}")
  Optional<Ref> branch(@Params Repo repo, String branch);

  @Post("/refs")
  Reply<Ref, ApiError> create(@Params Repo repo, @Body NewRef ref);

  /** Idempotent: it ends up at the same commit. */
  @Patch("/refs/heads/{branch}")
  @Idempotent
  Ref move(@Params Repo repo, String branch, @Body Move move);

  @Delete("/refs/heads/{branch}")
  void deleteBranch(@Params Repo repo, String branch);

  @Get("/trees/{tree}?recursive=1")
  Tree tree(@Params Repo repo, String tree);

  /** Idempotent: its name is the hash of its content. */
  @Post("/trees")
  @Idempotent
  Made createTree(@Params Repo repo, @Body NewTree tree);

  @Get("/blobs/{sha}")
  @Headers("Accept: application/vnd.github.raw+json")
  byte[] blob(@Params Repo repo, String sha);

  /** Idempotent, likewise. */
  @Post("/blobs")
  @Idempotent
  Made createBlob(@Params Repo repo, @Body NewBlob blob);
}
