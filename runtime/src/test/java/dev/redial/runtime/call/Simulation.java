package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.resend.Confirmation;
import dev.redial.resend.FailedAttempt;
import dev.redial.runtime.call.CallSettings.Downloads;
import dev.redial.runtime.call.CallSettings.Expectation;
import dev.redial.runtime.call.ResendTable.Trust;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.ConnectionSettings;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ReadingInvariant;
import dev.redial.runtime.connection.ReadingInvariant.Reader;
import dev.redial.runtime.connection.Watcher;
import dev.redial.runtime.connection.WritingInvariant;
import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.pool.ConnectionPool;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.pool.PoolEnvironment;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.PoolSettings;
import dev.redial.runtime.pool.Routes;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.transport.TlsSettings;
import dev.redial.runtime.wire.DecoderLimits;
import dev.redial.testing.ManualClock;
import dev.redial.testing.ScriptedChannel;
import dev.redial.testing.ScriptedLink;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * A whole client (calls, pool, connections) against simulated servers, in one thread and by a
 * manual clock. What happens next is drawn from the seed: a caller's step, a task, a server's step,
 * a timer, an interrupt, a timeout, a cancellation. Other steps may also happen in the middle of
 * reads and writes, where no lock is held.
 *
 * <p>Above 400 lines because everything that may happen, and all that has to hold, stands here.
 *
 * <p>Thread-safety: none.
 */
final class Simulation {
  private static final int MOST_STEPS = 60_000;
  private static final int MOST_CONNECTIONS = 2;
  private static final int DEEPEST = 3;

  /** Flushes are put off where more than 8 are outstanding: a crowd's pipelines may be so deep. */
  private static final int MOST_DEPTH = 32;

  private static final int LEAST_DEPTH_OF_CROWDS = 9;

  /** Of so many schedules one has a crowd. */
  private static final int CROWDS = 20;

  /** So many calls of a crowd begin in one step at most. */
  private static final int MOST_AT_ONCE = 8;

  /** So much longer the connections of a crowd hold out. */
  private static final int STAMINA = 8;

  /** Of so many steps that the helper could flush in, one may be the flush. */
  private static final int TARDINESS_OF_HELPER = 4;

  /** How often a caller looks before it sleeps, on average. */
  private static final int LOOKS = 2;

  private static final Duration SWEEP = Duration.ofMillis(250);

  private final long seed;
  private final Random random;
  private final ManualClock clock = new ManualClock();
  private final List<Runnable> tasks = new ArrayList<>();
  private final List<Watcher.Served> inputAsked = new ArrayList<>();
  private final List<Watcher.Served> inputWatched = new ArrayList<>();
  private final List<Watcher.Served> outputWatched = new ArrayList<>();
  private final List<Watcher.Served> flushAsked = new ArrayList<>();
  private final List<SimulatedServer> servers = new ArrayList<>();
  private final List<SimulatedCaller> callers = new ArrayList<>();
  private final List<Planned> planned = new ArrayList<>();
  private final Map<String, Integer> arrived = new HashMap<>();
  private final Map<String, Integer> confirmed = new HashMap<>();
  private final ConnectionPool pool;
  private final CallEngine engine;
  private final Isolation isolation =
      new Isolation(TlsSettings.standard(), null, null, Routes.DIRECT);
  private final Climate climate;
  private final List<Runnable> starts = new ArrayList<>();
  private boolean healthy;
  private boolean watcherBusy;
  private int depth;
  private int steps;
  private int putOff;
  private int overtaken;

  private record Planned(
      HttpRequest request, CompletableFuture<HttpResponse<String>> result, boolean blocking) {
    String name() {
      return request.method() + request.uri().getPath();
    }
  }

