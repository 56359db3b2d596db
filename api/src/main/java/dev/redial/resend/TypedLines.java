package dev.redial.resend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a person types, a line at a time, read on a thread of its own: a read cannot be given up, so
 * it may outlive the question that it was begun for.
 *
 * <p>Thread-safety: none; used by the thread that asks.
 */
final class TypedLines {
  private final Keyboard in;
  private final Executor reader;
  private @Nullable CompletableFuture<Typed> underWay;

  /** What came of waiting for a line. */
  sealed interface Typed {
    /** A line that was begun after the question. */
    record Line(String text) implements Typed {}

    /** There is no line. */
    enum Nothing implements Typed {
      /** One was typed that may have been meant for the question before. */
      TOO_LATE,
      /** Nobody is there. */
      END,
      /** The question was over before. */
      OVER
    }
  }

  TypedLines(Keyboard in, Executor reader) {
    this.in = in;
    this.reader = reader;
  }

  /**
   * A question is about to be shown: what was typed before was not meant for it. A line that is
   * waited for since an earlier question is {@link Typed.Nothing#TOO_LATE} anyway.
   */
  void forgetTyped() {
    if (underWay != null) {
      return;
    }
    try {
      in.forgetTyped();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The next line, unless {@code question} is over before. */
  Typed next(CompletableFuture<?> question) {
    CompletableFuture<Typed> earlier = underWay;
    CompletableFuture<Typed> read =
        earlier == null ? CompletableFuture.supplyAsync(this::read, reader) : earlier;
    underWay = read;
    var unused = CompletableFuture.anyOf(read, question).handle((first, fault) -> true).join();
    if (!read.isDone()) {
      return Typed.Nothing.OVER;
    }
    underWay = null;
    Typed typed = read.join();
    return typed instanceof Typed.Line && earlier != null ? Typed.Nothing.TOO_LATE : typed;
  }

  private Typed read() {
    try {
      String line = in.readLine();
      return line == null ? Typed.Nothing.END : new Typed.Line(line);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static UncheckedIOException unreadable(IOException cause) {
    return new UncheckedIOException("The terminal could not be read", cause);
  }
}
