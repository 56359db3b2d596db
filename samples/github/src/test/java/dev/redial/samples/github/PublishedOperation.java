package dev.redial.samples.github;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What is published of one operation. */
final class PublishedOperation {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern SEGMENT = Pattern.compile("[^/]+");

  private final PublishedApi whole;
  private final String verb;
  private final String template;
  private final JsonNode node;
  private final Pattern templates;
  private final Pattern paths;

  PublishedOperation(PublishedApi whole, String verb, String template, JsonNode node) {
    this.whole = whole;
    this.verb = verb.toUpperCase(Locale.ROOT);
    this.template = template;
    this.node = node;
    this.templates = pattern(VARIABLE);
    this.paths = pattern(SEGMENT);
  }

  /** Where it is asked for. */
  String host() {
    JsonNode servers = node.has("servers") ? node.get("servers") : whole.servers();
    return URI.create(servers.get(0).get("url").asString()).getHost();
  }

  /** Whether a template of ours means this, whatever its variables are called. */
  boolean isDescribedBy(String otherVerb, String otherTemplate) {
    return verb.equals(otherVerb) && templates.matcher(otherTemplate).matches();
  }

  boolean isRequestedBy(String otherVerb, String rawPath) {
    return verb.equals(otherVerb) && paths.matcher(rawPath).matches();
  }

  /** How many characters of it are no variables: of two that fit, the longer one is meant. */
  int literalLength() {
    return VARIABLE.matcher(template).replaceAll("").length();
  }

  private Pattern pattern(Pattern value) {
    StringBuilder pattern = new StringBuilder();
    Matcher variables = VARIABLE.matcher(template);
    int end = 0;
    for (; variables.find(); end = variables.end()) {
      pattern.append(Pattern.quote(template.substring(end, variables.start())));
      pattern.append(beginning(variables.group(1))).append(value);
    }
    return Pattern.compile(pattern + Pattern.quote(template.substring(end)));
  }

  /** What a variable of several segments may begin with: what its example does. */
  private String beginning(String variable) {
    return parameters("path")
        .filter(one -> one.get("name").asString().equals(variable))
        .map(one -> one.path("example").asString("").replaceFirst("[^/]*$", ""))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> "(?:" + Pattern.quote(folder) + ")?")
        .findFirst()
        .orElse("");
  }

  /** What in the names and constants of a query contradicts it. */
  Stream<String> queryObjections(Map<String, String> query) {
    Map<String, JsonNode> published =
        parameters("query")
            .collect(Collectors.toMap(one -> one.get("name").asString(), one -> one));
    return Stream.concat(
        query.entrySet().stream().flatMap(sent -> objections(sent, published.get(sent.getKey()))),
        published.values().stream()
            .filter(one -> one.path("required").booleanValue(false))
            .map(one -> one.get("name").asString())
            .filter(name -> !query.containsKey(name))
            .map(name -> "?" + name + " is required"));
  }

  private Stream<String> objections(Map.Entry<String, String> sent, JsonNode parameter) {
    String name = "?" + sent.getKey();
    return parameter == null
        ? Stream.of(name + " is no published name")
        : new PublishedSchema(whole, parameter.path("schema"))
            .constantObjections(name, StringNode.valueOf(sent.getValue()));
  }

  /** What in a JSON body contradicts it. */
  Stream<String> bodyObjections(JsonNode body) {
    JsonNode schema = schema(whole.resolved(node.path("requestBody")));
    PublishedSchema published = new PublishedSchema(whole, schema);
    return schema.isMissingNode()
        ? Stream.of("no body is published")
        : Stream.concat(published.objections("", body), published.missing(body));
  }

  /** What in a JSON answer has names that are not published. */
  Stream<String> answerObjections(JsonNode answer) {
    JsonNode schema = schema(success().map(Map.Entry::getValue).orElseThrow());
    return new PublishedSchema(whole, schema).objections("", answer);
  }

  private JsonNode schema(JsonNode message) {
    return message.path("content").path("application/json").path("schema");
  }

  /**
   * The first example of the first success, in the media type that is asked for if there is one.
   */
  PublishedExample example(String accept) {
    return success()
        .map(answer -> example(answer.getKey(), answer.getValue(), mediaType(accept)))
        .orElseGet(PublishedExample::elsewhere);
  }

  private Optional<Map.Entry<Integer, JsonNode>> success() {
    return node.get("responses").properties().stream()
        .filter(one -> one.getKey().startsWith("2"))
        .findFirst()
        .map(one -> Map.entry(Integer.valueOf(one.getKey()), whole.resolved(one.getValue())));
  }

  private PublishedExample example(int status, JsonNode answer, String wanted) {
    JsonNode content = answer.path("content");
    if (content.isMissingNode()) {
      return PublishedExample.empty(status);
    }
    String type = content.has(wanted) ? wanted : content.propertyNames().iterator().next();
    JsonNode examples = content.get(type).get("examples");
    JsonNode value = value(examples.iterator().next());
    return new PublishedExample(status, type, type.equals(wanted), value);
  }

  /** An example refers to another one in its place or, against the specification, as its value. */
  private JsonNode value(JsonNode example) {
    JsonNode value = whole.resolved(example).get("value");
    return value.has("$ref") ? value(value) : value;
  }

  /** GitHub's own name of JSON says nothing that JSON does not. */
  private static String mediaType(String accept) {
    return accept.equals("application/vnd.github+json") ? "application/json" : accept;
  }

  private Stream<JsonNode> parameters(String place) {
    return StreamSupport.stream(node.path("parameters").spliterator(), false)
        .map(whole::resolved)
        .filter(one -> one.get("in").asString().equals(place));
  }

  @Override
  public String toString() {
    return verb + " " + template;
  }
}
