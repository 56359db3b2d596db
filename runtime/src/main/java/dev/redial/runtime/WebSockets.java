package dev.redial.runtime;

import dev.redial.runtime.call.NewerJdk;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * WebSockets by the JDK's client, made when the first one is wanted, with the settings of ours.
 *
 * <pre>
 *   OPEN --shutdown: no new ones--> SHUT_DOWN --end: all are aborted--> ENDED
 * </pre>
 *
 * <p>Thread-safety: {@code this} guards the fields.
 */
final class WebSockets {
  private final @Nullable InetAddress localAddress;
  private final Duration connectTimeout;

  /** Those that were opened and that somebody still holds: the JDK, while they are open. */
  private final Set<WebSocket> opened = Collections.newSetFromMap(new WeakHashMap<>());

  private @Nullable HttpClient jdk;
  private Stage stage = Stage.OPEN;

  private enum Stage {
    OPEN,
    SHUT_DOWN,
    ENDED
  }

  WebSockets(@Nullable InetAddress localAddress, Duration connectTimeout) {
    this.localAddress = localAddress;
    this.connectTimeout = connectTimeout;
  }

  /**
   * Begins with one.
   *
   * @param like whose settings it has
   */
  synchronized WebSocket.Builder builder(HttpClient like) {
    if (stage != Stage.OPEN) {
      throw new IllegalStateException("the client is closed: it opens no WebSockets any more");
    }
    HttpClient known = jdk;
    HttpClient client = known == null ? make(like) : known;
    jdk = client;
    return new WatchedWebSocketBuilder(client.newWebSocketBuilder(), like, this::opened);
  }

  private HttpClient make(HttpClient like) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(like.sslContext())
            .sslParameters(like.sslParameters())
            .followRedirects(like.followRedirects())
            .connectTimeout(connectTimeout);
    like.proxy().ifPresent(builder::proxy);
    like.executor().ifPresent(builder::executor);
    like.cookieHandler().ifPresent(builder::cookieHandler);
    like.authenticator().ifPresent(builder::authenticator);
    if (localAddress != null) {
      NewerJdk.bind(builder, localAddress);
    }
    return builder.build();
  }

  private void opened(WebSocket socket) {
    if (isKept(socket)) {
      return;
    }
    socket.abort();
  }

  private synchronized boolean isKept(WebSocket socket) {
    return stage != Stage.ENDED && opened.add(socket);
  }

  /** Opens no new ones; open ones go on. */
  synchronized void shutdown() {
    if (stage == Stage.OPEN) {
      stage = Stage.SHUT_DOWN;
      if (jdk != null) {
        NewerJdk.shutdown(jdk);
      }
    }
  }

  /** Aborts those that are open, and ends what carries them. */
  void end() {
    shutdown();
    HttpClient carrier;
    List<WebSocket> left;
    synchronized (this) {
      stage = Stage.ENDED;
      left = List.copyOf(opened);
      carrier = jdk;
      jdk = null;
    }
    left.forEach(WebSocket::abort);
    if (carrier != null) {
      NewerJdk.end(carrier);
    }
  }
}
