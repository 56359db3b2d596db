package dev.redial.samples.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.redial.runtime.ConnectionManager;
import java.io.IOException;
import java.lang.constant.ClassDesc;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What a generated call allocates when it is compiled, by class: of calls one after the other,
 * where a caller waits, on its thread, and where nobody waits, on all threads.
 *
 * <p>The JVM that records has no thread-local buffers, so that Flight Recorder is told of each
 * single object. Another one, as JVMs usually are, shows whether that makes a difference to the
 * sum.
 */
final class Allocation {
  private static final String EVENT = "jdk.ObjectAllocationOutsideTLAB";
  private static final List<String> RECORDED = List.of("-XX:-UseTLAB", "-XX:+UseG1GC", "-Xmx1g");
  private static final List<String> USUAL = List.of("-XX:+UseG1GC", "-Xmx1g");
  private static final String OCTETS = "octets:";
  private static final double SHOWN_OCTETS = 1;
  private static final String OBJECTS = "objects:";

  private static final Pattern LAMBDA_NUMBER = Pattern.compile("(?<=\\$\\$Lambda)\\W.*");

  /** Of waiting calls: what the first ones load and remember is allocated by then. */
  private static final int LEAST_WARM_CALLS = 300;

  /** A call without a waiting caller takes less. */
  private static final long NANOS_FOR_EACH = 100_000;

  private final Manner manner;
  private final Contender contender;
  private final long warmNanos;
  private final int calls;

  private Allocation(Manner manner, Contender contender, long warmNanos, int calls) {
    this.manner = manner;
    this.contender = contender;
    this.warmNanos = warmNanos;
    this.calls = calls;
  }

  /** Whether objects are told by class. */
  private enum Kind {
    RECORDED,
    USUAL
  }

  /** How is called. */
  private enum Manner {
    WAITING,
    ASYNCHRONOUS
  }

  static Report report(ScalingRuns runs) throws IOException {
    try (ServerProcess server = ServerProcess.started()) {
      List<Figures> recorded = runs.figures(RECORDED, runs(Kind.RECORDED, runs, server));
      List<Figures> usual = runs.figures(USUAL, runs(Kind.USUAL, runs, server));
      List<Figures> all = new ArrayList<>(recorded);
      all.addAll(usual);
      return new Report(
          "What a sequential generated call allocates",
          List.of(
              classes("a waiting call", recorded.get(0)),
              classes("an asynchronous call", recorded.get(1)),
              sums(recorded, usual)),
          all);
    }
  }

  private static List<List<String>> runs(Kind kind, ScalingRuns runs, ServerProcess server) {
    return Stream.of(Manner.values())
        .map(
            manner ->
                List.of(
                    kind.name(),
                    manner.name(),
                    server.target().http().toString(),
                    runs.options().warmNanos(),
                    runs.options().sized("10000", "1000")))
        .toList();
  }

  private static String classes(String call, Figures recorded) {
    MarkdownTable table = new MarkdownTable(call + ": class", "octets each", "objects each");
    double shown = 0;
    for (Map.Entry<String, Double> each : byOctets(recorded)) {
      if (each.getValue() >= SHOWN_OCTETS) {
        row(table, each.getKey().substring(OCTETS.length()), recorded);
        shown += each.getValue();
      }
    }
    table.row("others", decimal(recorded.number("sum") - shown), "");
    table.row("all", decimal(recorded.number("sum")), "");
    return table.toString();
  }

