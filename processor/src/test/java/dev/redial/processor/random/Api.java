package dev.redial.processor.random;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** An annotated interface. */
record Api(Head head, List<Method> methods, String members, Parents parents) {

  /** What stands in front of its body; {@code kind} has the place of its name. */
  record Head(String api, String marks, String kind) {
    boolean isInterface() {
      return kind.contains(" interface ") && !kind.contains("@interface");
    }
  }

  /** Its declaration under this name, with {@code %} for its modifiers. */
  String text(String name) {
    String head = this.head.api() + " " + this.head.marks() + " ";
    if (!this.head.isInterface()) {
      return head + this.head.kind().replace("NAME", "!" + name);
    }
    return head
        + this.head.kind().replace("NAME", "!" + name)
        + parents.header()
        + " {\n  "
        + String.join("\n  ", members, parents.members(), endpoints())
        + "\n}";
  }

  /** The same beside what is declared for others: another parent has another name. */
  Api apart(Map<String, String> others) {
    return new Api(head, methods, members, parents.apart(others));
  }

  private String endpoints() {
    Set<String> keys = new HashSet<>(declared());
    return methods.stream()
        .map(method -> apart(method, keys).text())
        .collect(Collectors.joining("\n  "));
  }

  /** What its other members are called that an endpoint may be called as well. */
  private List<String> declared() {
    return Stream.of("clone()", "finalize()", "of(int)")
        .filter(key -> members.matches("(?s).* " + key.replaceAll("\\(.*", "") + "\\(.*"))
        .toList();
  }

  private static Method apart(Method method, Set<String> keys) {
    Method own = method;
    while (own.isOfObject() || !keys.add(own.key())) {
      own = own.named(own.signature().name() + "3");
    }
    return own;
  }

  static Arbitrary<Api> any() {
    return Combinators.combine(
            heads(), Method.any().list().ofMinSize(1).ofMaxSize(3), extras(), Parents.any())
        .as(Api::new);
  }

  private static Arbitrary<Head> heads() {
    Arbitrary<String> kinds =
        Pick.mostly(
            Arbitraries.just("% interface NAME"),
            60,
            Pick.of(
                "% interface NAME<T>",
                "% abstract class NAME {}",
                "% enum NAME { ONE }",
                "% record NAME(int a) {}",
                "% @interface NAME {}"));
    return Combinators.combine(api(), marks(), kinds).as(Head::new);
  }

  private static Arbitrary<String> api() {
    return Pick.mostly(
        Pick.of(
            "@#dev.redial.HttpApi",
            "@#dev.redial.HttpApi(name = \"a \\\"b\\\" \\\\ $S \\n\\u0009\")",
            "@#dev.redial.HttpApi(path = \"/v1\")",
            "@#dev.redial.HttpApi(path = \"/v1/\", clientName = \"Größe\")",
            "@#dev.redial.HttpApi(name = \"\\u0000\", clientName = \"$\")",
            "@#dev.redial.HttpApi(clientName = \"Redial\")",
            "@#dev.redial.HttpApi(clientName = \"Endpoint\")",
            "@#dev.redial.HttpApi(clientName = \"BOOK\")"),
        36,
        Pick.of(
            "@#dev.redial.HttpApi(path = \"v1\")",
            "@#dev.redial.HttpApi(clientName = \"String\")",
            "@#dev.redial.HttpApi(path = \"/v1?a=b\")",
            "@#dev.redial.HttpApi(path = \"/{id}\")",
            "@#dev.redial.HttpApi(clientName = \"a-b\")",
            "@#dev.redial.HttpApi(clientName = \"class\")",
            "@#dev.redial.HttpApi(clientName = \"var\")",
            "@#dev.redial.HttpApi(clientName = \"a.B\")",
            "@#dev.redial.HttpApi(clientName = \"_\")"));
  }

  private static Arbitrary<String> marks() {
    return Pick.rarely(
        5,
        Pick.of(
            "@#java.lang.Deprecated",
            "@#java.lang.Deprecated(forRemoval = true)",
            "@#dev.redial.NonIdempotent",
            "@#dev.redial.Idempotent",
            "@#dev.redial.Retry(\"a\")",
            "@#dev.redial.Timeout(\"PT1S\")",
            "@#dev.redial.Headers({\"X-A: b\", \"X-B: \\\"c\\\"\"})",
            "@#dev.redial.Headers(\"Authorization: a\")",
            "@#dev.redial.OnStatus(value = 410, error = ~Gone.class)",
            "@#java.lang.SuppressWarnings(\"redial\")",
            "@#dev.redial.Idempotent @#dev.redial.NonIdempotent",
            "@#dev.redial.Headers(\"X-A\")",
            "@#dev.redial.Timeout(\"1\")",
            "@#dev.redial.OnStatus(value = 410, error = ~Lost.class)"));
  }

  /** What an interface has besides its endpoints. */
  private static Arbitrary<String> extras() {
    return Pick.mostly(
        Pick.rarely(
            4,
            Pick.of(
                "int BOOK = 1;",
                "int Redial = 1; int BoundEndpoint = 2;",
                "default void twice() {}",
                "static void of(int x) {}",
                "private void hidden() {}",
                "@#java.lang.Override #java.lang.String toString();",
                "class Converted {} class Endpoint {}",
                "interface Deep { class String {} }",
                "class Object {} class Exception {}",
                "enum Void { ONE }",
                "class List<T> {}",
                "@interface Generated {} @interface Inject {} @interface Override {}",
                "@interface SuppressWarnings {} class Redial {}")),
        20,
        Pick.of(
            "void other();",
            "@#dev.redial.Get int hashCode();",
            "@#dev.redial.Post boolean equals(@#dev.redial.Body #java.lang.Object other);",
            "@#dev.redial.Get @#java.lang.Override #java.lang.String toString();",
            "class dev {}",
            "class java {}",
            "int java = 1; int dev = 2;",
            "int BodyType = 1;",
            "int Idempotency = 1;",
            "int Endpoint = 1; int Returns = 2; int Duration = 3;",
            "@#dev.redial.Get <T> T generic(@#dev.redial.QueryParam int q);",
            "@#dev.redial.Get default void bodied() {}",
            "#java.lang.Object clone();",
            "default #java.lang.Object clone() { return this; }",
            "@#dev.redial.Get static void still() {}",
            "default void given(@#dev.redial.QueryParam int q) {}",
            "@#dev.redial.Timeout(\"PT1S\") private void alone() {}",
            "@#dev.redial.Get void finalize();",
            "@#dev.redial.Get #java.lang.Object clone();"));
  }
}