  /**
   * How a schedule is.
   *
   * @param calmness of so many steps one disturbs
   * @param goodness of so many connections one is good
   * @param blocking of ten calls so many block
   * @param posts of ten calls so many are not idempotent
   * @param tardiness of so many steps one lets time pass
   * @param crowd so many calls there are beside the others; mostly none
   */
  private record Climate(
      int calmness, int goodness, int blocking, int posts, int tardiness, int crowd) {
    static Climate drawn(Random random) {
      boolean crowded = random.nextInt(CROWDS) == 0;
      return new Climate(
          20 + random.nextInt(200),
          1 + random.nextInt(crowded ? 3 : 5),
          random.nextInt(11),
          random.nextInt(crowded ? 2 : 6),
          20 + random.nextInt(100),
          crowded ? 30 + random.nextInt(40) : 0);
    }

    /** With a crowd, deep enough for it. */
    int depth(Random random) {
      return crowd == 0
          ? 1 + random.nextInt(LEAST_DEPTH_OF_CROWDS - 1)
          : random.nextInt(LEAST_DEPTH_OF_CROWDS, MOST_DEPTH + 1);
    }

    int atOnce(Random random) {
      return crowd == 0 ? 1 : 1 + random.nextInt(MOST_AT_ONCE);
    }

    int stamina() {
      return crowd == 0 ? 1 : STAMINA;
    }
  }

  Simulation(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.climate = Climate.drawn(random);
    PoolEnvironment environment =
        new PoolEnvironment(
            clock, clock, new Watching(), tasks::add, random, this::dial, Journal.of(List.of()));
    PoolSettings s = PoolSettings.STANDARD;
    PoolSettings settings =
        new PoolSettings(
            1 + random.nextInt(MOST_CONNECTIONS),
            s.maxConnections(),
            climate.depth(random),
            s.maxPulledPerOrigin(),
            s.maxLingeringPorts(),
            s.connectTimeout(),
            s.waitTimeout(),
            s.idleTimeout(),
            s.maxAge(),
            s.retries());
    this.pool =
        new ConnectionPool(
            settings, DecoderLimits.STANDARD, ConnectionSettings.STANDARD, environment);
    this.engine =
        new CallEngine(
            pool,
            Delegation.never(isolation, pool),
            new CallEngine.Threads(
                tasks::add, Runnable::run, tasks::add, CallEngine.Threads.Owner.WE),
            Routes.DIRECT,
            new CallSettings(
                quickPolicy(),
                Duration.ofSeconds(30),
                this::confirm,
                Trust.NONE,
                random.nextInt(4) == 0 ? Expectation.NON_IDEMPOTENT : Expectation.AS_REQUESTED,
                Downloads.FAIL,
                new Redirects(HttpClient.Redirect.NEVER, 0),
                null,
                null,
                null));
    clock.after(SWEEP.toNanos(), this::sweep);
  }

  private static RetryRegistry quickPolicy() {
    RetryConfig quick =
        RetryConfig.custom().maxAttempts(4).waitDuration(Duration.ofMillis(20)).build();
    return RetryRegistry.of(Map.of("default", quick));
  }

  private void sweep() {
    pool.sweep();
    clock.after(SWEEP.toNanos(), this::sweep);
  }

  private CompletableFuture<Confirmation> confirm(FailedAttempt attempt) {
    boolean again = random.nextBoolean();
    String name = attempt.request().method() + attempt.request().uri().getPath();
    if (again) {
      confirmed.merge(name, 1, Integer::sum);
    }
    return CompletableFuture.completedFuture(again ? Confirmation.RESEND : Confirmation.ABANDON);
  }

  private Link dial(PoolKey key, long deadlineNanos) throws ConnectException {
    if (!healthy && random.nextInt(12) == 0) {
      throw new ConnectException("refused");
    }
    ScriptedLink link = new ScriptedLink();
    link.beforeIo(this::meanwhile);
    if (random.nextInt(6) == 0) {
      link.accept(random.nextInt(400));
    }
    SimulatedServer.Fate[] fates = SimulatedServer.Fate.values();
    boolean good = healthy || random.nextInt(climate.goodness) == 0;
    SimulatedServer.Fate fate =
        good ? SimulatedServer.Fate.GOOD : fates[random.nextInt(fates.length)];
    servers.add(new SimulatedServer(link, random, arrived, fate, climate.stamina()));
    return link;
  }

