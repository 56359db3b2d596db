package dev.redial.samples.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.redial.resend.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call gave, without what it came in.
 *
 * @param value null for nothing; streams are read, and are text then
 */
record Outcome(@Nullable Object value) {
  private static final long LIMIT_SECONDS = 30;

  /** Of what a method returned. */
  static Outcome of(@Nullable Object returned) throws Exception {
    if (returned instanceof CompletionStage<?> stage) {
      return of(stage.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS));
    }
    if (returned instanceof HttpResponse<?> response) {
      return of(response.body());
    }
    if (returned instanceof Reply<?, ?> reply) {
      return of(((Reply.Ok<?, ?>) reply).body());
    }
    return returned instanceof Optional<?> found
        ? of(found.orElseThrow())
        : new Outcome(read(returned));
  }

  private static @Nullable Object read(@Nullable Object content) throws IOException {
    if (content instanceof byte[] octets) {
      return new String(octets, UTF_8);
    }
    if (content instanceof InputStream stream) {
      try (stream) {
        return new String(stream.readAllBytes(), UTF_8);
      }
    }
    if (content instanceof Stream<?> lines) {
      try (lines) {
        return lines.map(Object::toString).collect(Collectors.joining("\n"));
      }
    }
    return content;
  }

  boolean isNothing() {
    return value == null;
  }

  boolean isText() {
    return value instanceof String;
  }

  String text() {
    return (String) value;
  }

  /** Which components of records are null without being marked so. */
  Stream<String> forbiddenNulls() {
    return forbiddenNulls(value);
  }

  private static Stream<String> forbiddenNulls(@Nullable Object value) {
    if (value instanceof Collection<?> several) {
      return several.stream().flatMap(Outcome::forbiddenNulls);
    }
    if (value instanceof Map<?, ?> map) {
      return forbiddenNulls(map.values());
    }
    return value instanceof Record
        ? Stream.of(value.getClass().getRecordComponents())
            .flatMap(one -> forbiddenNulls(one, component(value, one)))
        : Stream.empty();
  }

  private static Stream<String> forbiddenNulls(RecordComponent component, @Nullable Object value) {
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return value == null && !nullable
        ? Stream.of(component.getDeclaringRecord().getSimpleName() + "." + component.getName())
        : forbiddenNulls(value);
  }

  private static @Nullable Object component(Object owner, RecordComponent component) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }
}
