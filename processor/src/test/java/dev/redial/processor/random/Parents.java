package dev.redial.processor.random;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * What an interface extends.
 *
 * @param mentioned each with its type arguments
 * @param declared the text of those that are declared for it, by name
 * @param members what the interface declares because of them
 */
record Parents(List<String> mentioned, Map<String, String> declared, String members) {
  private static final Parents NONE = new Parents(List.of(), Map.of(), "");
  private static final String REPO =
      "% interface !Repo<T, K> extends ~Reads<T> {"
          + " @#dev.redial.Get(\"/repo/{id}\") T repoGet(K id);"
          + " @#dev.redial.Put(\"/repo/{id}\") void repoPut(K id, @#dev.redial.Body T value);"
          + " default void repoTwice(K id, T value) { repoPut(id, value); repoPut(id, value); }"
          + " static void repoNothing() {} }";
  private static final String READS =
      "% interface !Reads<T> {"
          + " @#dev.redial.Get(\"/reads\") #java.util.List<T> readsAll(@#dev.redial.QueryParam #java.util.Optional<#java.lang.Integer> page); }";
  private static final String CHAIN =
      "% interface !Chain<K> extends ~Repo<~Order, K> { @#dev.redial.Delete(\"/chain/{id}\") void chainDelete(K id); }";

  private static final String SETTLED =
      "@#dev.redial.Headers(\"X-Set: a\") @#dev.redial.Timeout(\"PT3S\")"
          + " @#dev.redial.OnStatus(value = 410, error = ~Gone.class) % interface !Settled {}";

  String header() {
    return mentioned.isEmpty() ? "" : " extends " + String.join(", ", mentioned);
  }

  /** Everything in one text, for what it mentions. */
  String all() {
    return header() + members + String.join(" ", declared.values());
  }

  /** The same with other names for those that are called like one of {@code others}. */
  Parents apart(Map<String, String> others) {
    Parents own = this;
    for (Map.Entry<String, String> parent : declared.entrySet()) {
      if (!others.getOrDefault(parent.getKey(), parent.getValue()).equals(parent.getValue())) {
        own = own.renamed(parent.getKey(), parent.getKey() + "2");
      }
    }
    return own;
  }

  private Parents renamed(String name, String other) {
    UnaryOperator<String> rename = text -> text.replaceAll("([~!])" + name + "\\b", "$1" + other);
    return new Parents(
        mentioned.stream().map(rename).toList(),
        named(declared.values().stream().map(rename).toArray(String[]::new)),
        rename.apply(members));
  }

  private static Parents of(String mentioned, String members, String... declared) {
    return new Parents(List.of(mentioned.split(" & ")), named(declared), members);
  }

