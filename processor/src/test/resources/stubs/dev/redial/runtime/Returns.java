package dev.redial.runtime;

import dev.redial.ServerSentEvent;
import dev.redial.codec.BodyType;
import dev.redial.resend.Reply;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

public final class Returns<T> {
  @FunctionalInterface
  public interface StatusError<E> {
    Exception of(int status, E body);
  }

  public static Returns<Void> nothing() {
    return new Returns<>();
  }

  public static <T> Returns<T> body(BodyType<T> type) {
    return new Returns<>();
  }

  public static <T> Returns<Optional<T>> optional(BodyType<T> type) {
    return new Returns<>();
  }

  public static Returns<OptionalInt> optionalInt() {
    return new Returns<>();
  }

  public static Returns<OptionalLong> optionalLong() {
    return new Returns<>();
  }

  public static Returns<OptionalDouble> optionalDouble() {
    return new Returns<>();
  }

  public static <T> Returns<HttpResponse<T>> response(BodyType<T> type) {
    return new Returns<>();
  }

  public static Returns<InputStream> stream() {
    return new Returns<>();
  }

  public static Returns<HttpResponse<InputStream>> streamResponse() {
    return new Returns<>();
  }

  public static Returns<Stream<String>> lines() {
    return new Returns<>();
  }

  public static Returns<HttpResponse<Stream<String>>> linesResponse() {
    return new Returns<>();
  }

  public static <T, E> Returns<Reply<T, E>> reply(BodyType<T> type, BodyType<E> error) {
    return new Returns<>();
  }

  public static <T> Returns<Flow.Publisher<T>> items(BodyType<T> type) {
    return new Returns<>();
  }

  public static <T> Returns<Flow.Publisher<ServerSentEvent<T>>> events(BodyType<T> data) {
    return new Returns<>();
  }

  public <E> Returns<T> onStatus(int status, BodyType<E> type, StatusError<E> error) {
    return this;
  }
}
