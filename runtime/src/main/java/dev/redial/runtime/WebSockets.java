package dev.redial.runtime;

import dev.redial.runtime.call.NewerJdk;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * WebSockets by the JDK's client, made when the first one is wanted, with the settings of ours.
 *
 * <p>Thread-safety: {@code this} guards the fields.
 */
final class WebSockets {
  private final ClientSettings settings;
  private final Duration connectTimeout;
  private @Nullable HttpClient jdk;
  private boolean closed;

  WebSockets(ClientSettings settings, Duration connectTimeout) {
    this.settings = settings;
    this.connectTimeout = connectTimeout;
  }

  /**
   * Begins with one.
   *
   * @param like whose settings it has
   */
  synchronized WebSocket.Builder builder(HttpClient like) {
    if (closed) {
      throw new IllegalStateException("the client is closed: it opens no WebSockets any more");
    }
    HttpClient known = jdk;
    HttpClient client = known == null ? make(like) : known;
    jdk = client;
    return client.newWebSocketBuilder();
  }

  private HttpClient make(HttpClient like) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(like.sslContext())
            .sslParameters(like.sslParameters())
            .connectTimeout(connectTimeout);
    like.proxy().ifPresent(builder::proxy);
    like.executor().ifPresent(builder::executor);
    like.cookieHandler().ifPresent(builder::cookieHandler);
    like.authenticator().ifPresent(builder::authenticator);
    if (settings.localAddress() != null) {
      NewerJdk.bind(builder, settings.localAddress());
    }
    return builder.build();
  }

  /** Lets go of the JDK's client, whose open WebSockets go on. */
  synchronized void shutdown() {
    closed = true;
    if (jdk != null) {
      NewerJdk.shutdown(jdk);
      jdk = null;
    }
  }
}