  /** While somebody reads or writes, and holds no lock, others go on. */
  private void meanwhile() {
    if (depth < DEEPEST && random.nextInt(8) == 0) {
      depth++;
      try {
        stepOnce();
      } finally {
        depth--;
      }
    }
  }

  private final class Watching implements Watcher {
    @Override
    public void watchInput(Served served) {
      inputAsked.add(served);
    }

    @Override
    public void watchOutput(Served served) {
      outputWatched.add(served);
    }

    @Override
    public void flush(Served served) {
      putOff++;
      flushAsked.add(served);
    }

    @Override
    public void forget() {}
  }

  private static ScriptedLink linkOf(Watcher.Served served) {
    return ((ScriptedChannel) served.channel()).link();
  }

  // ---- what is called

  void plan(int calls) {
    for (int i = 0; i < calls + climate.crowd; i++) {
      HttpRequest request = request(i);
      boolean blocking = random.nextInt(10) < climate.blocking;
      starts.add(blocking ? () -> callBlocking(request) : () -> callAsync(request));
    }
  }

  private void callAsync(HttpRequest request) {
    ResponseFuture<String> answer = new ResponseFuture<>();
    engine.begin(answer, request, BodyHandlers.ofString(), null);
    planned.add(new Planned(request, answer, false));
  }

