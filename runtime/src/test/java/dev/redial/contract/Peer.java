package dev.redial.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;

/**
 * The server of one transport: each test gets paths of its own, with what is answered there.
 *
 * <p>Thread-safety: safe.
 */
final class Peer implements AutoCloseable {
  private final Transport transport;
  private final MockWebServer server = new MockWebServer();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Map<String, List<RecordedRequest>> arrivals = new ConcurrentHashMap<>();
  private final AtomicInteger paths = new AtomicInteger();

  /** What is answered to one request; may wait. */
  @FunctionalInterface
  interface Script {
    MockResponse.Builder answer(RecordedRequest request) throws Exception;
  }

  Peer(Transport transport) throws IOException {
    this.transport = transport;
    server.setServerSocketFactory(new PromptListeners());
    if (transport.isSecured()) {
      server.useHttps(Certificate.TLS.server().getSocketFactory());
      server.setProtocols(
          transport.isHttp2()
              ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
              : List.of(Protocol.HTTP_1_1));
    }
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start(InetAddress.getByName("localhost"), 0);
  }

  private MockResponse answer(RecordedRequest request) {
    String path = pathOf(String.valueOf(request.getTarget()));
    arrivals.computeIfAbsent(path, p -> new CopyOnWriteArrayList<>()).add(request);
    try {
      return scripts.get(path).answer(request).build();
    } catch (Exception e) {
      return new MockResponse.Builder().code(500).body(String.valueOf(e)).build();
    }
  }

  private static String pathOf(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** A new path. */
  URI serve(Script script) {
    String path = "/" + paths.incrementAndGet();
    scripts.put(path, script);
    return uri(path);
  }

  /** A new path that is always answered alike. */
  URI serve(MockResponse.Builder answer) {
    return serve(request -> answer);
  }

  /** A new path that gives back what it is sent. */
  URI echo() {
    return serve(request -> Content.sized(bodyOf(request)));
  }

  URI uri(String path) {
    return URI.create(transport.scheme() + "://localhost:" + server.getPort() + path);
  }

  static byte[] bodyOf(RecordedRequest request) {
    return request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
  }

  /** What has arrived there, in order. */
  List<RecordedRequest> arrived(URI at) {
    return arrivals.getOrDefault(at.getRawPath(), List.of());
  }

  /** The only request that has arrived there. */
  RecordedRequest only(URI at) {
    List<RecordedRequest> all = arrived(at);
    if (all.size() != 1) {
      throw new AssertionError("one request was expected at " + at + ", not " + all);
    }
    return all.get(0);
  }

  @Override
  public void close() {
    server.close();
  }
}
