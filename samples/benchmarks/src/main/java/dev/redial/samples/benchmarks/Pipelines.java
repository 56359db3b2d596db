package dev.redial.samples.benchmarks;

import dev.redial.runtime.ConnectionManager;
import dev.redial.samples.benchmarks.WarmRun.Repeats;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** How many calls a second by the depth of pipelines, and by the number of connections. */
final class Pipelines {
  private static final int CALLERS = 64;
  private static final int OUTSTANDING = 1000;
  private static final int CONNECTIONS = 2;
  private static final int DEPTH = 16;
  private static final List<String> JVM = List.of("-Xms512m", "-Xmx1g");

  private Pipelines() {}

  private record Setting(int depth, int connections) {}

  static Report report(ScalingRuns runs) throws IOException {
    List<Setting> byDepth = new ArrayList<>();
    for (int depth : runs.options().sized(List.of(1, 2, 4, 8, 16, 32, 64), List.of(1, 16))) {
      byDepth.add(new Setting(depth, CONNECTIONS));
    }
    List<Setting> byConnections = new ArrayList<>();
    for (int connections : runs.options().sized(List.of(1, 2, 4, 8, 16), List.of(4))) {
      byConnections.add(new Setting(DEPTH, connections));
    }
    try (ServerProcess server = ServerProcess.started()) {
      List<Setting> settings = new ArrayList<>(byDepth);
      settings.addAll(byConnections);
      List<Figures> all = figures(runs, settings, server.target().http());
      int deep = 2 * byDepth.size();
      return new Report(
          "Calls a second by depth and connections",
          List.of(
              table("depth", all.subList(0, deep)),
              table("connections", all.subList(deep, all.size()))),
          all);
    }
  }

  private static List<Figures> figures(ScalingRuns runs, List<Setting> settings, URI base)
      throws IOException {
    List<List<String>> arguments = new ArrayList<>();
    for (Setting setting : settings) {
      for (Shape.Kind kind : List.of(Shape.Kind.ASYNCHRONOUS, Shape.Kind.CALLERS)) {
        arguments.add(
            List.of(
                kind.name(),
                String.valueOf(setting.depth),
                String.valueOf(setting.connections),
                base.toString(),
                runs.options().warmNanos(),
                runs.options().nanos()));
      }
    }
    return runs.figures(JVM, arguments);
  }

  private static String table(String by, List<Figures> runs) {
    MarkdownTable table =
        new MarkdownTable(
            by,
            "1,000 asynchronous: a second",
            "octets each",
            "CPU ns each",
            "sent again",
            "64 callers: a second",
            "octets each",
            "CPU ns each",
            "sent again");
    for (int i = 0; i < runs.size(); i += 2) {
      Figures later = runs.get(i);
      Figures callers = runs.get(i + 1);
      table.row(
          later.number(by),
          later.number("perSecond"),
          later.number("octetsEach"),
          later.number("cpuNanosEach"),
          later.number("again"),
          callers.number("perSecond"),
          callers.number("octetsEach"),
          callers.number("cpuNanosEach"),
          callers.number("again"));
    }
    return table.toString();
  }

  /** Takes kind, depth, connections, the server's URI, and the times to warm up and to measure. */
  static Figures run(List<String> arguments) throws IOException, InterruptedException {
    Shape.Kind kind = Shape.Kind.valueOf(arguments.get(0));
    Setting setting =
        new Setting(Integer.parseInt(arguments.get(1)), Integer.parseInt(arguments.get(2)));
    URI base = URI.create(arguments.get(3));
    long warmNanos = Long.parseLong(arguments.get(4));
    long nanos = Long.parseLong(arguments.get(5));
    Contender contender = new RedialGenerated(RedialConnections.of(connections(setting)), base);
    Load load = load(contender, kind, setting);
    Load nothing = (most, tally) -> {}; // it is measured once, as soon as it is warm
    try (WarmRun warm =
        new WarmRun(contender, load, nothing, base, setting.connections, nanos, Repeats.FEW)) {
      WarmUp.ofAtMost(warmNanos).by(load);
      return figures(warm.measured())
          .with("depth", setting.depth)
          .with("connections", setting.connections);
    }
  }

  private static ConnectionManager connections(Setting setting) {
    return ConnectionManager.builder()
        .maxConnectionsPerOrigin(setting.connections)
        .maxPipelineDepth(setting.depth)
        .build();
  }

  private static Load load(Contender contender, Shape.Kind kind, Setting setting) {
    return kind == Shape.Kind.ASYNCHRONOUS
        ? new AsyncLoad(contender, Shape.of(kind, OUTSTANDING, setting.connections))
        : new TeamLoad(contender, Shape.of(kind, CALLERS, setting.connections), Run.threads());
  }

  private static Figures figures(Outcome outcome) {
    return Figures.none()
        .with("answered", outcome.answered())
        .with("failed", outcome.failed())
        .with("served", outcome.served())
        .with("again", outcome.again())
        .with("perSecond", outcome.perSecond())
        .with("octetsEach", outcome.octetsPerCall())
        .with("cpuNanosEach", outcome.cpuNanosPerCall())
        .unless(outcome.failed() == 0, "failed: " + outcome.failure())
        .unless(outcome.isRight(), "the server counted " + outcome.served());
  }
}
