package dev.redial.processor.random;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;

/** Names and strings, plain and nasty. */
final class Words {
  /** Names that generated code uses as well. */
  private static final List<String> GENERATED =
      List.of(
          "call",
          "redial",
          "send",
          "bind",
          "path",
          "query",
          "java",
          "dev",
          "javax",
          "jakarta",
          "Converted",
          "Endpoint",
          "Returns",
          "BodyType",
          "FormPart",
          "Duration",
          "Idempotency",
          "BoundEndpoint",
          "Redial",
          "Override",
          "String",
          "List",
          "Integer",
          "Void",
          "Optional",
          "Shop",
          "ShopClient",
          "Order",
          "Gone",
          "ToText",
          "BOOK",
          "BOOK_RETURNS",
          "BOOK_BODY",
          "TO_TEXT",
          "REDIAL",
          "GET",
          "IOException",
          "library",
          Specimen.PACKAGE,
          "SuppressWarnings");

  private static final List<String> STRANGE =
      List.of(
          "$", "_a", "$$", "a$b", "this$0", "val$x", "größe", "книга", "ŉa", "ΐ", "ǰ", "名前", "𝒳",
          "record", "var", "sealed", "permits", "yield", "with", "module", "open", "exports",
          "arg0", "arg1", "ſ", "ıI", "_1", "A_B", "aB_c", "ß", "İ", "a\u0301");

  /** What no interface can declare with any other return type, or at all. */
  private static final Set<String> OF_OBJECT =
      Set.of(
          "hashCode()",
          "toString()",
          "notify()",
          "wait()",
          "wait(long)",
          "wait(long,int)",
          "getClass()",
          "equals(object)");

  private Words() {}

  /** What parameters and components are called; each is made unique where it is used. */
  static Arbitrary<String> parameter() {
    return Pick.mostly(
        Pick.of("id", "q", "page", "name", "key", "value"),
        6,
        Pick.either(Pick.of(GENERATED), Pick.of(STRANGE)));
  }

  static Arbitrary<String> method() {
    return Pick.mostly(
        Pick.of("book", "fetch", "find", "bookList", "order", "a"),
        6,
        Pick.either(
            Pick.of(GENERATED),
            Pick.of(STRANGE),
            Pick.of("clone", "finalize", "hashCode", "toString", "notify", "wait", "equals"),
            Pick.of("Book", "BOOK", "main", "of", "valueOf")));
  }

  /** Whether {@code key}, a name with types, is a method of every object. */
  static boolean isOfObject(String key) {
    return OF_OBJECT.contains(key);
  }

  /** What types may be called instead of what they are. */
  static Arbitrary<String> collision() {
    return Pick.of(
        "String",
        "Object",
        "List",
        "Map",
        "Optional",
        "Override",
        "SuppressWarnings",
        "Generated",
        "Inject",
        "Endpoint",
        "EndpointCall",
        "BoundEndpoint",
        "Redial",
        "Returns",
        "Converted",
        "BodyType",
        "FormPart",
        "Idempotency",
        "Duration",
        "Integer",
        "Long",
        "Void",
        "Exception",
        "IOException",
        "InterruptedException",
        "CompletionStage",
        "Flow",
        "HttpResponse",
        "URI",
        "Stream",
        "InputStream",
        "Reply",
        "ServerSentEvent",
        "ShopClient",
        "ShopsClient",
        "Get",
        "größe",
        "$",
        "StatusError",
        "Publisher",
        "Record",
        "Enum",
        "REDIAL",
        "BOOK",
        "book",
        "ShopClient",
        "ShopClient",
        "ShopClient",
        "ShopClient",
        "ShopsClient");
  }

  /** A name on the wire. */
  static Arbitrary<String> wire() {
    return Pick.mostly(
        Pick.of("a", "q", "X-Page", "name"),
        14,
        Pick.of(
            "q\"uote",
            "a\\b",
            "$S$T$L",
            "ü",
            "a b",
            "",
            "\n",
            "{a}",
            "class",
            "\\u0041",
            "*/",
            "Content-Length",
            "content-type",
            "Host",
            "X Foo",
            "a=b",
            "a;b",
            "\t",
            "\u0000",
            "𝒳"));
  }

  /** As a literal of Java. */
  static String literal(String text) {
    return text.chars()
        .mapToObj(c -> c < ' ' || c == '"' || c == '\\' ? "\\%03o".formatted(c) : (char) c + "")
        .collect(Collectors.joining("", "\"", "\""));
  }
}
