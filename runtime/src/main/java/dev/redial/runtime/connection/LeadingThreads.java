package dev.redial.runtime.connection;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Which threads may read for others. A virtual thread that waits in a selector holds up its carrier
 * where monitors do so as well: up to Java 23 (JEP 491), so that it lets the helper read there.
 */
public final class LeadingThreads {
  private static final int UNPINNED = 24;

  /** {@code Thread.isVirtual}, which Java 17 does not have. */
  private static final @Nullable MethodHandle IS_VIRTUAL = find();

  private LeadingThreads() {}

  private static @Nullable MethodHandle find() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return null; // before Java 21 there are none
    }
  }

  /** Whether any thread may, whatever it is. */
  public static boolean mayAllLead() {
    return IS_VIRTUAL == null || mayLead(Kind.VIRTUAL, Runtime.version().feature());
  }

  static boolean mayLead(Thread thread) {
    return mayLead(kindOf(thread), Runtime.version().feature());
  }

  /** What a thread is. */
  enum Kind {
    PLATFORM,
    VIRTUAL
  }

  static boolean mayLead(Kind kind, int javaFeature) {
    return kind == Kind.PLATFORM || javaFeature >= UNPINNED;
  }

  private static Kind kindOf(Thread thread) {
    MethodHandle isVirtual = IS_VIRTUAL;
    try {
      return isVirtual != null && (boolean) isVirtual.invokeExact(thread)
          ? Kind.VIRTUAL
          : Kind.PLATFORM;
    } catch (Throwable e) {
      throw new LinkageError("Thread.isVirtual takes no thread", e);
    }
  }
}