  private static List<Map.Entry<String, Double>> byOctets(Figures recorded) {
    return recorded.numbers().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(OCTETS))
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .toList();
  }

  private static void row(MarkdownTable table, String type, Figures recorded) {
    table.row(
        "`" + type + "`",
        decimal(recorded.number(OCTETS + type)),
        decimal(recorded.number(OBJECTS + type)));
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }

  private static String sums(List<Figures> recorded, List<Figures> usual) {
    MarkdownTable table =
        new MarkdownTable("as the JVM counts, octets each", "waiting", "asynchronous");
    sum(table, "the caller's thread, while objects were recorded", recorded, "measured");
    sum(table, "in a JVM as usual", usual, "measured");
    sum(table, "all threads, while objects were recorded", recorded, "measuredAll");
    sum(table, "in a JVM as usual", usual, "measuredAll");
    return table.toString();
  }

  private static void sum(MarkdownTable table, String title, List<Figures> runs, String figure) {
    table.row(title, decimal(runs.get(0).number(figure)), decimal(runs.get(1).number(figure)));
  }

  /**
   * Takes a kind, a manner, the server's URI, the time to warm up in ns, and the number of calls.
   */
  static Figures run(List<String> arguments) throws IOException, InterruptedException {
    URI base = URI.create(arguments.get(2));
    try (Contender contender =
        new RedialGenerated(RedialConnections.of(ConnectionManager.create()), base)) {
      Allocation allocation =
          new Allocation(
              Manner.valueOf(arguments.get(1)),
              contender,
              Long.parseLong(arguments.get(3)),
              Integer.parseInt(arguments.get(4)));
      return Kind.valueOf(arguments.get(0)) == Kind.RECORDED
          ? allocation.recorded()
          : allocation.usual();
    }
  }

  private void warm() throws IOException, InterruptedException {
    if (manner == Manner.ASYNCHRONOUS) {
      callLater(warmNanos);
      return;
    }
    long deadline = System.nanoTime() + warmNanos;
    for (int made = 0; made < LEAST_WARM_CALLS || System.nanoTime() - deadline < 0; made++) {
      callOnce();
    }
  }

  private void callOnce() throws IOException, InterruptedException {
    long length = contender.call(Work.SMALL);
    if (length != Work.SMALL.answerLength()) {
      throw new IOException("an answer of %d octets".formatted(length));
    }
  }

  /** Each answer begins the next call, for that time; how many there were. */
  private long callLater(long nanos) throws IOException, InterruptedException {
    Tally tally = new Tally();
    new AsyncLoad(contender, Shape.of(Shape.Kind.ASYNCHRONOUS, 1, 1)).run(nanos, tally);
    if (tally.failure() != null) {
      throw new IOException("not answered", tally.failure());
    }
    return tally.requests();
  }

  /** All that are looked at; how many there were. */
  private long call() throws IOException, InterruptedException {
    if (manner == Manner.ASYNCHRONOUS) {
      return callLater(calls * NANOS_FOR_EACH);
    }
    for (int i = 0; i < calls; i++) {
      callOnce();
    }
    return calls;
  }

  private Figures usual() throws IOException, InterruptedException {
    warm();
    return measured(new CallerThread());
  }

  private Figures recorded() throws IOException, InterruptedException {
    Path file = Files.createTempFile("allocation", ".jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      warm(); // loads what is loaded where somebody records
      silenceOthers(recording);
      recording.enable(EVENT).withoutStackTrace();
      CallerThread caller = new CallerThread();
      Figures figures = measured(caller);
      recording.stop();
      recording.dump(file);
      return withClasses(figures, caller, RecordingFile.readAllEvents(file));
    } finally {
      Files.delete(file);
    }
  }

  /** Events that libraries define are on by themselves, and would be allocated. */
  private static void silenceOthers(Recording recording) {
    FlightRecorder.getFlightRecorder().getEventTypes().stream()
        .map(EventType::getName)
        .forEach(recording::disable);
  }

  private Figures measured(CallerThread caller) throws IOException, InterruptedException {
    Cost before = Cost.now();
    caller.start();
    caller.done.await();
    double all = Cost.now().since(before).allocatedOctets();
    caller.leave.countDown();
    if (caller.failure != null) {
      throw new IOException("not answered", caller.failure);
    }
    return Figures.none()
        .with("answered", caller.answered)
        .with("measured", (double) caller.octets / caller.answered)
        .with("measuredAll", all / caller.answered);
  }

  /** It does nothing else. */
  private final class CallerThread extends Thread {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private long answered; // written before done
    private long octets; // written before done
    private @Nullable Exception failure; // written before done

    CallerThread() {
      super("caller");
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        long before = threads.getCurrentThreadAllocatedBytes();
        answered = call();
        octets = threads.getCurrentThreadAllocatedBytes() - before;
      } catch (IOException | InterruptedException | RuntimeException e) {
        failure = e;
      }
      done.countDown();
      awaitLeave();
    }

    private void awaitLeave() {
      try {
        leave.await();
      } catch (InterruptedException e) {
        interrupt();
      }
    }
  }

  private Figures withClasses(Figures figures, CallerThread caller, List<RecordedEvent> events) {
    Map<String, Double> numbers = new TreeMap<>();
    double sum = 0;
    for (RecordedEvent event : events) {
      if (event.getEventType().getName().equals(EVENT) && isOfCalls(event, caller)) {
        String type = name(event.getClass("objectClass"));
        double octets = (double) event.getLong("allocationSize") / caller.answered;
        numbers.merge(OCTETS + type, octets, Double::sum);
        numbers.merge(OBJECTS + type, 1.0 / caller.answered, Double::sum);
        sum += octets;
      }
    }
    Figures all = figures.with("sum", sum);
    for (Map.Entry<String, Double> each : numbers.entrySet()) {
      all = all.with(each.getKey(), each.getValue());
    }
    return all;
  }

  private boolean isOfCalls(RecordedEvent event, CallerThread caller) {
    return manner == Manner.ASYNCHRONOUS
        || caller.getName().equals(event.getThread().getJavaName());
  }

  /** All lambdas of a class have one name. */
  private static String name(RecordedClass type) {
    String name = type.getName();
    return name.startsWith("[")
        ? ClassDesc.ofDescriptor(name.replace('.', '/')).displayName()
        : LAMBDA_NUMBER.matcher(name).replaceFirst("");
  }
}
