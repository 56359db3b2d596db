package dev.redial.runtime.connection;

import dev.redial.Idempotency;
import dev.redial.runtime.connection.OutgoingRequest.BodyMode;
import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.wire.DecoderLimits;
import dev.redial.runtime.wire.HeadMemory;
import dev.redial.runtime.wire.Persistence.Via;
import dev.redial.testing.ManualClock;
import dev.redial.testing.ScriptedLink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Connections one after the other, without threads: tests say when is read, and when it is. */
final class OneConnection {
  private final ManualClock clock = new ManualClock();
  private final List<Watcher.Served> watched = new ArrayList<>();
  private final Listener listener = new Listener();
  private final AwakeCallers awakeCallers;

  /** On a machine of its own: one caller may be awake. */
  OneConnection() {
    this(new AwakeCallers(1));
  }

  OneConnection(AwakeCallers awakeCallers) {
    this.awakeCallers = awakeCallers;
  }

  private final class Watching implements Watcher {
    @Override
    public void watchInput(Served served) {
      watched.add(served);
    }

    @Override
    public void watchOutput(Served served) {}

    @Override
    public void forget() {}
  }

  private static final class Listener implements ConnectionListener {
    final List<List<Answer>> told = new ArrayList<>();
    final List<Answer> toldAtEnd = new ArrayList<>();
    int rooms;
    int closed;

    @Override
    public void answered(Connection connection, List<Answer> answers) {
      told.add(List.copyOf(answers));
    }

    @Override
    public void room(Connection connection) {
      rooms++;
    }

    @Override
    public void draining(Connection connection) {}

    @Override
    public void stuck(Connection connection) {}

    @Override
    public void closed(Connection connection, Ending ending, List<Answer> answers) {
      toldAtEnd.addAll(answers);
      closed++;
    }

    @Override
    public HeadMemory heads() {
      return new HeadMemory();
    }

    @Override
    public String origin() {
      return "http://sim:80";
    }

    @Override
    public long rescueAfterNanos() {
      return Long.MAX_VALUE / 8;
    }
  }

  /** A GET that may stand before and behind others. */
  static Exchange get(Signal owner) {
    return new Exchange(
        new OutgoingRequest(
            "GET",
            "GET /",
            Idempotency.SAFE,
            Placement.SHARED,
            "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1),
            new byte[0],
            BodyMode.WHOLE,
            Set.of()),
        owner,
        0);
  }

  ManualClock clock() {
    return clock;
  }

  Connection over(ScriptedLink link) {
    Surroundings around =
        new Surroundings(
            new Watching(),
            new WorkBuffers(),
            clock,
            clock,
            awakeCallers,
            DecoderLimits.STANDARD,
            ConnectionSettings.STANDARD,
            Journal.of(List.of()));
    return new Connection(1, link, Via.DIRECT, listener, around);
  }

  /** As the helper does. */
  void readAll() {
    for (Watcher.Served served : List.copyOf(watched)) {
      served.readForAll();
    }
    watched.clear();
  }

  /** As it does when more has come. */
  void readAgain(Connection connection) {
    connection.readForAll();
  }

  /** The answers that the pool was told of, as often as it was. */
  List<List<Answer>> told() {
    return listener.told;
  }

  /** Those that it was told of when the connection was closed. */
  List<Answer> toldAtEnd() {
    return listener.toldAtEnd;
  }

  /** How often it was told that there is room besides. */
  int rooms() {
    return listener.rooms;
  }

  /** How many have been closed since this was asked last. */
  int closedSince() {
    int closed = listener.closed;
    listener.closed = 0;
    return closed;
  }
}
