package dev.redial.samples.benchmarks;

import dev.redial.runtime.ConnectionManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** How many calls a second to many origins in turns, and what an origin holds. */
final class ManyOrigins {
  private static final int CALLERS = 16;
  private static final int PORTS = 10;

  /** All are called again well before that. */
  private static final int IDLE_FACTOR = 4;

  private static final long PAUSE_NANOS = 50_000_000;
  private static final List<Client> CLIENTS = List.of(Client.REDIAL_REQUEST, Client.JDK);
  private static final List<String> JVM = List.of("-Xms512m", "-Xmx1g");

  private final HttpClient http;
  private final List<HttpRequest> requests;
  private final long warmNanos;
  private final long nanos;
  private final URI base;
  private final Tally tally = new Tally();
  private final LongAdder answered = new LongAdder();
  private long heapOfOne;

  private ManyOrigins(HttpClient http, List<URI> origins, long warmNanos, long nanos) {
    this.http = http;
    this.requests = origins.stream().map(ManyOrigins::request).toList();
    this.warmNanos = warmNanos;
    this.nanos = nanos;
    this.base = origins.get(0);
  }

  private static HttpRequest request(URI origin) {
    return HttpRequest.newBuilder(Work.SMALL.at(origin)).build();
  }

  static Report report(ScalingRuns runs) throws IOException {
    int addresses = runs.options().sized(100, 5);
    try (Origins server = Origins.served(PORTS, 1)) {
      List<List<String>> arguments =
          CLIENTS.stream()
              .map(
                  client ->
                      List.of(
                          client.name(),
                          server.ports(),
                          String.valueOf(addresses),
                          runs.options().warmNanos(),
                          runs.options().nanos()))
              .toList();
      List<Figures> figures = runs.figures(JVM, arguments);
      return new Report("Many origins, 16 callers", List.of(table(figures)), figures);
    }
  }

  private static String table(List<Figures> all) {
    MarkdownTable table =
        new MarkdownTable(
            "client",
            "origins",
            "a second to all in turns",
            "to one of them",
            "ratio",
            "connections opened",
            "heap octets of an origin, connection included",
            "without");
    for (int i = 0; i < all.size(); i++) {
      Figures figures = all.get(i);
      double ratio = figures.number("toAll") / figures.number("toOne");
      table.row(
          CLIENTS.get(i).title(),
          figures.number("origins"),
          figures.number("toAll"),
          figures.number("toOne"),
          "%.2f".formatted(ratio),
          figures.number("accepted"),
          figures.number("heapEach"),
          figures.number("heapEachWithout"));
    }
    return table.toString();
  }

  /** Takes client, ports, addresses, and the times to warm up and to measure in ns. */
  static Figures run(List<String> arguments) throws IOException, InterruptedException {
    Client client = Client.valueOf(arguments.get(0));
    List<URI> origins = Origins.of(arguments.get(1), Integer.parseInt(arguments.get(2)));
    long warmNanos = Long.parseLong(arguments.get(3));
    long nanos = Long.parseLong(arguments.get(4));
    return figures(client, origins, warmNanos, nanos);
  }

  private static Figures figures(Client client, List<URI> origins, long warmNanos, long nanos)
      throws IOException, InterruptedException {
    if (client == Client.JDK) {
      HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      return new ManyOrigins(http, origins, warmNanos, nanos).figures();
    }
    ConnectionManager manager =
        ConnectionManager.builder()
            .maxConnectionsPerOrigin(CALLERS)
            .maxConnections(CALLERS * origins.size())
            .idleTimeout(Duration.ofNanos(IDLE_FACTOR * nanos))
            .build();
    try (RedialConnections redial = RedialConnections.of(manager)) {
      ManyOrigins many = new ManyOrigins(redial.http(), origins, warmNanos, nanos);
      Figures figures = many.figures();
      awaitIdleTimeout(manager);
      return figures.with("heapEachWithout", many.heapEach());
    }
  }

  private static void awaitIdleTimeout(ConnectionManager manager) {
    while (manager.snapshot().connections() > 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private Figures figures() throws IOException, InterruptedException {
    List<HttpRequest> one = requests.subList(0, 1);
    ServerCounts none = ServerCounts.at(base);
    perSecond(one, warmNanos);
    heapOfOne = Usage.afterCollection().heapOctets();
    perSecond(requests, warmNanos);
    double toAll = perSecond(requests, nanos);
    double heapEach = heapEach();
    double toOne = perSecond(one, nanos);
    ServerCounts counts = ServerCounts.at(base).since(none);
    return Figures.none()
        .with("origins", requests.size())
        .with("toAll", toAll)
        .with("toOne", toOne)
        .with("accepted", counts.accepted())
        .with("heapEach", heapEach)
        .with("answered", answered.sum())
        .with("failed", tally.failures())
        .with("served", counts.answered())
        .unless(tally.failures() == 0, "failed: " + tally.failure())
        .unless(counts.answered() >= answered.sum(), "the server counted " + counts.answered());
  }

  /** How much more of the heap is in use than with one origin, for each that was added. */
  private double heapEach() {
    return (double) (Usage.afterCollection().heapOctets() - heapOfOne) / (requests.size() - 1);
  }

  private double perSecond(List<HttpRequest> cycle, long nanos) throws InterruptedException {
    long before = answered.sum();
    long begun = System.nanoTime();
    Team callers =
        new Team(Run.threads(), CALLERS, member -> callInTurns(cycle, member, begun + nanos));
    callers.await();
    long took = System.nanoTime() - begun;
    callers.release();
    return (answered.sum() - before) * 1e9 / took;
  }

  /** Each of the callers goes around, all of them equally far apart. */
  private void callInTurns(List<HttpRequest> cycle, int member, long deadlineNanos) {
    int next = cycle.size() * member / CALLERS;
    do {
      call(cycle.get(next));
      next = (next + 1) % cycle.size();
    } while (System.nanoTime() - deadlineNanos < 0 && tally.mayGoOn());
  }

  private void call(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      long length = Completion.checked(answer.statusCode(), answer.body().length);
      if (tally.agrees(Work.SMALL, length)) {
        answered.increment();
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      tally.fail(e);
    }
  }
}