  private HttpRequest request(int number) {
    boolean post = random.nextInt(10) < climate.posts;
    String method = post ? "POST" : List.of("GET", "GET", "GET", "PUT").get(random.nextInt(4));
    boolean body = !method.equals("GET");
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("http://sim/" + number))
            .method(method, body ? BodyPublishers.ofString("body") : BodyPublishers.noBody());
    if (random.nextInt(5) == 0) {
      builder.timeout(Duration.ofMillis(50 + random.nextInt(2_000)));
    }
    return builder.build();
  }

  private void callBlocking(HttpRequest request) {
    SimulatedCaller.Mark mark = new SimulatedCaller.Mark();
    CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
    WaitedCall<String> call =
        engine.waitedFor(CallFacts.of(request), BodyHandlers.ofString(), mark);
    call.begin(engine);
    callers.add(
        new SimulatedCaller(
            call,
            mark,
            answer,
            rest -> rest.handOver(new SerialSignal(rest, tasks::add, pool)),
            () -> random.nextInt(LOOKS) > 0));
    planned.add(new Planned(request, answer, true));
  }

  // ---- what happens

  void run() {
    while (!isOver()) {
      if (steps > MOST_STEPS) {
        throw failure("something hangs: " + describe());
      }
      healthy = steps > 4_000;
      stepOnce();
      if (depth == 0) {
        checkReaders();
        checkWriters();
      }
    }
    pool.close();
    while (!tasks.isEmpty() || !inputAsked.isEmpty() || !flushAsked.isEmpty()) {
      stepOnce();
    }
    clock.pass(Duration.ofSeconds(5));
    checkAnswers();
    checkArrivals();
    checkLinks();
  }

  private boolean isOver() {
    return starts.isEmpty()
        && planned.stream().allMatch(call -> call.result().isDone())
        && callers.stream().allMatch(SimulatedCaller::isGone)
        && tasks.isEmpty();
  }

  private void stepOnce() {
    steps++;
    List<Runnable> possible = possibleSteps();
    if (possible.isEmpty() || (depth == 0 && random.nextInt(climate.tardiness) == 0)) {
      if (depth == 0) {
        clock.passToNext();
      }
      return;
    }
    if (depth == 0 && !healthy && random.nextInt(climate.calmness) == 0) {
      disturb();
      return;
    }
    possible.get(random.nextInt(possible.size())).run();
  }

  private void disturb() {
    switch (random.nextInt(3)) {
      case 0 ->
          callers.stream().filter(c -> random.nextInt(5) == 0).forEach(SimulatedCaller::interrupt);
      case 1 ->
          planned.stream()
              .filter(call -> !call.blocking() && random.nextInt(5) == 0)
              .forEach(call -> call.result().cancel(true));
      default -> {
        var unused = servers.stream().anyMatch(SimulatedServer::speaksUnasked);
      }
    }
  }

  private List<Runnable> possibleSteps() {
    long now = clock.nanoTime();
    List<Runnable> possible = new ArrayList<>();
    if (!starts.isEmpty() && depth == 0) {
      possible.add(this::startSome);
    }
    for (Runnable task : tasks) {
      possible.add(() -> runTask(task));
    }
    for (SimulatedCaller caller : callers) {
      if (!busy.contains(caller) && caller.canStep(now)) {
        possible.add(() -> exclusively(caller, () -> caller.step(clock.nanoTime())));
      }
    }
    for (SimulatedServer server : servers) {
      if (server.canStep(now)) {
        possible.add(() -> server.step(clock.nanoTime()));
      } else if (server.silentUntil() > now && depth == 0) {
        clock.after(server.silentUntil() - now, () -> {});
      }
    }
    if (!watcherBusy) {
      addWatcherSteps(possible);
    }
    return possible;
  }

  private void startSome() {
    int left = climate.atOnce(random);
    while (left-- > 0 && !starts.isEmpty()) {
      starts.remove(0).run();
    }
  }

  private final List<Object> busy = new ArrayList<>();

  private void exclusively(Object actor, Runnable step) {
    busy.add(actor);
    try {
      step.run();
    } finally {
      busy.remove(actor);
    }
  }

  private void runTask(Runnable task) {
    if (tasks.remove(task)) {
      task.run();
    }
  }

  private void addWatcherSteps(List<Runnable> possible) {
    for (Watcher.Served served : inputAsked) {
      possible.add(
          () -> {
            inputAsked.remove(served);
            readFor(served);
          });
    }
    for (Watcher.Served served : inputWatched) {
      if (linkOf(served).isReadable()) {
        possible.add(() -> readFor(served));
      }
    }
    if (!flushAsked.isEmpty() && random.nextInt(TARDINESS_OF_HELPER) == 0) {
      possible.add(() -> flushFor(flushAsked.get(0)));
    }
    for (Watcher.Served served : outputWatched) {
      if (!linkOf(served).isClosed()) {
        possible.add(() -> makeRoom(served));
      }
    }
  }

  private void readFor(Watcher.Served served) {
    asHelper(
        () -> {
          inputWatched.remove(served);
          if (served.readForAll()) {
            inputWatched.add(served);
          }
        });
  }

  private void flushFor(Watcher.Served served) {
    overtaken += linkOf(served).isClosed() ? 1 : 0;
    flushAsked.remove(served);
    asHelper(served::writeQueued);
  }

  private void makeRoom(Watcher.Served served) {
    linkOf(served).accept(1 + random.nextInt(500));
    outputWatched.remove(served);
    asHelper(served::writable);
  }

  /** It does one thing at a time. */
  private void asHelper(Runnable step) {
    watcherBusy = true;
    try {
      step.run();
    } finally {
      watcherBusy = false;
    }
  }

  // ---- what has to hold

  private void checkReaders() {
    for (Connection connection : pool.connections(Origin.of(URI.create("http://sim/")))) {
      Reader reader = ReadingInvariant.readerOf(connection);
      if (reader == Reader.HELPER && !isWatched(connection)) {
        throw failure("the helper holds the token of " + connection + " and does not watch it");
      }
      if (reader == Reader.NOBODY && !anyOnItsWay(connection)) {
        throw failure("nobody reads " + connection);
      }
    }
  }

  private void checkWriters() {
    for (Connection connection : pool.connections(Origin.of(URI.create("http://sim/")))) {
      if (WritingInvariant.waitsForAFlush(connection) && !flushAsked.contains(connection)) {
        throw failure("nobody writes what was placed on " + connection);
      }
    }
  }

  private boolean isWatched(Connection connection) {
    return inputAsked.contains(connection) || inputWatched.contains(connection);
  }

  private boolean anyOnItsWay(Connection connection) {
    long now = clock.nanoTime();
    for (Exchange exchange : ReadingInvariant.outstandingOn(connection)) {
      for (SimulatedCaller caller : callers) {
        if (caller.owns(exchange) && caller.canStep(now)) {
          return true;
        }
      }
    }
    return false;
  }

  private void checkAnswers() {
    for (Planned call : planned) {
      String body =
          call.result().handle((answer, fault) -> answer == null ? null : answer.body()).join();
      boolean unavailable =
          body != null && call.result().join().statusCode() == 503 && body.equals(call.name());
      if (body != null && !unavailable && !body.equals(call.name())) {
        throw failure(call.name() + " was answered with " + body);
      }
      String fault =
          call.result().handle((answer, thrown) -> thrown == null ? "" : thrown.toString()).join();
      if (fault.contains("RuntimeException")
          || fault.contains("IllegalState")
          || fault.contains("NullPointer")
          || fault.contains("fault of the client")) {
        throw failure(call.name() + " failed with " + fault);
      }
    }
  }

  private void checkArrivals() {
    for (Planned call : planned) {
      boolean post = Idempotency.ofMethod(call.request().method()) == Idempotency.NON_IDEMPOTENT;
      int allowed = 1 + confirmed.getOrDefault(call.name(), 0);
      if (post && arrived.getOrDefault(call.name(), 0) > allowed) {
        throw failure(call.name() + " arrived " + arrived.get(call.name()) + " times");
      }
    }
  }

  private void checkLinks() {
    for (SimulatedServer server : servers) {
      if (!server.link().isClosed()) {
        throw failure("a connection was leaked");
      }
    }
  }

  private String describe() {
    StringBuilder text = new StringBuilder();
    for (Planned call : planned) {
      if (!call.result().isDone()) {
        text.append('\n').append(call.name()).append(call.blocking() ? " blocking" : " async");
      }
    }
    for (SimulatedCaller caller : callers) {
      text.append("\n  ").append(caller);
    }
    pool.connections(Origin.of(URI.create("http://sim/")))
        .forEach(
            c -> text.append("\n  ").append(c).append(' ').append(ReadingInvariant.readerOf(c)));
    return text.append("\n  tasks ").append(tasks.size()).toString();
  }

  private AssertionError failure(String what) {
    return new AssertionError("seed " + seed + ", step " + steps + ": " + what);
  }

  /**
   * What was seen, for a look at the breadth of the schedules.
   *
   * @param putOff flushes that the helper was asked for
   * @param overtaken of those, how many came when the connection was closed already
   */
  record Seen(
      int calls,
      int answered,
      int connections,
      int arrivals,
      int confirmations,
      int putOff,
      int overtaken) {
    static final Seen NOTHING = new Seen(0, 0, 0, 0, 0, 0, 0);

    Seen plus(Seen other) {
      return new Seen(
          calls + other.calls,
          answered + other.answered,
          connections + other.connections,
          arrivals + other.arrivals,
          confirmations + other.confirmations,
          putOff + other.putOff,
          overtaken + other.overtaken);
    }
  }

  Seen seen() {
    int answered =
        (int) planned.stream().filter(call -> !call.result().isCompletedExceptionally()).count();
    return new Seen(
        planned.size(),
        answered,
        servers.size(),
        arrived.values().stream().mapToInt(Integer::intValue).sum(),
        confirmed.values().stream().mapToInt(Integer::intValue).sum(),
        putOff,
        overtaken);
  }
}
