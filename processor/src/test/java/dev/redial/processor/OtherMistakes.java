package dev.redial.processor;

import static dev.redial.processor.Shops.file;
import static dev.redial.processor.Shops.method;

import dev.redial.processor.DiagnosticsTest.Mistake;
import java.util.List;

/** Mistakes about returns, idempotency, time and credentials. */
final class OtherMistakes {
  private static final String SUPPORTED =
      "Supported: void, T, Optional<T>, OptionalInt, OptionalLong, OptionalDouble, HttpResponse<T>,"
          + " InputStream, Stream<String>, Reply<T, E>, CompletionStage or CompletableFuture of"
          + " those, and Flow.Publisher<T>.";

  private OtherMistakes() {}

  static List<Mistake> all() {
    return List.of(
        new Mistake(
            "[RET-01] Return type Set<List<?>> is not known at compile time: it has a wildcard.",
            "a();",
            method("@Get Set<List<?>> a();")),
        new Mistake(
            "[RET-01] Return type List is not known at compile time: raw List has no element type.",
            "a();",
            method("@Get List a();")),
        new Mistake(
            "[RET-01] Return type CompletionStage is not known at compile time: raw CompletionStage"
                + " has no element type.",
            "a();",
            method("@Get CompletionStage a();")),
        new Mistake(
            "[RET-02] Return type Future<String> is not supported; use CompletionStage<String>. "
                + SUPPORTED,
            "a();",
            method("@Get Future<String> a();")),
        new Mistake(
            "[RET-02] Return type Stream<Integer> is not supported. " + SUPPORTED,
            "a();",
            method("@Get java.util.stream.Stream<Integer> a();")),
        new Mistake(
            "[RET-02] Return type HttpResponse<Stream<Integer>> is not supported. " + SUPPORTED,
            "a();",
            method("@Get HttpResponse<java.util.stream.Stream<Integer>> a();")),
        new Mistake(
            "[RET-02] Return type CompletionStage<Flow.Publisher<String>> is not supported. "
                + SUPPORTED,
            "a();",
            method("@Get CompletionStage<Flow.Publisher<String>> a();")),
        new Mistake(
            "[RET-02] Return type Flow.Publisher<Flow.Publisher<String>> is not supported. "
                + SUPPORTED,
            "a();",
            method("@Get Flow.Publisher<Flow.Publisher<String>> a();")),
        new Mistake(
            "[RET-02] Return type Optional<InputStream> is not supported. " + SUPPORTED,
            "a();",
            method("@Get Optional<InputStream> a();")),
        new Mistake(
            "[RET-02] Return type Reply<InputStream, String> is not supported. " + SUPPORTED,
            "a();",
            method("@Get dev.redial.resend.Reply<InputStream, String> a();")),
        new Mistake(
            "[RET-02] Return type ServerSentEvent<String> is not supported. " + SUPPORTED,
            "a();",
            method("@Get ServerSentEvent<String> a();")),
        new Mistake(
            "[RET-01] Return type Reply is not known at compile time: raw Reply has no element"
                + " type.",
            "a();",
            method("@Get dev.redial.resend.Reply a();")),
        new Mistake(
            "[RET-01] Return type Flow.Publisher<?> is not known at compile time: it has a"
                + " wildcard.",
            "a();",
            method("@Get Flow.Publisher<?> a();")),
        new Mistake(
            "[RET-02] Return type Optional<Optional<String>> is not supported. " + SUPPORTED,
            "a();",
            method("@Get Optional<Optional<String>> a();")),
        new Mistake(
            "[RET-02] Return type List<String>[] is not supported. " + SUPPORTED,
            "a();",
            method("@Get List<String>[] a();")),
        new Mistake(
            "[RET-03] HEAD has no response body: return void or HttpResponse<Void>.",
            "a();",
            method("@Head String a();")),
        new Mistake(
            "[RET-03] HEAD has no response body: return void or HttpResponse<Void>.",
            "a();",
            method("@Head InputStream a();")),
        new Mistake(
            "[RET-03] HEAD has no response body: return void or HttpResponse<Void>.",
            "a();",
            method("@Head Flow.Publisher<String> a();")),
        new Mistake(
            "[RET-04] long cannot be absent: use OptionalLong for a call that may answer 404.",
            "a();",
            method("@Get long a();")),
        new Mistake(
            "[RET-04] boolean cannot be absent: use Optional<Boolean> for a call that may answer"
                + " 404.",
            "a();",
            method("@Get boolean a();")),
        new Mistake(
            "[IDEM-01] @Idempotent and @NonIdempotent contradict each other on pay().",
            "@NonIdempotent void pay();",
            method("@Post @Idempotent @NonIdempotent void pay();")),
        new Mistake(
            "[IDEM-02] POST is not idempotent by itself and pay() does not say. Add @NonIdempotent,"
                + " @Idempotent or @IdempotencyKey.",
            "pay();",
            method("@Post void pay();"),
            "-Aredial.idempotency=strict"),
        new Mistake(
            "[IDEM-03] @Retry on the non-idempotent pay(): no policy sends it again. Remove it,"
                + " mark the call @Idempotent, or give it an @IdempotencyKey.",
            "@Retry(\"x\") void pay();",
            method("@Post @Retry(\"x\") void pay();")),
        new Mistake(
            "[IDEM-04] refund() is idempotent but its InputStream body can be sent only once. Use"
                + " Supplier<InputStream>, Path, byte[] or BodyPublisher, or mark it"
                + " @NonIdempotent.",
            "@Body InputStream in);",
            method("@Put void refund(@Body InputStream in);")),
        new Mistake(
            "[IDEM-04] refund() is idempotent but its FileInputStream part can be sent only once. Use"
                + " Supplier<InputStream>, Path, byte[] or BodyPublisher, or mark it"
                + " @NonIdempotent.",
            "@Part(\"a\") List<FileInputStream> in);",
            method("@Put void refund(@Part(\"a\") List<FileInputStream> in);")),
        new Mistake(
            "[IDEM-05] @IdempotencyKey on @NonIdempotent pay(): a key makes the call idempotent."
                + " Keep one.",
            "@IdempotencyKey void pay();",
            method("@Post @NonIdempotent @IdempotencyKey void pay();")),
        new Mistake(
            "[IDEM-05] @IdempotencyKey on @Idempotent pay(): a key makes the call idempotent. Keep"
                + " one.",
            "@IdempotencyKey String key);",
            method("@Post @Idempotent void pay(@IdempotencyKey String key);")),
        new Mistake(
            "[IDEM-06] @IdempotencyKey on GET has no effect.",
            "@IdempotencyKey void a();",
            method("@Get @IdempotencyKey void a();")),
        new Mistake(
            "[IDEM-06] @Idempotent on PUT repeats what the method already means.",
            "@Idempotent void a();",
            method("@Put @Idempotent void a();")),
        new Mistake(
            "[IDEM-07] Overriding pay() drops @NonIdempotent of Parent.pay(). Repeat the marker.",
            "pay(); // of Shop",
            file(
                "Shop",
                "interface Parent { @Put @NonIdempotent void pay(); }",
                "@HttpApi interface Shop extends Parent {",
                "@Put void pay(); // of Shop",
                "}")),
        new Mistake(
            "[IDEM-07] Overriding pay() drops @NonIdempotent of Second.pay(). Repeat the marker.",
            "pay(); // of Shop",
            file(
                "Shop",
                "interface First { @Put void pay(); }",
                "interface Second { @Put @NonIdempotent void pay(); }",
                "@HttpApi interface Shop extends First, Second {",
                "@Put void pay(); // of Shop",
                "}")),
        new Mistake(
            "[IDEM-08] pay() has @IdempotencyKey on the method and on key. Keep one.",
            "@IdempotencyKey UUID key);",
            method(
                "@IdempotencyKey(validFor = \"PT1H\") @Post",
                "void pay(@IdempotencyKey UUID key);")),
        new Mistake(
            "[IDEM-09] Key key is Optional or nullable: a key must always have a value.",
            "@IdempotencyKey Optional<String> key);",
            method("@Post void pay(@IdempotencyKey Optional<String> key);")),
        new Mistake(
            "[IDEM-10] @Idempotent on Base would have order() sent again, which it does not declare as"
                + " a POST. Write @Idempotent or @NonIdempotent on order() or on Shop.",
            "order(); // of Shop",
            file(
                "Shop",
                "@Idempotent interface Base { @Get void order(); }",
                "@HttpApi interface Shop extends Base {",
                "@Post void order(); // of Shop",
                "}")),
        new Mistake(
            "[IDEM-10] @Idempotent on Base would have order() sent again, which it does not declare as"
                + " a POST. Write @Idempotent or @NonIdempotent on order() or on Shop.",
            "order(); // of Shop",
            file(
                "Shop",
                "@Idempotent interface Base { default void order() {} }",
                "@HttpApi interface Shop extends Base {",
                "@Post void order(); // of Shop",
                "}")),
        new Mistake(
            "[IDEM-08] pay() has @IdempotencyKey, and sets Idempotency-Key itself. Keep one.",
            "pay(@HeaderParam(\"idempotency-key\") String key);",
            method(
                "@IdempotencyKey @Post",
                "void pay(@HeaderParam(\"idempotency-key\") String key);")),
        new Mistake(
            "[IDEM-08] pay() has @IdempotencyKey, and sets Idempotency-Key itself. Keep one.",
            "pay();",
            method("@IdempotencyKey @Headers(\"Idempotency-Key: 1\") @Post void pay();")),
        new Mistake(
            "[IDEM-10] @Idempotent on Base would have pay() sent again, which it does not declare as"
                + " a POST. Write @Idempotent or @NonIdempotent on pay() or on Shop.",
            "pay();",
            file(
                "Shop",
                "@Idempotent interface Base { @Put void put(); }",
                "@HttpApi interface Shop extends Base {",
                "@Post void pay();",
                "}")),
        new Mistake(
            "[IDEM-10] @Idempotent on Base would have pay() sent again, which it does not declare as"
                + " a POST. Write @Idempotent or @NonIdempotent on pay() or on Middle.",
            "pay();",
            file(
                "Shop",
                "@Idempotent interface Base {}",
                "@Headers(\"A: b\") interface Middle extends Base {",
                "@Post void pay();",
                "}",
                "@HttpApi interface Shop extends Middle {}")),
        new Mistake(
            "[RETRY-01] @Retry needs the name of a policy.",
            "\"\") void a();",
            method("@Get @Retry(\"\") void a();")),
        new Mistake(
            "[TIME-01] @Timeout(\"2s\") is not an ISO-8601 duration; write \"PT2S\".",
            "\"2s\") void a();",
            method("@Get @Timeout(\"2s\") void a();")),
        new Mistake(
            "[TIME-01] @Timeout(overall = \"soon\") is not an ISO-8601 duration, such as \"PT2S\".",
            "\"soon\") void a();",
            method("@Get @Timeout(overall = \"soon\") void a();")),
        new Mistake(
            "[TIME-01] @Timeout(\"PT0S\") is not longer than nothing.",
            "\"PT0S\") void a();",
            method("@Get @Timeout(\"PT0S\") void a();")),
        new Mistake(
            "[TIME-01] @Timeout limits nothing: set value or overall.",
            "@Timeout void a();",
            method("@Get @Timeout void a();")),
        new Mistake(
            "[TIME-01] overall PT1S is shorter than one attempt PT2S.",
            "\"PT1S\") void a();",
            method("@Get @Timeout(value = \"PT2S\", overall = \"PT1S\") void a();")),
        new Mistake(
            "[SEC-01] @Headers(\"Authorization: ...\") puts a credential in the class file. Use an"
                + " interceptor.",
            "\"Authorization: Basic abc\") void a();",
            method("@Get @Headers(\"Authorization: Basic abc\") void a();")));
  }
}
