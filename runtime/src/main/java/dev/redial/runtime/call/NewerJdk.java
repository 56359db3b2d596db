package dev.redial.runtime.call;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Methods of {@code HttpClient} that are younger than Java 17, called where there are any. */
public final class NewerJdk {
  /** Since Java 19. */
  private static final @Nullable Method BIND =
      find(HttpClient.Builder.class, "localAddress", InetAddress.class);

  /** Since Java 21: takes no new calls and ends its threads when the last one has ended. */
  private static final @Nullable Method SHUTDOWN = find(HttpClient.class, "shutdown");

  /** Since Java 25. */
  private static final @Nullable Method LABEL = find(HttpResponse.class, "connectionLabel");

  private NewerJdk() {}

  static boolean bindsLocally() {
    return BIND != null;
  }

  /** Connects from an address; before Java 19 it has no effect. */
  public static void bind(HttpClient.Builder builder, InetAddress address) {
    var unused = call(BIND, builder, address);
  }

  /** Lets go of a client; before Java 21 one ends when nobody holds it any more. */
  public static void shutdown(HttpClient client) {
    var unused = call(SHUTDOWN, client);
  }

  /** Ends a client that carries nothing, its threads and its connections. */
  public static void end(HttpClient client) {
    if (SHUTDOWN == null) {
      OlderJdk.end(client);
    } else {
      shutdown(client);
    }
  }

  /** By which the JDK tells the connection of an answer from others; empty before Java 25. */
  static Optional<String> connectionLabel(HttpResponse<?> response) {
    return call(LABEL, response) instanceof Optional<?> label
        ? label.map(String.class::cast)
        : Optional.empty();
  }

  private static @Nullable Method find(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static @Nullable Object call(
      @Nullable Method method, Object target, Object... arguments) {
    if (method == null) {
      return null;
    }
    try {
      return method.invoke(target, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(method + " failed", e);
    }
  }
}
