package dev.redial.runtime;

import dev.redial.codec.BodyType;
import java.net.http.HttpResponse;
import java.util.Optional;

public final class Returns<T> {
  public static Returns<Void> nothing() {
    return new Returns<>();
  }

  public static <T> Returns<T> body(BodyType<T> type) {
    return new Returns<>();
  }

  public static <T> Returns<Optional<T>> optional(BodyType<T> type) {
    return new Returns<>();
  }

  public static <T> Returns<HttpResponse<T>> response(BodyType<T> type) {
    return new Returns<>();
  }
}
