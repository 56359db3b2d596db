package dev.redial.runtime.connection;

/** What has to hold between any two steps: what was placed is written, unless that is put off. */
public final class WritingInvariant {
  private WritingInvariant() {}

  /** Whether something is queued on {@code connection} that could be written, and nobody does. */
  public static boolean waitsForAFlush(Connection connection) {
    Outlet outlet = ReadingInvariant.field(connection, "outlet", Outlet.class);
    return ReadingInvariant.field(connection, "pipeline", Pipeline.class).hasQueued()
        && outlet.isOpen()
        && outlet.isQuiet()
        && !ReadingInvariant.field(outlet, "blocked", Boolean.class);
  }
}
