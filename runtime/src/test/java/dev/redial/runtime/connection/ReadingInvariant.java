package dev.redial.runtime.connection;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to hold between any two steps: if an answer is outstanding, exactly one reads or is on
 * its way to.
 */
public final class ReadingInvariant {
  private ReadingInvariant() {}

  /** Who reads a connection. */
  public enum Reader {
    /** Nothing is outstanding, or the connection is closed. */
    NOBODY_NEEDED,
    /** The helper watches it, or a writer looks for octets first. */
    HELPER,
    /** A caller leads. */
    LEADER,
    /** A caller was chosen to read and is on its way. */
    CHOSEN,
    /** Reading has stopped for a caller that takes nothing. */
    STALLED,
    /** Nobody: only right while an owner is on its way to read. */
    NOBODY
  }

  /** Who reads {@code connection} now. */
  public static Reader readerOf(Connection connection) {
    Pipeline pipeline = field(connection, "pipeline", Pipeline.class);
    ReadingToken token =
        field(field(connection, "readers", Readers.class), "token", ReadingToken.class);
    if (pipeline.head() == null || pipeline.state() == ConnectionState.CLOSED) {
      return Reader.NOBODY_NEEDED;
    }
    if (token.isHeldBy(ReadingToken.HELPER) || token.isHeldBy(ReadingToken.CHECK)) {
      return Reader.HELPER;
    }
    if (token.isStalled()) {
      return Reader.STALLED;
    }
    if (token.isFree()) {
      return Reader.NOBODY;
    }
    return pipeline.outstanding() > 0 && anyChosen(pipeline, token) ? Reader.CHOSEN : Reader.LEADER;
  }

  private static boolean anyChosen(Pipeline pipeline, ReadingToken token) {
    for (Exchange exchange : pipeline.unanswered()) {
      if (token.isChosen(exchange)) {
        return true;
      }
    }
    return false;
  }

  /** The exchanges whose answers are outstanding on it. */
  public static List<Exchange> outstandingOn(Connection connection) {
    List<Exchange> outstanding = new ArrayList<>();
    field(connection, "pipeline", Pipeline.class).unanswered().forEach(outstanding::add);
    return outstanding;
  }

  static <T> T field(Object of, String name, Class<T> type) {
    try {
      Field field = of.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return type.cast(field.get(of));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(of + " has no field " + name + " any more", e);
    }
  }
}
