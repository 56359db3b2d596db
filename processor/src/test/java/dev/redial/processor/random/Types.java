package dev.redial.processor.random;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Types as text: {@code #java.util.List} is the platform's, {@code ~Order} the specimen's own. */
final class Types {
  /** What has a text of its own. */
  static final List<String> TEXTS =
      List.of(
          "int",
          "#java.lang.String",
          "long",
          "boolean",
          "char",
          "double",
          "float",
          "short",
          "byte",
          "#java.lang.Integer",
          "#java.lang.Long",
          "#java.lang.Character",
          "#java.util.UUID",
          "#java.net.URI",
          "#java.math.BigDecimal",
          "#java.time.LocalDate",
          "#java.time.Instant",
          "#java.time.ZoneId",
          "#java.time.Duration",
          "#java.time.Year",
          "#java.time.DayOfWeek",
          "~Colour",
          "java.lang.@~Marked String",
          "@~Marked int",
          "#java.util.concurrent.TimeUnit");

  private static final List<String> BOXED =
      TEXTS.stream().filter(type -> !type.matches("(@~Marked )?[a-z]+")).toList();

  /** What has none. */
  private static final List<String> WITHOUT_TEXT =
      List.of(
          "~Thing",
          "#java.lang.Object",
          "#java.lang.Thread",
          "#java.util.List<#java.lang.Object>",
          "int[][]",
          "byte[]",
          "char[]",
          "#java.util.Locale",
          "#java.util.Date",
          "~Order",
          "#java.util.List<#java.util.List<#java.lang.String>>",
          "#java.util.List",
          "#java.util.Map",
          "#java.util.Optional<#java.util.Optional<#java.lang.String>>",
          "#java.util.Optional",
          "#java.util.Optional<#java.util.List<#java.lang.String>>",
          "#java.util.List<?>",
          "#java.util.Map<#java.lang.Integer, #java.lang.String>",
          "#java.util.Map<?, ?>",
          "#java.util.Map<#java.lang.String, #java.util.List>",
          "#java.lang.Iterable<#java.lang.String>",
          "#java.util.Iterator<#java.lang.String>",
          "#java.lang.Class<?>",
          "#java.lang.Class",
          "~Box<~Thing>",
          "~Box",
          "~Nest<#java.lang.String>.Inner",
          "~Tree<?>",
          "#java.lang.Enum<?>",
          "#java.util.List<~Thing>",
          "#java.util.Map<#java.lang.String, ~Thing>",
          "~Thing[]",
          "#java.util.Optional<~Thing>",
          "~Odd<#java.lang.String>",
          "#java.util.List<#java.lang.String>[]",
          "#java.lang.Comparable<#java.lang.String>",
          "#java.time.Clock",
          "#java.lang.Void",
          "#java.util.List<? super #java.lang.Integer>",
          "@#java.lang.Deprecated ~Thing");

  private static final List<String> READ_ONCE =
      List.of("#java.io.InputStream", "#java.io.FileInputStream", "#java.io.Reader");

  private static final List<String> STREAMED =
      List.of(
          "#java.nio.file.Path",
          "#java.net.http.HttpRequest.BodyPublisher",
          "#java.util.function.Supplier<#java.io.InputStream>",
          "#java.util.function.Supplier<? extends #java.io.InputStream>");

  /** What is read and written by codecs. */
  private static final List<String> BODIES =
      List.of(
          "~Order",
          "#java.lang.String",
          "byte[]",
          "int",
          "int[]",
          "#java.util.List<~Order>",
          "#java.util.Map<#java.lang.String, ~Box<#java.util.List<#java.lang.Integer>>>",
          "~Box<~Order>",
          "~Order[]",
          "~Order[][]",
          "#java.lang.Object",
          "~Nest.Still",
          "~Thing",
          "#java.lang.Long",
          "~Colour",
          "~Box<#java.lang.Integer[]>",
          "~Strings",
          "int[][]",
          "~Box<byte[]>",
          "#java.util.Set<java.lang.@~Marked String>",
          "~Nest<~Order>",
          "#java.util.List<~Box<~Box<#java.util.UUID>>>",
          "~Order @~Marked []",
          "~Plain.Inner");

  private static final List<String> NO_BODIES =
      List.of(
          "#java.util.List",
          "#java.util.List<?>",
          "~Nest<#java.lang.String>.Inner",
          "~Box",
          "#java.util.List<~Order>[]",
          "#java.util.Optional<~Order>",
          "#java.io.File",
          "#java.util.stream.Stream<~Order>",
          "#java.lang.Void",
          "#java.util.OptionalInt",
          "#java.util.function.Supplier<#java.lang.String>",
          "#java.util.function.Supplier",
          "~Purge",
          "#java.lang.Deprecated",
          "#java.util.Iterator<#java.lang.String>",
          "#java.util.List<? extends #java.lang.Number>",
          "#java.util.Map<#java.lang.String, ?>",
          "~Box<~Box>",
          "~Box<#java.util.Optional<#java.lang.String>>",
          "~Box<?>[]",
          "#dev.redial.ServerSentEvent<#java.lang.String>",
          "#java.io.Writer",
          "#java.util.concurrent.Future<~Order>",
          "~Box<#java.io.File[]>",
          "~Box[]");

  private Types() {}

  static Arbitrary<String> text() {
    return Pick.of(TEXTS);
  }

  static Arbitrary<String> withoutText() {
    return Pick.of(WITHOUT_TEXT);
  }

  private static Arbitrary<String> boxed() {
    return Pick.of(BOXED);
  }

  /** What is left out where it is absent. */
  static Arbitrary<String> optional() {
    return Pick.either(
        boxed().map(type -> "#java.util.Optional<" + type + ">"),
        Pick.of("#java.util.OptionalInt", "#java.util.OptionalLong", "#java.util.OptionalDouble"));
  }

  static Arbitrary<String> many() {
    return Pick.either(
        boxed().map(type -> "#java.util.List<" + type + ">"),
        boxed().map(type -> "#java.util.Set<? extends " + type + ">"),
        text().map(type -> type + "[]").filter(type -> !type.matches("(byte|char)\\[]")),
        Pick.of("~Strings", "#java.util.Collection<~Colour>", "~Colour[]"));
  }

  static Arbitrary<String> map() {
    return Pick.either(
        boxed().map(type -> "#java.util.Map<#java.lang.String, " + type + ">"),
        boxed().map(type -> "#java.util.Map<#java.lang.String, #java.util.List<" + type + ">>"),
        Pick.of("~Fields", "#java.util.TreeMap<#java.lang.String, int[]>", "~Odd<~Colour>"));
  }

  /** What is sent as it is. */
  static Arbitrary<String> source() {
    return Pick.mostly(Pick.of(STREAMED), 5, Pick.of(READ_ONCE));
  }

  static Arbitrary<String> body() {
    return Pick.mostly(Pick.of(BODIES), 40, Pick.of(NO_BODIES));
  }

  /** What methods return. */
  static Arbitrary<String> returned() {
    Arbitrary<String> plain =
        Pick.either(Pick.of("void"), Pick.of(BODIES), wrapped(), Pick.of("void"));
    Arbitrary<String> staged = plain.map(Types::staged);
    return Pick.mostly(Pick.either(plain, plain, staged), 36, refused());
  }

  private static String staged(String content) {
    String reference =
        content.equals("void")
            ? "#java.lang.Void"
            : content.equals("int") ? "#java.lang.Integer" : content;
    return reference.contains("Publisher") || reference.startsWith("@")
        ? "#java.util.concurrent.CompletionStage<#java.lang.String>"
        : (reference.length() % 2 == 0
                ? "#java.util.concurrent.CompletionStage<"
                : "#java.util.concurrent.CompletableFuture<")
            + reference
            + ">";
  }

  private static Arbitrary<String> wrapped() {
    List<String> wrapped = new ArrayList<>();
    for (String type :
        List.of("~Order", "#java.lang.String", "#java.util.List<~Order>", "byte[]")) {
      wrapped.add("#java.util.Optional<" + type + ">");
      wrapped.add("#java.net.http.HttpResponse<" + type + ">");
      wrapped.add("#java.util.concurrent.Flow.Publisher<" + type + ">");
      wrapped.add(
          "#java.util.concurrent.Flow.Publisher<#dev.redial.ServerSentEvent<" + type + ">>");
      wrapped.add("#dev.redial.resend.Reply<" + type + ", #java.lang.String>");
      wrapped.add("#dev.redial.resend.Reply<#java.lang.Void, " + type + ">");
    }
    wrapped.addAll(
        List.of(
            "#java.util.OptionalInt",
            "#java.util.OptionalLong",
            "#java.util.OptionalDouble",
            "#java.io.InputStream",
            "#java.util.stream.Stream<#java.lang.String>",
            "#java.net.http.HttpResponse<#java.lang.Void>",
            "#java.lang.Void",
            "#java.net.http.HttpResponse<#java.io.InputStream>",
            "#java.net.http.HttpResponse<#java.util.stream.Stream<#java.lang.String>>"));
    return Pick.of(wrapped);
  }

  private static Arbitrary<String> refused() {
    return Arbitraries.oneOf(
        Pick.of(NO_BODIES),
        Pick.of("long", "boolean", "char"),
        Pick.of(
            "#java.util.concurrent.Future<~Order>",
            "#java.util.concurrent.FutureTask<~Order>",
            "#java.util.stream.Stream<#java.lang.Integer>",
            "#java.util.stream.Stream<?>",
            "#java.util.concurrent.CompletionStage<?>",
            "#java.util.concurrent.CompletionStage",
            "#java.util.concurrent.CompletionStage<#java.util.concurrent.CompletionStage<#java.lang.Void>>",
            "#java.util.concurrent.CompletionStage<#java.util.concurrent.Flow.Publisher<~Order>>",
            "#java.util.concurrent.Flow.Publisher",
            "#java.util.concurrent.Flow.Publisher<?>",
            "#java.util.concurrent.Flow.Publisher<#dev.redial.ServerSentEvent>",
            "#dev.redial.resend.Reply",
            "#dev.redial.resend.Reply<?, ?>",
            "#dev.redial.resend.Reply.Ok<~Order, #java.lang.String>",
            "#dev.redial.resend.Reply<#java.io.InputStream, #java.lang.String>",
            "#java.util.Optional<#java.io.InputStream>",
            "#java.util.Optional<?>",
            "#java.net.http.HttpResponse",
            "#java.net.http.HttpResponse<?>",
            "#java.net.http.HttpResponse<#java.util.Optional<#java.lang.String>>",
            "#java.io.FileInputStream",
            "#java.util.stream.IntStream",
            "~Tree<?>",
            "#java.util.Set<~Box<?>>",
            "#java.util.List<#java.util.List>"));
  }
}
