package dev.redial.testing;

import java.io.IOException;

/** Whatever a server does instead of answering in full. */
final class Fault extends Reaction {
  private final Play play;

  /** How it is done; the connection is over then. */
  @FunctionalInterface
  interface Play {
    void run(RawConnection connection, RequestReader.Parsed head) throws IOException;
  }

  Fault(Play play) {
    this.play = play;
  }

  @Override
  Next play(RawConnection connection, RequestReader.Parsed head) throws IOException {
    play.run(connection, head);
    return Next.OVER;
  }
}
