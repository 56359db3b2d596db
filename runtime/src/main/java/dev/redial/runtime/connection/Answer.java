package dev.redial.runtime.connection;

/**
 * What a complete answer showed of its server.
 *
 * @param order whether its request had been written behind another that was still unanswered
 * @param worth what it says for pipelining
 * @param path whether an intermediary named itself in {@code Via}
 * @param latencyNanos from when its request stood first to the head of the answer
 */
public record Answer(Order order, Worth worth, Path path, long latencyNanos) {
  /** Where its request stood when it was written. */
  public enum Order {
    /** It came alone. */
    ALONE,
    /** Its request had been written behind another that was still unanswered. */
    PIPELINED
  }

  /** What it says for pipelining (rule L6). */
  public enum Worth {
    /** HTTP/1.1, self-delimited, persistent, and no challenge to authenticate. */
    FIT,
    /** One of these was missing: it proves nothing. */
    UNFIT,
    /** A pipelined request was refused as if it could not be read. */
    SURPRISING
  }

  /** What lies in between, as far as it says so. */
  public enum Path {
    /** No {@code Via}. */
    DIRECT,
    /** The answer came by an intermediary. */
    VIA
  }
}
