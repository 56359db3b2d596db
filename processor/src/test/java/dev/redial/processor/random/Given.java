package dev.redial.processor.random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A parameter of a method, or a component of a record.
 *
 * @param marks its annotations
 * @param variable the variable of the path that it fills, or nothing
 */
record Given(Kind kind, String marks, String type, String name, String variable) {

  /** What it takes part in; a call has at most one kind of body, one key and one base. */
  enum Kind {
    PATH,
    FIELD,
    FORM,
    PART,
    BODY,
    KEY,
    BASE,
    PARAMS,
    WRONG;

    boolean isBody() {
      return this == FORM || this == PART || this == BODY;
    }

    boolean isOnce() {
      return this == BODY || this == KEY || this == BASE;
    }
  }

  String text() {
    return (marks + " " + type + " " + name).strip();
  }

  Given named(String other) {
    return new Given(kind, marks, type, other, variable.equals(name) ? other : variable);
  }

  static Arbitrary<Given> any() {
    return Pick.mostly(
        Arbitraries.oneOf(
            path(),
            field(),
            field(),
            field(),
            converted(),
            form(),
            part(),
            body(),
            body(),
            key(),
            base(),
            params()),
        50,
        wrong());
  }

  /** What may be in a record. */
  static Arbitrary<Given> component() {
    return Pick.mostly(
        Arbitraries.oneOf(field(), field(), converted(), body(), key()), 30, wrong());
  }

  private static Arbitrary<Given> given(
      Kind kind, Arbitrary<String> marks, Arbitrary<String> types) {
    return Combinators.combine(marks, types, Words.parameter())
        .as((mark, type, name) -> new Given(kind, mark, type, name, ""));
  }

  private static Arbitrary<Given> path() {
    Arbitrary<Given> plain =
        Combinators.combine(Types.text(), Words.parameter())
            .as((type, name) -> new Given(Kind.PATH, "", type, name, name));
    Arbitrary<Given> marked =
        Combinators.combine(
                Types.text(),
                Words.parameter(),
                Pick.of("id", "class", "this", "a.b", "a-b", "größe", "int", "_", "$S", "redial"))
            .as(
                (type, name, variable) ->
                    new Given(Kind.PATH, marked("PathParam", variable, ""), type, name, variable));
    return Pick.either(plain, marked);
  }

  private static String marked(String annotation, String name, String more) {
    String members = name.isEmpty() ? more : "value = " + Words.literal(name) + more;
    return "@#dev.redial." + annotation + (members.isEmpty() ? "" : "(" + members + ")");
  }

  private static Arbitrary<String> marks(String annotation) {
    return Pick.mostly(
        Pick.either(
            Arbitraries.just(marked(annotation, "", "")),
            Words.wire().map(name -> marked(annotation, name, ""))),
        60,
        annotation.equals("CookieParam")
            ? Arbitraries.just(marked(annotation, "", ""))
            : Words.wire().map(name -> marked(annotation, name + "c", ", csv = true")));
  }

  private static Arbitrary<Given> field() {
    Arbitrary<String> fields = Pick.either(marks("QueryParam"), marks("HeaderParam"));
    return Pick.either(
        given(Kind.FIELD, fields, Types.text()),
        given(Kind.FIELD, fields, Types.optional()),
        given(Kind.FIELD, fields, Types.many()),
        given(
            Kind.FIELD,
            Pick.of("@#dev.redial.QueryParam", "@#dev.redial.HeaderParam"),
            Types.map()),
        given(
            Kind.FIELD,
            Pick.of("@#dev.redial.QueryParam(csv = true)", "@#dev.redial.HeaderParam(csv = true)"),
            Types.many()),
        given(Kind.FIELD, marks("CookieParam"), Pick.either(Types.text(), Types.optional())),
        given(Kind.FIELD, fields.map(mark -> mark + " @~Nullable"), Types.text()));
  }

  private static Arbitrary<Given> converted() {
    Arbitrary<String> converters =
        Pick.of("ToText", "AnyText", "NestedText.Deep", "RecordText").map(Given::convert);
    return given(
        Kind.FIELD,
        Combinators.combine(marks("QueryParam"), converters)
            .as((field, mark) -> field + " " + mark),
        Pick.of(
            "~Thing",
            "#java.util.List<~Thing>",
            "~Thing[]",
            "#java.util.Optional<~Thing>",
            "#java.util.Map<#java.lang.String, ~Thing>",
            "#java.util.Set<? extends ~Thing>"));
  }

  private static String convert(String converter) {
    return "@#dev.redial.Convert(~" + converter + ".class)";
  }

