package dev.redial.samples.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.redial.runtime.ConnectionManager;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What many idle connections of one client hold, and whether they still work. */
final class IdleConnections {
  private static final int TO_EACH = 100;
  private static final int MOST_ORIGINS = 100;
  private static final int OTHER_FILES = 1000;
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofHours(1);
  private static final List<Client> CLIENTS = List.of(Client.REDIAL_REQUEST, Client.JDK);
  private static final List<String> JVM =
      List.of("-Xmx2g", "-Djdk.httpclient.keepalive.timeout=" + LONG.toSeconds());

  /** Until threads that have nothing to do are gone: those of both clients stay for 60 s. */
  private static final Duration REST = Duration.ofSeconds(65);

  private final HttpClient http;
  private final List<URI> origins;
  private final long restNanos;
  private int failed;

  private IdleConnections(HttpClient http, List<URI> origins, long restNanos) {
    this.http = http;
    this.origins = origins;
    this.restNanos = restNanos;
  }

  static Report report(ScalingRuns runs) throws IOException {
    int origins = runs.options().sized(Math.min(MOST_ORIGINS, mostOrigins()), 3);
    long restNanos = runs.options().sized(REST, Duration.ZERO).toNanos();
    try (Origins server = Origins.served(1, TO_EACH)) {
      List<List<String>> arguments =
          CLIENTS.stream()
              .map(
                  client ->
                      List.of(
                          client.name(),
                          server.ports(),
                          String.valueOf(origins),
                          String.valueOf(restNanos)))
              .toList();
      List<Figures> figures = runs.figures(JVM, arguments);
      return new Report("Idle connections", List.of(table(figures)), figures);
    }
  }

  /** A JVM raises its limit as far as it may. */
  private static int mostOrigins() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? (int) Math.min(MOST_ORIGINS, (unix.getMaxFileDescriptorCount() - OTHER_FILES) / TO_EACH)
        : 1;
  }

  private static String table(List<Figures> all) {
    MarkdownTable table =
        new MarkdownTable(
            "client",
            "idle connections",
            "heap octets each",
            "direct octets each",
            "threads before the client",
            "with 100 connections",
            "at most",
            "with all, at first",
            "after 65 s",
            "answered again",
            "by new connections");
    for (int i = 0; i < all.size(); i++) {
      Figures figures = all.get(i);
      table.row(
          CLIENTS.get(i).title(),
          figures.number("accepted"),
          figures.number("heapEach"),
          figures.number("directEach"),
          figures.number("threadsBefore"),
          figures.number("threadsAtFirst"),
          figures.number("threadsAtMost"),
          figures.number("threadsOpened"),
          figures.number("threads"),
          figures.number("answeredAgain"),
          figures.number("acceptedAgain"));
    }
    return table.toString();
  }

  /** Takes the client's name, the server's port, the number of origins, and the time of rest. */
  static Figures run(List<String> arguments) throws IOException, InterruptedException {
    Client client = Client.valueOf(arguments.get(0));
    List<URI> origins = Origins.of(arguments.get(1), Integer.parseInt(arguments.get(2)));
    Usage before = Usage.afterCollection();
    return figures(client, origins, Long.parseLong(arguments.get(3)))
        .with("threadsBefore", before.threads());
  }

  private static Figures figures(Client client, List<URI> origins, long restNanos)
      throws IOException {
    if (client == Client.JDK) {
      HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      return new IdleConnections(http, origins, restNanos).figures();
    }
    try (RedialConnections redial = RedialConnections.of(connections(origins.size()))) {
      return new IdleConnections(redial.http(), origins, restNanos).figures();
    }
  }

  private static ConnectionManager connections(int origins) {
    return ConnectionManager.builder()
        .maxConnectionsPerOrigin(TO_EACH)
        .maxConnections(TO_EACH * origins)
        .maxPipelineDepth(1)
        .idleTimeout(LONG)
        .maxAge(LONG)
        .build();
  }

  private Figures figures() throws IOException {
    ServerCounts none = ServerCounts.at(origins.get(0));
    callAll(origins.get(0));
    Usage first = Usage.afterCollection();
    origins.subList(1, origins.size()).forEach(this::callAll);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    int threadsAtMost = threads.getPeakThreadCount();
    int threadsOpened = threads.getThreadCount();
    LockSupport.parkNanos(restNanos);
    Usage all = Usage.afterCollection();
    ServerCounts opened = ServerCounts.at(origins.get(0));
    origins.forEach(this::callAll);
    ServerCounts again = ServerCounts.at(origins.get(0));
    return usage(first, all)
        .with("threadsAtMost", threadsAtMost)
        .with("threadsOpened", threadsOpened)
        .with("answered", opened.since(none).answered())
        .with("accepted", opened.since(none).accepted())
        .with("answeredAgain", again.since(opened).answered())
        .with("acceptedAgain", again.since(opened).accepted())
        .with("failed", failed)
        .unless(failed == 0, failed + " calls failed")
        .unless(again.since(none).answered() == 2L * TO_EACH * origins.size(), "calls were lost");
  }

  private Figures usage(Usage first, Usage all) {
    double connections = (double) TO_EACH * (origins.size() - 1);
    return Figures.none()
        .with("heapEach", (all.heapOctets() - first.heapOctets()) / connections)
        .with("directEach", (all.directOctets() - first.directOctets()) / connections)
        .with("threadsAtFirst", first.threads())
        .with("threads", all.threads());
  }

  /** The server answers none before all are there: each takes a connection. */
  private void callAll(URI origin) {
    HttpRequest request =
        HttpRequest.newBuilder(origin.resolve("/" + OriginsServer.HELD)).timeout(LIMIT).build();
    List<CompletableFuture<HttpResponse<byte[]>>> calls = new ArrayList<>();
    for (int i = 0; i < TO_EACH; i++) {
      calls.add(http.sendAsync(request, BodyHandlers.ofByteArray()));
    }
    for (CompletableFuture<HttpResponse<byte[]>> call : calls) {
      failed += call.handle((answer, failure) -> isRight(answer, failure) ? 0 : 1).join();
    }
  }

  private static boolean isRight(
      @Nullable HttpResponse<byte[]> answer, @Nullable Throwable failure) {
    return failure == null
        && answer != null
        && answer.statusCode() == 200
        && answer.body().length == Work.SMALL.answerLength();
  }
}
