package dev.redial.runtime;

import java.lang.ref.Reference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The JDK's builder, which tells of what it opens.
 *
 * <p>Thread-safety: that of the JDK's.
 */
final class WatchedWebSocketBuilder implements WebSocket.Builder {
  private final WebSocket.Builder jdk;
  private final HttpClient client;
  private final Consumer<WebSocket> opened;

  /**
   * A builder around the JDK's.
   *
   * @param client of ours, which does not end while somebody may still build
   */
  WatchedWebSocketBuilder(WebSocket.Builder jdk, HttpClient client, Consumer<WebSocket> opened) {
    this.jdk = jdk;
    this.client = client;
    this.opened = opened;
  }

  @Override
  public WebSocket.Builder header(String name, String value) {
    jdk.header(name, value);
    return this;
  }

  @Override
  public WebSocket.Builder connectTimeout(Duration timeout) {
    jdk.connectTimeout(timeout);
    return this;
  }

  @Override
  public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
    jdk.subprotocols(mostPreferred, lesserPreferred);
    return this;
  }

  @Override
  public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
    CompletableFuture<WebSocket> opening = jdk.buildAsync(uri, listener);
    var unused =
        opening.thenAccept(
            socket -> {
              try {
                opened.accept(socket);
              } finally {
                Reference.reachabilityFence(client);
              }
            });
    return opening;
  }
}
