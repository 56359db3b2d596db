package dev.redial.runtime.call;

import dev.redial.runtime.connection.ReadingTurn;
import dev.redial.runtime.connection.ThreadSignal;
import dev.redial.samples.smallparts.OfflineClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;

/**
 * Takes the steps of {@link CallEngine#send} and of a connection's wait, but for the selector: the
 * answer is there as soon as the request is written.
 *
 * <p>Thread-safety: none; used by one thread.
 */
final class SteppingClient extends OfflineClient {
  private final CallEngine engine;

  SteppingClient(CallEngine engine) {
    this.engine = engine;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    ThreadSignal signal = new ThreadSignal();
    WaitedCall<T> call = engine.waitedFor(CallFacts.of(request), handler, signal);
    call.begin(engine);
    signal.lower();
    while (!call.advance()) {
      read(call, signal);
      signal.lower();
    }
    return call.result();
  }

  private static void read(WaitedCall<?> call, ThreadSignal signal) {
    ReadingTurn turn = turnOf(call);
    try {
      while (!signal.isRaised() && turn.mayRead()) {
        if (!turn.read()) {
          throw new IllegalStateException("nothing is there to read: " + call);
        }
      }
    } finally {
      turn.leave();
    }
  }

  private static ReadingTurn turnOf(WaitedCall<?> call) {
    ReadingTurn turn = call.exchange() == null ? null : ReadingTurn.begin(call.exchange());
    if (turn == null || !turn.leads()) {
      throw new IllegalStateException("it does not read itself: " + call);
    }
    return turn;
  }
}
