package dev.redial.runtime.connection;

/** What a complete answer showed of its server; it does not change any more. */
public interface Answer {
  /** Whether its request had been written behind another that was still unanswered. */
  Order order();

  /** What it says for pipelining. */
  Worth worth();

  /** Whether an intermediary named itself in {@code Via}. */
  Path path();

  /** From when its request stood first to the head of the answer. */
  long latencyNanos();

  /** Where its request stood when it was written. */
  enum Order {
    /** It came alone. */
    ALONE,
    /** Its request had been written behind another that was still unanswered. */
    PIPELINED
  }

  /** What it says for pipelining (rule L6). */
  enum Worth {
    /** HTTP/1.1, self-delimited, persistent, and no challenge to authenticate. */
    FIT,
    /** One of these was missing: it proves nothing. */
    UNFIT,
    /** A pipelined request was refused as if it could not be read. */
    SURPRISING
  }

  /** What lies in between, as far as it says so. */
  enum Path {
    /** No {@code Via}. */
    DIRECT,
    /** The answer came by an intermediary. */
    VIA
  }
}
