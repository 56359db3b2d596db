package dev.redial.runtime;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Uses clients in every way, closes them, and prints the threads and descriptors that are left. A
 * program of its own: nobody else opens anything here.
 */
final class NothingLeft {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private NothingLeft() {}

  /** Arguments: a server that answers, one that is silent, one that closes; and three more. */
  public static void main(String[] arguments) throws Exception {
    List<URI> servers = Stream.of(arguments).map(URI::create).toList();
    useAll(servers); // loads classes and files
    report("thread at first", NothingLeft::threads);
    List<String> descriptors = descriptors();
    for (int round = 0; round < 5; round++) {
      useAll(servers);
    }
    report("thread", NothingLeft::threads);
    report("descriptor", () -> more(descriptors(), descriptors));
  }

  private static void useAll(List<URI> servers) throws Exception {
    use(servers.subList(0, 3));
    use(servers.subList(3, 6));
  }

  private static void use(List<URI> servers) throws Exception {
    try (RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      callInManyWays(http, servers);
    }
    try (ConnectionManager shared = ConnectionManager.create();
        RedialHttpClient one = RedialHttpClient.newBuilder().connectionManager(shared).build();
        RedialHttpClient two = RedialHttpClient.newBuilder().connectionManager(shared).build()) {
      callInManyWays(one, servers);
      callInManyWays(two, servers);
    }
    RedialHttpClient hasty = RedialHttpClient.newHttpClient();
    CompletableFuture<?> call = hasty.sendAsync(get(servers.get(1)), BodyHandlers.ofString());
    hasty.shutdownNow();
    failed(call::join);
    hasty.close();
  }

  private static void callInManyWays(HttpClient http, List<URI> servers) throws Exception {
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      calls.add(http.sendAsync(get(servers.get(0)), BodyHandlers.ofString()));
    }
    calls.forEach(CompletableFuture::join);
    http.send(post(servers.get(0)), BodyHandlers.discarding());
    http.send(get(servers.get(0)), BodyHandlers.ofInputStream()).body().close();
    http.sendAsync(get(servers.get(1)), BodyHandlers.ofString()).cancel(true);
    HttpRequest late =
        HttpRequest.newBuilder(servers.get(1)).timeout(Duration.ofMillis(50)).build();
    failed(() -> http.sendAsync(late, BodyHandlers.ofString()).join());
    failed(() -> http.sendAsync(post(servers.get(2)), BodyHandlers.ofString()).join());
    failed(
        () ->
            http.sendAsync(get(URI.create("http://localhost:1")), BodyHandlers.ofString()).join());
  }

  private static void failed(Supplier<?> call) {
    try {
      throw new AssertionError("it should have failed: " + call.get());
    } catch (CompletionException expected) {
      // It is what was to happen; what it leaves behind is the question.
    }
  }

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  private static HttpRequest post(URI uri) {
    return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("order")).build();
  }

  // ---- what there is

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("redial") || name.startsWith("HttpClient"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> descriptors() {
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      return all.flatMap(NothingLeft::kind).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException("descriptors cannot be listed here", e);
    }
  }

  /** What a descriptor is of, without its number: a socket, a selector's pipe, a file. */
  private static Stream<String> kind(Path descriptor) {
    try {
      return Stream.of(Files.readSymbolicLink(descriptor).toString().replaceAll("\\d+", ""));
    } catch (IOException e) {
      return Stream.empty(); // that of the listing itself
    }
  }

  private static List<String> more(List<String> now, List<String> before) {
    List<String> left = new ArrayList<>(now);
    before.forEach(left::remove);
    return left;
  }

  /** Threads end and sockets close a moment after they were told to. */
  private static void report(String what, Supplier<? extends Iterable<String>> left)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (left.get().iterator().hasNext() && System.nanoTime() < until) {
      Thread.sleep(10); // polls: nobody announces that a thread has ended
    }
    left.get().forEach(one -> System.out.println("left: " + what + " " + one));
    System.out.println("counted: " + what);
  }
}
