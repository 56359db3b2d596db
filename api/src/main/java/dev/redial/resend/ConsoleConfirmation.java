package dev.redial.resend;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks a person, one question after the other, on a thread of its own that ends when idle. */
final class ConsoleConfirmation implements ResendConfirmation {
  private final @Nullable BufferedReader in;
  private final PrintWriter out;
  private final Executor asker;

  /**
   * A confirmation over the given ends.
   *
   * @param in where answers are read, or null if nobody is there
   */
  ConsoleConfirmation(@Nullable BufferedReader in, PrintWriter out) {
    this.in = in;
    this.out = out;
    this.asker = oneDaemonThread();
  }

  static ResendConfirmation ofSystem() {
    return terminal()
        .<ResendConfirmation>map(
            console ->
                new ConsoleConfirmation(new BufferedReader(console.reader()), console.writer()))
        .orElseGet(ResendConfirmation::never);
  }

  /** Since Java 22 there is a console object without a terminal too; it has to be asked. */
  @SuppressWarnings("SystemConsoleNull") // older releases answer null, newer ones isTerminal()
  private static Optional<Console> terminal() {
    return Optional.ofNullable(System.console()).filter(ConsoleConfirmation::isTerminal);
  }

  private static boolean isTerminal(Console console) {
    if (Runtime.version().feature() < 22) {
      return true;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Java release has no Console.isTerminal()", e);
    }
  }

  private static Executor oneDaemonThread() {
    var one =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "redial-console");
              thread.setDaemon(true);
              return thread;
            });
    one.allowCoreThreadTimeOut(true);
    return one;
  }

  @Override
  public CompletionStage<Confirmation> confirm(FailedAttempt attempt) {
    return CompletableFuture.supplyAsync(() -> ask(attempt), asker);
  }

  private Confirmation ask(FailedAttempt attempt) {
    if (in == null) {
      return Confirmation.ABANDON;
    }
    out.printf(
        "%s failed after %d ms (%s).%n%s Send it again? [y/N] ",
        attempt.target(), attempt.elapsed().toMillis(), attempt.describe(), doubt(attempt));
    out.flush();
    try {
      String line = in.readLine();
      return line != null && line.strip().toLowerCase(Locale.ROOT).matches("y|yes")
          ? Confirmation.RESEND
          : Confirmation.ABANDON;
    } catch (IOException e) {
      throw new UncheckedIOException("The terminal could not be read", e);
    }
  }

  private static String doubt(FailedAttempt attempt) {
    return attempt.delivery() == Delivery.NOT_PROCESSED
        ? "The server said that it did not process it, but it may have."
        : "It may have been processed already.";
  }
}
