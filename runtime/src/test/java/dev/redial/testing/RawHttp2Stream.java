package dev.redial.testing;

/**
 * A request that a {@link RawHttp2Server} has read the head of.
 *
 * @param connection which of the server's connections, from 0
 * @param stream its number on that connection
 * @param content whether a body follows: no field is decoded, so this tells a POST from a GET
 */
public record RawHttp2Stream(int connection, int stream, Content content) {
  /** Whether there is some. */
  public enum Content {
    /** The head ended the stream. */
    NONE,
    /** DATA follows. */
    SOME
  }
}
