package dev.redial.samples.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of GitHub's REST API that GitHub publishes (OpenAPI 3.0.3). */
final class PublishedApi {
  private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

  /** Its Base64 is broken into lines by the two characters \n, which is none, not by line ends. */
  private static final String MISQUOTED =
      "/components/examples/content-file-response-if-content-is-a-file/value";

  private final JsonNode root;
  private final List<PublishedOperation> operations;

  private PublishedApi(JsonNode root) {
    this.root = root;
    this.operations =
        root.get("paths").properties().stream()
            .flatMap(path -> operations(path.getKey(), path.getValue()))
            .toList();
  }

  /** Skips or fails the test where it cannot be had; see {@link PublishedPackage#open}. */
  static PublishedApi read() throws IOException, InterruptedException {
    try (InputStream file = PublishedPackage.open("generated/api.github.com.json")) {
      JsonNode root = JsonMapper.shared().readTree(file);
      mend((ObjectNode) root.at(MISQUOTED));
      return new PublishedApi(root);
    }
  }

  private static void mend(ObjectNode misquoted) {
    String content = misquoted.get("content").asString();
    assertThat(content).as("what had to be mended").contains("\\n");
    misquoted.put("content", content.replace("\\n", "\n"));
  }

  private Stream<PublishedOperation> operations(String template, JsonNode path) {
    return path.properties().stream()
        .filter(verb -> VERBS.contains(verb.getKey()))
        .map(verb -> new PublishedOperation(this, verb.getKey(), template, verb.getValue()));
  }

  /** The node itself, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? resolved(root.at(node.get("$ref").asString().substring(1))) : node;
  }

  /** The operation that an endpoint calls: their variables may have other names. */
  Optional<PublishedOperation> operation(Endpoint endpoint) {
    return mostSpecific(one -> one.isDescribedBy(endpoint.verb(), endpoint.template()));
  }

  /** The operation that a server finds for a request. */
  Optional<PublishedOperation> operation(String host, String verb, String rawPath) {
    return mostSpecific(one -> one.isRequestedBy(verb, rawPath) && one.host().equals(host));
  }

  private Optional<PublishedOperation> mostSpecific(Predicate<PublishedOperation> wanted) {
    return operations.stream()
        .filter(wanted)
        .max(Comparator.comparingInt(PublishedOperation::literalLength));
  }

  /** Where operations are that name no server of their own. */
  JsonNode servers() {
    return root.get("servers");
  }
}