  private static Arbitrary<Given> form() {
    return given(
        Kind.FORM, marks("FormParam"), Pick.either(Types.text(), Types.optional(), Types.many()));
  }

  private static Arbitrary<Given> part() {
    Arbitrary<String> marks =
        Combinators.combine(
                Words.wire(),
                Pick.rarely(4, Pick.of("text/plain", "image/png; a=\"b c\"", "json", "ü/a")),
                Pick.rarely(4, Pick.of("a.txt", "a\"b", "ü\n")))
            .as(
                (name, type, file) ->
                    "@#dev.redial.Part(value = "
                        + Words.literal(name)
                        + (type.isEmpty() ? "" : ", contentType = " + Words.literal(type))
                        + (file.isEmpty() ? "" : ", fileName = " + Words.literal(file))
                        + ")");
    return given(
        Kind.PART,
        marks,
        Pick.either(Types.text(), Types.body(), Types.source(), Types.many(), Types.optional()));
  }

  private static Arbitrary<Given> body() {
    return given(
        Kind.BODY,
        Pick.mostly(
            Pick.of("@#dev.redial.Body", "@#dev.redial.Body(\"text/plain; charset=utf-8\")"),
            16,
            Pick.of("@#dev.redial.Body(\"json\")", "@#dev.redial.Body(\"a/\\u00fc\")")),
        Pick.either(Types.body(), Types.body(), Types.source()));
  }

  private static Arbitrary<Given> key() {
    return given(
        Kind.KEY,
        Pick.of(
            "@#dev.redial.IdempotencyKey",
            "@#dev.redial.IdempotencyKey(header = \"X-Key\", validFor = \"PT1H\")"),
        Pick.mostly(Types.text(), 20, Types.optional()));
  }

  private static Arbitrary<Given> base() {
    return given(Kind.BASE, Pick.of("@#dev.redial.BaseUri"), Pick.of("#java.net.URI"));
  }

  private static Arbitrary<Given> params() {
    return given(
        Kind.PARAMS,
        Pick.of("@#dev.redial.Params"),
        Pick.of("~Filter", "~Empty", "~Paged<#java.util.UUID>", "~Paged<~Colour>", "~Whole"));
  }

  private static Arbitrary<Given> wrong() {
    Arbitrary<String> fields =
        Pick.of("QueryParam", "HeaderParam", "CookieParam", "FormParam")
            .map(name -> marked(name, "", ""));
    return Pick.either(
        given(Kind.WRONG, Pick.of(""), Types.text()),
        given(Kind.WRONG, fields, Types.withoutText()),
        given(Kind.WRONG, Pick.of(marked("PathParam", "nobody", "")), Types.text()),
        given(
            Kind.WRONG,
            Pick.of(
                "@#dev.redial.QueryParam @#dev.redial.HeaderParam",
                "@#dev.redial.Body @#dev.redial.Params"),
            Types.text()),
        given(Kind.WRONG, Pick.of("@#dev.redial.BaseUri"), Types.text()),
        given(
            Kind.WRONG,
            Pick.of("@#dev.redial.Params"),
            Pick.of(
                "~Thing",
                "~Colour",
                "~Loop",
                "~Paged",
                "#java.util.Optional<~Filter>",
                "int",
                "~Bare",
                "~Paged<~Thing>")),
        given(Kind.WRONG, Pick.of("@#dev.redial.QueryParam(\"q\")"), Types.map()),
        given(Kind.WRONG, Pick.of("@#dev.redial.QueryParam(csv = true)"), Types.text()),
        given(
            Kind.WRONG,
            Pick.of(
                    "@#dev.redial.QueryParam",
                    "@#dev.redial.Body",
                    "@#dev.redial.BaseUri",
                    "@#dev.redial.IdempotencyKey",
                    "@#dev.redial.Part(\"p\")")
                .flatMap(
                    mark ->
                        Pick.of(
                                "ToText",
                                "NoText",
                                "HiddenText",
                                "InnerText.Deep",
                                "ThrowingText",
                                "AnyText",
                                "ListText",
                                "EnumText")
                            .map(converter -> mark + " " + convert(converter))),
            Pick.either(Types.text(), Types.withoutText(), Types.many())),
        nullablePath());
  }

  private static Arbitrary<Given> nullablePath() {
    return Combinators.combine(
            Pick.either(
                Types.optional(), Types.many(), Types.withoutText(), Pick.of("@~Nullable int")),
            Words.parameter())
        .as((type, name) -> new Given(Kind.WRONG, "", type, name, name));
  }
}
