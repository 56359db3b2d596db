package dev.redial.processor.random;

import dev.redial.processor.random.Given.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A method of an interface. */
record Method(Verb verb, Facts facts, Signature signature, Care care) {

  /** Whether its parts were put together with care. */
  enum Care {
    CAREFUL,
    CARELESS
  }

  /**
   * How it is sent.
   *
   * @param path the template, in front of the variables of parameters
   * @param tail the template behind them
   */
  record Verb(String annotation, String path, String tail) {
    String with(String variables) {
      String template = path + variables + tail;
      boolean silent = template.isEmpty() || annotation.matches("~(Sure|Count|Several)");
      return "@" + annotation + (silent ? "" : "(" + Words.literal(template) + ")");
    }
  }

  /** What else is said about it; {@code thrown} goes with the marks that need it. */
  record Facts(String marks, String headers, String failing, String thrown) {}

  record Signature(String name, List<Given> given, String returned, boolean variable) {}

  /** The parameters that it has in the end, under names of their own. */
  List<Given> given() {
    List<Given> given = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Given wanted : signature.given()) {
      if (care == Care.CARELESS || fits(wanted.kind(), kinds)) {
        String name = wanted.name();
        while (!names.add(name)) {
          name += "2";
        }
        given.add(wanted.named(name));
        kinds.add(wanted.kind());
      }
    }
    return given;
  }

  private boolean fits(Kind kind, Set<Kind> before) {
    boolean bodiless = verb.annotation().matches("#dev\\.redial\\.(Get|Head)");
    boolean other =
        before.stream().anyMatch(earlier -> earlier.isBody() && earlier != kind) && kind.isBody();
    return !(kind.isBody() && bodiless) && !other && !(kind.isOnce() && before.contains(kind));
  }

  /** What tells it from its overloads, whatever its types are called. */
  String key() {
    return signature.name()
        + given().stream()
            .map(one -> one.type().replaceAll("<.*>|@[~#][\\w.]+|\\s", ""))
            .map(type -> type.replaceAll(".*[.~#]", "").toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(",", "(", ")"));
  }

  /** Whether every object has it already, as a method that cannot be declared like this. */
  boolean isOfObject() {
    return Words.isOfObject(key());
  }

  Method named(String name) {
    return new Method(
        verb,
        facts,
        new Signature(name, signature.given(), signature.returned(), signature.variable()),
        care);
  }

  String text() {
    List<Given> given = given();
    String variables =
        given.stream()
            .map(Given::variable)
            .filter(variable -> !variable.isEmpty())
            .map(variable -> "/{" + variable + "}")
            .collect(Collectors.joining());
    String returned = returned();
    String parameters = given.stream().map(Given::text).collect(Collectors.joining(", "));
    if (signature.variable() && parameters.matches("(?s).*\\[] \\S+")) {
      parameters = parameters.replaceAll("\\[] (\\S+)$", "... $1");
    }
    return String.join(
        " ",
        facts.marks().equals("@" + verb.annotation()) ? "" : facts.marks(),
        facts.headers(),
        facts.failing(),
        verb.with(variables),
        returned,
        signature.name() + "(" + parameters + ")" + facts.thrown() + ";");
  }

  private String returned() {
    boolean head = verb.annotation().equals("#dev.redial.Head") && care == Care.CAREFUL;
    return head ? "void" : signature.returned();
  }

  static Arbitrary<Method> any() {
    return Combinators.combine(
            verbs(),
            allFacts(),
            signatures(),
            Pick.mostly(Arbitraries.just(Care.CAREFUL), 20, Arbitraries.just(Care.CARELESS)))
        .as(Method::new);
  }

  private static Arbitrary<Signature> signatures() {
    return Combinators.combine(
            Words.method(),
            Given.any().list().ofMaxSize(3),
            Types.returned(),
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(4, false), net.jqwik.api.Tuple.of(1, true)))
        .as(Signature::new);
  }

  private static Arbitrary<Verb> verbs() {
    Arbitrary<String> annotations =
        Pick.mostly(
            Pick.of("Get", "Post", "Put", "Delete", "Patch", "Head", "Options", "Query")
                .map(name -> "#dev.redial." + name),
            12,
            Pick.mostly(
                Pick.of("~Purge", "~Sure"), 8, Pick.of("~Count", "~Several", "~Tunnel", "~Blank")));
    Arbitrary<String> paths =
        Pick.mostly(
            Pick.of(
                "", "/a", "/a-b/c.d", "/a%20b", "/a;v=1", "/a'b", "/(x)", "/a@b:c", "/$S/$T$L$$"),
            70,
            Pick.of(
                "a",
                "//x",
                "/a b",
                "/ü",
                "/{",
                "/{}",
                "/{a",
                "/a}",
                "/%zz",
                "/a#b",
                "/\"",
                "/\\",
                "/\n",
                "/{none}",
                "/{id}/{id}",
                "/{q}/a/{q}",
                "/{a}{a}",
                "/{a b}",
                "/{id:[0-9]+}",
                "/\u0000",
                "/*/"));
    Arbitrary<String> tails =
        Pick.mostly(
            Pick.of("", "", "/end", "?x=1&y=%20", "?"),
            70,
            Pick.of("?x={y}", "?x={id}", "? ", "/{id", "/%", "?a=\"b\""));
    return Combinators.combine(annotations, paths, tails).as(Verb::new);
  }

  private static Arbitrary<Facts> allFacts() {
    Arbitrary<String> headers =
        Pick.rarely(
            8,
            Pick.mostly(
                    Pick.of("X-A: b", "X-A: \"quoted\" \\ $S", "X-A:", "Accept: a/b"),
                    10,
                    Pick.of(
                        "X-A",
                        ": b",
                        "X A: b",
                        "Content-Length: 1",
                        "Host: a",
                        "X-A: ü",
                        "X-A: b\n",
                        "Authorization: Basic abc",
                        "Cookie: a=b",
                        "X-A: \u0000"))
                .map(line -> "@#dev.redial.Headers(" + Words.literal(line) + ")"));
    return Combinators.combine(marks(), headers, failures())
        .as((marks, header, failing) -> new Facts(marks, header, failing[0], failing[1]));
  }

  private static Arbitrary<String> marks() {
    return Pick.mostly(
        Pick.mostly(
            Pick.of("", "", "", "", ""),
            3,
            Pick.of(
                "@#dev.redial.Idempotent",
                "@#dev.redial.NonIdempotent",
                "@#dev.redial.IdempotencyKey",
                "@#dev.redial.IdempotencyKey(header = \"X-Key\")",
                "@#dev.redial.Idempotent @#dev.redial.Retry(\"a \\\"b\\\" $S\")",
                "@#dev.redial.Timeout(\"PT2S\")",
                "@#java.lang.Deprecated",
                "@#dev.redial.Timeout(value = \"PT2S\", overall = \"PT0.5M\")",
                "@#java.lang.Deprecated(forRemoval = true)",
                "@#dev.redial.Timeout(overall = \"P1D\")",
                "@#java.lang.SuppressWarnings({\"redial\", \"unused\"})")),
        40,
        Pick.of(
            "@#dev.redial.Idempotent @#dev.redial.NonIdempotent",
            "@#dev.redial.Retry(\"a\")",
            "@#dev.redial.NonIdempotent @#dev.redial.Retry(\"b\")",
            "@#dev.redial.NonIdempotent @#dev.redial.Retry(\"c\")",
            "@#dev.redial.Retry(\"\")",
            "@#dev.redial.Retry(\" \") @#dev.redial.Idempotent",
            "@#dev.redial.NonIdempotent @#dev.redial.IdempotencyKey",
            "@#dev.redial.Idempotent @#dev.redial.IdempotencyKey",
            "@#dev.redial.IdempotencyKey(validFor = \"1h\")",
            "@#dev.redial.IdempotencyKey(header = \"X Key\")",
            "@#dev.redial.IdempotencyKey(header = \"Host\")",
            "@#dev.redial.Timeout",
            "@#dev.redial.Timeout(\"2s\")",
            "@#dev.redial.Timeout(\"-PT1S\")",
            "@#dev.redial.Timeout(overall = \"\\u00fc\")",
            "@#dev.redial.Timeout(\"PT0S\")",
            "@#dev.redial.Timeout(value = \"PT2S\", overall = \"PT1S\")",
            "@#dev.redial.Post",
            "@~Purge"));
  }

  /** Each with what has to be declared for it, or with something that does not fit. */
  private static Arbitrary<String[]> failures() {
    return Pick.mostly(
        Arbitraries.of(
            new String[][] {
              {"", ""},
              {"", ""},
              {"", ""},
              {"", " throws #java.io.IOException"},
              {"", " throws #java.io.IOException, #java.lang.InterruptedException"},
              {"", " throws #java.lang.Exception"},
              {"", " throws #java.lang.IllegalStateException"},
              {onStatus(410, "Gone"), ""},
              {onStatus(410, "Lost"), " throws ~Lost"},
              {onStatus(300, "Boxed") + " " + onStatus(599, "Gone"), ""},
              {onStatus(410, "Shut"), " throws #java.io.IOException"},
              {onStatus(410, "Shut"), " throws ~Shut"},
              {onStatus(410, "Old"), ""}
            }),
        40,
        Arbitraries.of(
            new String[][] {
              {"", " throws #java.lang.InterruptedException"},
              {"", " throws ~Lost"},
              {"", " throws #java.util.concurrent.TimeoutException"},
              {"", " throws #java.lang.Throwable"},
              {"", " throws #java.io.FileNotFoundException"},
              {onStatus(410, "Lost"), ""},
              {onStatus(410, "Gone") + " " + onStatus(410, "Gone"), ""},
              {onStatus(200, "Gone"), ""},
              {onStatus(404, "Gone"), ""},
              {onStatus(410, "Bodiless"), ""},
              {onStatus(410, "Quiet"), ""},
              {onStatus(410, "Vague"), ""},
              {onStatus(410, "Raw"), ""},
              {onStatus(410, "Varied"), ""},
              {"@#dev.redial.OnStatus(value = 410, error = #java.io.IOException.class)", ""}
            }));
  }

  private static String onStatus(int status, String error) {
    return "@#dev.redial.OnStatus(value = " + status + ", error = ~" + error + ".class)";
  }
}
