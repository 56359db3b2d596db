package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WorkersTest {
  private static final long CALM_MILLIS = 700;
  private static final int USUAL = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final Workers workers = new Workers();
  private final Set<Thread> used = ConcurrentHashMap.newKeySet();

  @AfterEach
  void close() {
    workers.close();
  }

  /** A thread for each that finds the others busy would be more than a thousand here. */
  @Test
  void quickTasksNeedFewThreads() throws InterruptedException {
    int tasks = 5_000;
    CountDownLatch done = new CountDownLatch(tasks);
    for (int i = 0; i < tasks; i++) {
      workers.execute(
          () -> {
            used.add(Thread.currentThread());
            beBusy();
            done.countDown();
          });
    }
    done.await();
    assertThat(used).hasSizeLessThan(tasks / 20);
  }

  private static void beBusy() {
    long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(100);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void tasksThatWaitForTasksBehindThemEnd() throws InterruptedException {
    int waiting = 50;
    CountDownLatch last = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(waiting);
    for (int i = 0; i < waiting; i++) {
      workers.execute(
          () -> {
            awaitQuietly(last);
            done.countDown();
          });
    }
    workers.execute(last::countDown);
    done.await();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A thread that reads from a socket looks busy. */
  @Test
  void taskBeginsSoonThoughManyOthersReadFromSockets() throws Exception {
    int many = 80;
    CountDownLatch reading = new CountDownLatch(many);
    try (ServerSocket silent = new ServerSocket(0, many, InetAddress.getLoopbackAddress())) {
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort());
        sockets.add(socket);
        workers.execute(() -> read(socket, reading));
      }
      reading.await();
      Thread.sleep(CALM_MILLIS); // that nothing happens for so long is what this is about
      long began = System.nanoTime();
      for (int i = 0; i < 3; i++) {
        CountDownLatch begun = new CountDownLatch(1);
        workers.execute(begun::countDown);
        begun.await();
      }
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      for (Socket socket : sockets) {
        socket.close();
      }
      assertThat(took).isLessThan(CALM_MILLIS);
    }
  }

  private static void read(Socket socket, CountDownLatch reading) {
    reading.countDown();
    try {
      int unused = socket.getInputStream().read();
    } catch (IOException e) {
      // It was closed.
    }
  }

  @Test
  void taskThatThrowsTakesNothingWithIt() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(10 * USUAL);
    for (int i = 0; i < 10 * USUAL; i++) {
      workers.execute(
          () -> {
            done.countDown();
            Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> {});
            throw new IllegalStateException("of a task");
          });
    }
    done.await();
  }

  @Test
  void threadsEndBehindTheLastTask() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    workers.execute(
        () -> {
          used.add(Thread.currentThread());
          ran.countDown();
        });
    ran.await();
    workers.close();
    for (Thread thread : used) {
      thread.join();
    }
  }
}
