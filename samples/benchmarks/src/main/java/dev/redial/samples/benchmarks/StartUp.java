package dev.redial.samples.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the first call of a small application costs, in fresh JVMs in turns. Each has the class path
 * that it needs and no more: what else is there would have to be opened and searched.
 */
final class StartUp {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String SOURCE = " source: ";
  private static final String FILE = "file:";

  private StartUp() {}

  /** As {@link FirstCall} has them. */
  private enum Caller {
    NONE("no call", "none"),
    REDIAL(Client.REDIAL.title(), "redial"),
    REDIAL_WITH_JACKSON(Client.REDIAL.title() + ", with Jackson at hand", "redial"),
    REDIAL_REQUEST(Client.REDIAL_REQUEST.title(), "redial-request"),
    JDK(Client.JDK.title(), "jdk"),
    OKHTTP(Client.OKHTTP.title(), "okhttp"),
    APACHE(Client.APACHE.title(), "apache");

    private final String title;
    private final String option;

    Caller(String title, String option) {
      this.title = title;
      this.option = option;
    }

    /** Jackson is here for another client, and is found by whoever looks for a codec. */
    boolean mayFind(Path entry) {
      return this == REDIAL_WITH_JACKSON || !entry.getFileName().toString().startsWith("jackson");
    }
  }

  /** What one application needs, and what was seen of it. */
  private record Application(Caller caller, String classPath, int classes, List<Figures> figures) {}

  static Report report(ScalingRuns runs) throws IOException, InterruptedException {
    int rounds = runs.options().sized(11, 1);
    List<Application> applications = new ArrayList<>();
    try (ServerProcess server = ServerProcess.started()) {
      URI uri = Work.SMALL.at(server.target().http());
      for (Caller caller : callers(runs.options())) {
        applications.add(application(caller, uri));
      }
      for (int round = 0; round < rounds; round++) {
        for (Application application : applications) {
          Figures figures = figures(application, uri);
          runs.progress().println(application.caller + " " + figures.line());
          application.figures.add(figures);
        }
      }
    }
    return new Report(
        "The first call of a JVM",
        List.of(table(applications)),
        applications.stream().flatMap(application -> application.figures.stream()).toList());
  }

  private static List<Caller> callers(ScalingOptions options) {
    return options.sized(List.of(Caller.values()), List.of(Caller.NONE, Caller.REDIAL));
  }

  /** Of a JVM that tells where it found each class. */
  private static Application application(Caller caller, URI uri) throws IOException {
    Set<Path> sources = new HashSet<>();
    int classes = 0;
    try (Child child =
        Child.of(
            classPath(caller::mayFind),
            FirstCall.class,
            List.of("-Xlog:class+load:stdout"),
            List.of(caller.option, uri.toString()))) {
      String line = child.line();
      for (; line != null && line.contains(SOURCE); line = child.line()) {
        classes++;
        String source = line.substring(line.indexOf(SOURCE) + SOURCE.length());
        if (source.startsWith(FILE)) {
          sources.add(Path.of(URI.create(source)));
        }
      }
      while (line != null) {
        line = child.line(); // those that are loaded to end
      }
    }
    return new Application(caller, classPath(sources::contains), classes, new ArrayList<>());
  }

  /** That part of this JVM's own, in its order. */
  private static String classPath(Predicate<Path> needed) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> needed.test(Path.of(entry).toAbsolutePath()))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Figures figures(Application application, URI uri)
      throws IOException, InterruptedException {
    Caller caller = application.caller;
    long startedMillis = System.currentTimeMillis();
    long begun = System.nanoTime();
    try (Child child =
        Child.of(
            application.classPath,
            FirstCall.class,
            List.of(),
            List.of(caller.option, uri.toString()))) {
      long length = number(child);
      double inMain = number(child) / NANOS_PER_MILLI;
      long untilMain = number(child) - startedMillis;
      int status = child.exitStatus();
      return Figures.none()
          .with("untilMain", untilMain)
          .with("inMain", inMain)
          .with("whole", (System.nanoTime() - begun) / NANOS_PER_MILLI)
          .with("classes", application.classes)
          .with("answered", caller == Caller.NONE ? 0 : 1)
          .unless(length == Work.SMALL.answerLength(), caller + " was answered " + length)
          .unless(status == 0, caller + " ended with " + status);
    }
  }

  /** The next one that it prints; negative at its end. */
  private static long number(Child child) throws IOException {
    String line = child.line();
    return line == null ? -1 : Long.parseLong(line);
  }

  private static String table(List<Application> applications) {
    MarkdownTable table =
        new MarkdownTable(
            "client",
            "ms from main to the first answer: median (min-max)",
            "ms from the start to main",
            "ms of the whole process",
            "classes loaded until the answer",
            "more than without a call");
    int without = applications.get(0).classes;
    for (Application application : applications) {
      List<Figures> figures = application.figures;
      table.row(
          application.caller.title,
          spread(figures, "inMain"),
          spread(figures, "untilMain"),
          spread(figures, "whole"),
          application.classes,
          application.classes - without);
    }
    return table.toString();
  }

  private static String spread(List<Figures> figures, String name) {
    Spread spread = Spread.of(figures, each -> each.number(name));
    return String.format(
        Locale.ROOT, "%.0f (%.0f-%.0f)", spread.median(), spread.least(), spread.most());
  }
}
