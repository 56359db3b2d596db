package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whoever is woken because of what was read is woken once, when all of it is known. */
class IoThreadTest {
  private final List<String> told = new ArrayList<>();
  private boolean isShort;

  private void wake() {
    told.add("woken");
  }

  @Test
  void whatIsPutOffIsDoneOnceAndAtTheEndOfARead() {
    Runnable wakeUp = this::wake;
    onIoThread(
        () -> {
          IoThread.reads();
          for (int answer = 0; answer < 3; answer++) {
            told.add("answer " + IoThread.putOff(wakeUp));
          }
          IoThread.hasRead();
          IoThread.hasRead();
        });
    assertThat(told).containsExactly("answer true", "answer true", "answer true", "woken");
  }

  @Test
  void nothingIsPutOffWhereNothingIsRead() {
    Runnable wakeUp = this::wake;
    onIoThread(
        () -> {
          told.add("before " + IoThread.putOff(wakeUp));
          IoThread.reads();
          IoThread.hasRead();
          told.add("after " + IoThread.putOff(wakeUp));
        });
    assertThat(told).containsExactly("before false", "after false");
  }

  @Test
  void otherThreadsPutNothingOff() {
    IoThread.reads();
    assertThat(IoThread.putOff(this::wake)).isFalse();
    IoThread.hasRead();
    assertThat(told).isEmpty();
  }

  /** As where no thread can be had: the others are woken nevertheless, and it is tried again. */
  @Test
  void whatFailsIsTriedAgain() {
    isShort = true;
    onIoThread(
        () -> {
          IoThread.reads();
          boolean one = IoThread.putOff(this::wakeIfThereAreThreads);
          boolean other = IoThread.putOff(this::wake);
          IoThread.hasRead();
          told.add(one + " " + other + " " + IoThread.isBehind());
          isShort = false;
          IoThread.hasRead();
          told.add(String.valueOf(IoThread.isBehind()));
        });
    assertThat(told).containsExactly("woken", "true true true", "at last", "false");
  }

  private void wakeIfThereAreThreads() {
    if (isShort) {
      throw new OutOfMemoryError("no thread, for this test");
    }
    told.add("at last");
  }

  private static void onIoThread(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    new IoThread(
            () -> {
              try {
                task.run();
                done.complete(null);
              } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
              }
            },
            "test-reader")
        .start();
    done.join();
  }
}
