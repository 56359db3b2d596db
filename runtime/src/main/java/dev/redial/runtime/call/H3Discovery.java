package dev.redial.runtime.call;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The option of a request that says how it is found out whether a server speaks HTTP/3: since Java
 * 26, so that it is reached by its names.
 *
 * @param option {@code HttpOption.H3_DISCOVERY}
 * @param reader {@code HttpRequest.getOption}
 * @param writer {@code HttpRequest.Builder.setOption}
 */
record H3Discovery(Object option, Method reader, Method writer) {
  private static final @Nullable H3Discovery OF_THIS_JDK = find();

  private static @Nullable H3Discovery find() {
    try {
      Class<?> type = Class.forName("java.net.http.HttpOption");
      return new H3Discovery(
          type.getField("H3_DISCOVERY").get(null),
          HttpRequest.class.getMethod("getOption", type),
          HttpRequest.Builder.class.getMethod("setOption", type, Object.class));
    } catch (ReflectiveOperationException e) {
      return null; // an older JDK
    }
  }

  /** Has it in the copy as it is in the original; before Java 26 there is nothing to copy. */
  static void copy(HttpRequest original, HttpRequest.Builder copy) {
    H3Discovery discovery = OF_THIS_JDK;
    if (discovery != null) {
      discovery.read(original).ifPresent(value -> discovery.write(copy, value));
    }
  }

  private Optional<?> read(HttpRequest request) {
    return (Optional<?>) invoke(reader, request, option);
  }

  private void write(HttpRequest.Builder copy, Object value) {
    invoke(writer, copy, option, value);
  }

  private static Object invoke(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(method + " failed", e);
    }
  }
}
