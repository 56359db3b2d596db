package dev.redial.resend;

import dev.redial.resend.TypedLines.Typed;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Asks a person, one question after the other, on a thread of its own that ends when idle.
 *
 * <p>Thread-safety: used by any thread.
 */
final class ConsoleConfirmation implements ResendConfirmation {
  private final TypedLines lines;
  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private final Executor asker;

  /** Those that wait, the one that is shown included; guards itself. */
  private final Set<ConsoleQuestion> waiting = new LinkedHashSet<>();

  /** A confirmation over the given ends. */
  ConsoleConfirmation(Keyboard in, PrintWriter out, LongSupplier nanoTime) {
    this.lines = new TypedLines(in, oneDaemonThread("redial-console-reader"));
    this.out = out;
    this.nanoTime = nanoTime;
    this.asker = oneDaemonThread("redial-console");
  }

  static ResendConfirmation ofSystem() {
    return terminal()
        .<ResendConfirmation>map(
            console ->
                new ConsoleConfirmation(keyboard(console), console.writer(), System::nanoTime))
        .orElseGet(ResendConfirmation::never);
  }

  /** Not the console's reader, which has a buffer. */
  private static Keyboard keyboard(Console console) {
    return new Keyboard(new FileInputStream(FileDescriptor.in), console.charset());
  }

  /** Since Java 22 there is a console object without a terminal too; it has to be asked. */
  @SuppressWarnings("SystemConsoleNull") // older releases answer null, newer ones isTerminal()
  static Optional<Console> terminal() {
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

  private static Executor oneDaemonThread(String name) {
    var one =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    one.allowCoreThreadTimeOut(true);
    return one;
  }

  @Override
  public CompletionStage<Confirmation> confirm(FailedAttempt attempt) {
    CompletableFuture<Confirmation> answer = new CompletableFuture<>();
    ConsoleQuestion question = new ConsoleQuestion(attempt, nanoTime.getAsLong(), answer);
    synchronized (waiting) {
      waiting.add(question);
    }
    var unused = answer.whenComplete((said, fault) -> remove(question));
    asker.execute(() -> ask(question));
    return answer;
  }

  private void remove(ConsoleQuestion question) {
    synchronized (waiting) {
      waiting.remove(question);
    }
  }

  private List<ConsoleQuestion> waiting() {
    synchronized (waiting) {
      return waiting.stream().filter(question -> !question.isOver()).toList();
    }
  }

  // ---- on the thread that asks

  private void ask(ConsoleQuestion question) {
    try {
      while (!question.isOver()) {
        List<ConsoleQuestion> shown = waiting();
        lines.forgetTyped();
        print(question.text(shown, nanoTime.getAsLong()));
        hear(question, shown, lines.next(question.answer()));
      }
    } catch (RuntimeException e) {
      question.answer().completeExceptionally(e);
    }
  }

  private void hear(ConsoleQuestion question, List<ConsoleQuestion> shown, Typed typed) {
    if (typed instanceof Typed.Line line && !question.isOver()) {
      said(line.text(), question, shown);
    } else if (typed == Typed.Nothing.END) {
      settle(List.of(question), Confirmation.ABANDON);
    } else if (typed == Typed.Nothing.TOO_LATE) {
      print("\nThat may have been meant for the question before. Once more:\n");
    } else {
      print("\nToo late: the call waits no more.\n");
    }
  }

  /** Only a yes is a yes. */
  private static void said(String text, ConsoleQuestion question, List<ConsoleQuestion> shown) {
    switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "y", "yes" -> settle(List.of(question), Confirmation.RESEND);
      case "all", "yes to all" -> settle(shown, Confirmation.RESEND);
      case "none", "no to all" -> settle(shown, Confirmation.ABANDON);
      default -> settle(List.of(question), Confirmation.ABANDON);
    }
  }

  private static void settle(List<ConsoleQuestion> questions, Confirmation answer) {
    questions.forEach(question -> question.answer().complete(answer));
  }

  private void print(String text) {
    out.print(text.replace("\n", System.lineSeparator()));
    out.flush();
  }
}
