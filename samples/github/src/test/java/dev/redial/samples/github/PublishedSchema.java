package dev.redial.samples.github;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a description says of a JSON value; of alternatives, whatever any of them says.
 *
 * @param whole what references are looked up in
 */
record PublishedSchema(PublishedApi whole, JsonNode node) {
  private static final Map<JsonNodeType, List<String>> TYPES =
      Map.of(
          JsonNodeType.OBJECT, List.of("object"),
          JsonNodeType.ARRAY, List.of("array"),
          JsonNodeType.STRING, List.of("string"),
          JsonNodeType.BOOLEAN, List.of("boolean"),
          JsonNodeType.NUMBER, List.of("integer", "number"));

  /** What in a value contradicts it: types, constants, and names that it does not have. */
  Stream<String> objections(String where, JsonNode value) {
    if (value.isNull()) {
      return Stream.empty();
    }
    return switch (value.getNodeType()) {
      case OBJECT -> Stream.concat(typeObjections(where, value), fieldObjections(where, value));
      case ARRAY -> Stream.concat(typeObjections(where, value), itemObjections(where, value));
      default -> Stream.concat(typeObjections(where, value), constantObjections(where, value));
    };
  }

  /** What has to be in it and is not. */
  Stream<String> missing(JsonNode value) {
    return parts("allOf")
        .flatMap(part -> elements(part.node.path("required")))
        .map(JsonNode::asString)
        .filter(name -> !value.has(name))
        .map(name -> "." + name + " is required");
  }

  private Stream<String> typeObjections(String where, JsonNode value) {
    List<String> types = alternatives().flatMap(PublishedSchema::types).toList();
    boolean fits =
        types.isEmpty() || TYPES.get(value.getNodeType()).stream().anyMatch(types::contains);
    return fits ? Stream.empty() : Stream.of(where + " is one of " + types + ", not " + value);
  }

  private Stream<String> types() {
    return Stream.of(node.path("type")).filter(JsonNode::isString).map(JsonNode::asString);
  }

  /** That it is none of the published constants, unless it was made up. */
  Stream<String> constantObjections(String where, JsonNode value) {
    List<String> constants =
        alternatives()
            .flatMap(part -> elements(part.node.path("enum")))
            .map(JsonNode::asString)
            .toList();
    String text = value.asString();
    boolean fits = constants.isEmpty() || constants.contains(text) || MadeUp.isText(text);
    return fits ? Stream.empty() : Stream.of(where + " is one of " + constants + ", not " + value);
  }

  private Stream<String> fieldObjections(String where, JsonNode value) {
    return value.properties().stream()
        .flatMap(field -> fieldObjections(where + "." + field.getKey(), field));
  }

  private Stream<String> fieldObjections(String where, Map.Entry<String, JsonNode> field) {
    if (isFree()) {
      return Stream.empty();
    }
    List<PublishedSchema> named = named(field.getKey()).toList();
    return named.isEmpty()
        ? Stream.of(where + " is no published name")
        : any(named).objections(where, field.getValue());
  }

  private Stream<String> itemObjections(String where, JsonNode value) {
    List<PublishedSchema> items = alternatives().flatMap(part -> part.child("items")).toList();
    return items.isEmpty()
        ? Stream.empty()
        : elements(value).flatMap(item -> any(items).objections(where + "[]", item));
  }

  private Stream<PublishedSchema> named(String name) {
    return alternatives()
        .flatMap(
            part ->
                part.node.path("properties").has(name)
                    ? part.in("properties").child(name)
                    : part.child("additionalProperties"));
  }

  /** Whether it says nothing of names. */
  private boolean isFree() {
    return alternatives()
        .noneMatch(part -> part.node.has("properties") || part.node.has("additionalProperties"));
  }

  private PublishedSchema any(List<PublishedSchema> several) {
    ObjectNode union = JsonNodeFactory.instance.objectNode();
    union.putArray("anyOf").addAll(several.stream().map(PublishedSchema::node).toList());
    return new PublishedSchema(whole, union);
  }

  private PublishedSchema in(String name) {
    return new PublishedSchema(whole, node.path(name));
  }

  private Stream<PublishedSchema> child(String name) {
    return Stream.of(node.path(name))
        .filter(child -> child.isObject() || child.booleanValue(false))
        .map(child -> new PublishedSchema(whole, child));
  }

  private Stream<PublishedSchema> alternatives() {
    return parts("allOf", "anyOf", "oneOf");
  }

  /** It itself, what it refers to, and what that is composed of. */
  private Stream<PublishedSchema> parts(String... compositions) {
    PublishedSchema resolved = new PublishedSchema(whole, whole.resolved(node));
    return Stream.concat(
        Stream.of(resolved),
        Stream.of(compositions)
            .flatMap(name -> elements(resolved.node.path(name)))
            .flatMap(part -> new PublishedSchema(whole, part).parts(compositions)));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).filter(one -> array.isArray());
  }
}