  private static Map<String, String> named(String... declared) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String text : declared) {
      named.put(text.replaceAll("(?s).*?interface !(\\w+).*", "$1"), text);
    }
    return named;
  }

  static Arbitrary<Parents> any() {
    return Pick.mostly(
        Arbitraries.just(NONE),
        3,
        Pick.mostly(Pick.either(right(), right(), random()), 6, wrong()));
  }

  /** One with methods of its own, some of which the interface may declare again. */
  private static Arbitrary<Parents> random() {
    return Method.any()
        .list()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(methods -> inherited(methods))
        .flatMap(
            text ->
                Pick.of("", text)
                    .map(
                        members -> of("~Parent", members, "% interface !Parent { " + text + " }")));
  }

  private static String inherited(List<Method> methods) {
    return java.util.stream.IntStream.range(0, methods.size())
        .mapToObj(i -> methods.get(i).named("inherited" + i).text())
        .collect(Collectors.joining(" "));
  }

  private static Arbitrary<Parents> right() {
    return Arbitraries.of(
        of("~Repo<~Order, #java.lang.Long>", "", REPO, READS),
        of("~Repo<#java.util.List<~Order>, #java.lang.String>", "", REPO, READS),
        of("~Chain<#java.util.UUID>", "", CHAIN, REPO, READS),
        of("~Chain<#java.lang.Integer> & ~Reads<~Order>", "", CHAIN, REPO, READS),
        of(
            "~Repo<~Order, #java.lang.Long>",
            "@#java.lang.Override @#dev.redial.Get(\"/own/{id}\") ~Order repoGet(#java.lang.Long id);",
            REPO,
            READS),
        of("~Settled", "", SETTLED),
        of("~Repo<~Order, #java.lang.Long> & ~Settled", "", REPO, READS, SETTLED),
        of(
            "~Settled & ~Nearer",
            "",
            SETTLED,
            "@#dev.redial.Headers(\"x-set: b\") % interface !Nearer extends ~Settled"
                + " { @#dev.redial.Get(\"/n\") void near(); }"),
        of("~Careful", "", "@#dev.redial.NonIdempotent % interface !Careful {}"),
        of("#library.Parents.Named<~Order, #java.lang.Long>", ""),
        of("#library.Parents.Filtered & #library.Parents.Old", ""),
        of(
            "#library.Parents.Marked",
            "@#java.lang.Override @#dev.redial.Put void markedOfLibrary();"),
        of("#library.Parents.Failing<#java.io.IOException>", ""),
        of("#library.Parents.Failing<#java.lang.RuntimeException>", ""),
        of(
            "#java.lang.Comparable<#java.lang.String>",
            "@#java.lang.Override default int compareTo(#java.lang.String it) { return 0; }"),
        of(
            "#java.util.function.Supplier<#java.lang.String>",
            "@#java.lang.Override @#dev.redial.Get #java.lang.String get();"),
        of(
            "~Nested",
            "",
            "% interface !Nested { class Endpoint {} class List {} class BoundEndpoint {} class Override {}"
                + " class String {} class Redial {} interface Deeper { class Returns {} } }"),
        of(
            "~Left & ~Right",
            "@#java.lang.Override @#dev.redial.Get #java.util.List<#java.lang.String> both();",
            "% interface !Left { @#dev.redial.Get(\"/l\") #java.util.Collection<#java.lang.String> both(); }",
            "% interface !Right { @#dev.redial.Get(\"/r\") #java.util.List<#java.lang.String> both(); }"),
        of(
            "~Strict",
            "@#java.lang.Override @#dev.redial.Put @#dev.redial.NonIdempotent void pay();",
            "% interface !Strict { @#dev.redial.Put @#dev.redial.NonIdempotent void pay(); }"),
        of(
            "~Objects",
            "",
            "% interface !Objects { @#java.lang.Override #java.lang.String toString(); int hashCode(); boolean equals(#java.lang.Object it); }"));
  }

  private static Arbitrary<Parents> wrong() {
    return Arbitraries.of(
        of(
            "~Hiding",
            "",
            "% interface !Hiding { int Endpoint = 1; int Idempotency = 2; int BodyType = 3; int Returns = 4;"
                + " int FormPart = 5; int Duration = 6; int java = 7; int dev = 8; int Converted = 9; int redial = 10; }"),
        of(
            "~Shading",
            "@#dev.redial.Get #java.util.concurrent.Flow.Publisher<#java.lang.String> shaded();",
            "% interface !Shading { class Flow {} }"),
        of(
            "~Repo<~Order, #java.lang.Long> & ~Shading",
            "",
            REPO,
            READS,
            "% interface !Shading { class Order {} }"),
        of(
            "~Daring",
            "@#dev.redial.Post(\"/dare\") void dare();",
            "@#dev.redial.Idempotent % interface !Daring {}"),
        of("#library.Parents.Daring", "@#dev.redial.Patch(\"/dare\") void dare();"),
        of("#library.Parents.Called", ""),
        of(
            "~Settled & ~Left",
            "",
            "@#dev.redial.OnStatus(value = 410, error = ~Lost.class) % interface !Settled {}",
            "% interface !Left { @#dev.redial.Get(\"/l\") void left(); }"),
        of("~Lower", "", "% interface !Lower { class java {} class dev {} }"),
        of("~Repo", "", REPO, READS),
        of("~Repo<#java.util.List<?>, #java.lang.Long>", "", REPO, READS),
        of("~Repo<~Order, ~Thing>", "", REPO, READS),
        of("#library.Parents.Named", ""),
        of("#library.Parents.Unnamed<#java.lang.Long>", ""),
        of("#library.Parents.UnnamedQuery", ""),
        of("#library.Parents.BadlyFiltered", ""),
        of("#library.Parents.Failing<#java.util.concurrent.TimeoutException>", ""),
        of("#library.Parents.Failing<~Lost>", ""),
        of("#java.lang.AutoCloseable", ""),
        of("#java.util.function.Supplier<#java.lang.String>", ""),
        of(
            "~Left & ~Right",
            "",
            "% interface !Left { @#dev.redial.Get(\"/l\") #java.util.Collection<#java.lang.String> both(); }",
            "% interface !Right { @#dev.redial.Get(\"/r\") #java.util.List<#java.lang.String> both(); }"),
        of(
            "~Strict",
            "@#java.lang.Override @#dev.redial.Put void pay();",
            "% interface !Strict { @#dev.redial.Put @#dev.redial.NonIdempotent void pay(); }"),
        of(
            "~Bad",
            "",
            "% interface !Bad { @#dev.redial.Get(\"/{x}\") void bad(); void worse(); }"));
  }
}
