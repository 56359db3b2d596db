package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.IoThread;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
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
    try (SilentServer silent = new SilentServer(80)) {
      silent.haveAllRead();
      Thread.sleep(CALM_MILLIS); // that nothing happens for so long is what this is about
      long began = System.nanoTime();
      for (int i = 0; i < 3; i++) {
        CountDownLatch begun = new CountDownLatch(1);
        workers.execute(begun::countDown);
        begun.await();
      }
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      assertThat(took).isLessThan(CALM_MILLIS);
    }
  }

  /** Those that are let go, because all look busy, are missed and come back. */
  @Test
  void tasksAreDoneAllTheTimeThoughManyOthersReadFromSockets() throws Exception {
    int tasks = 20_000;
    CountDownLatch done = new CountDownLatch(tasks);
    try (SilentServer silent = new SilentServer(20);
        Load load = new Load(20)) {
      silent.haveAllRead();
      load.begin();
      for (int i = 0; i < tasks; i++) {
        workers.execute(
            () -> {
              beBusy();
              done.countDown();
            });
      }
      done.await();
    }
  }

  /** Accepts as many as read from it, and says nothing. */
  private final class SilentServer implements AutoCloseable {
    private final CountDownLatch reading;
    private final ServerSocket server;
    private final List<Socket> sockets = new ArrayList<>();

    SilentServer(int readers) throws IOException {
      reading = new CountDownLatch(readers);
      server = new ServerSocket(0, readers, InetAddress.getLoopbackAddress());
    }

    void haveAllRead() throws IOException, InterruptedException {
      for (long i = reading.getCount(); i > 0; i--) {
        Socket socket = connect();
        sockets.add(socket);
        workers.execute(
            () -> {
              reading.countDown();
              read(socket);
            });
      }
      reading.await();
    }

    private Socket connect() throws IOException {
      return new Socket(server.getInetAddress(), server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : sockets) {
        socket.close();
      }
      server.close();
    }
  }

  private static void read(Socket socket) {
    try {
      int unused = socket.getInputStream().read();
    } catch (IOException e) {
      // It was closed, or nothing came in time.
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

  /** Each comes when the one before has just been done, and its worker is about to sleep. */
  @Test
  void taskThatComesAsAShiftEndsIsDone() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 1; i < USUAL; i++) {
      workers.execute(() -> awaitQuietly(end));
    }
    AtomicInteger done = new AtomicInteger();
    for (int i = 1; i <= 200_000; i++) {
      workers.execute(done::incrementAndGet);
      while (done.get() < i && !Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
    }
    end.countDown();
    assertThat(done).hasValue(200_000);
  }

  @Test
  void everyTaskOfManyIsDoneOnce() throws InterruptedException {
    int each = 20_000;
    int producers = 4;
    AtomicIntegerArray runs = new AtomicIntegerArray(producers * each);
    CountDownLatch done = new CountDownLatch(producers * each);
    for (int p = 0; p < producers; p++) {
      int from = p * each;
      Runnable bursts =
          () -> {
            for (int i = from; i < from + each; i++) {
              int number = i;
              IoThread.reads();
              workers.execute(
                  () -> {
                    runs.incrementAndGet(number);
                    done.countDown();
                  });
              if (i % 7 == 0) {
                IoThread.hasRead();
              }
            }
            IoThread.hasRead();
          };
      (p % 2 == 0 ? new Thread(bursts) : new IoThread(bursts, "test-reader")).start();
    }
    done.await();
    for (int i = 0; i < runs.length(); i++) {
      assertThat(runs.get(i)).isEqualTo(1);
    }
  }

  @Test
  void workersAreWokenWhenAReadIsOver() throws InterruptedException {
    int answers = 100;
    CountDownLatch done = new CountDownLatch(answers);
    CountDownLatch before = new CountDownLatch(1);
    IoThread reader =
        new IoThread(
            () -> {
              IoThread.reads();
              for (int i = 0; i < answers; i++) {
                workers.execute(
                    () -> {
                      used.add(Thread.currentThread());
                      done.countDown();
                    });
              }
              if (done.getCount() == answers && used.isEmpty()) {
                before.countDown();
              }
              IoThread.hasRead();
            },
            "test-reader");
    reader.start();
    done.await();
    assertThat(before.getCount()).as("no task was begun before").isZero();
    assertThat(used).hasSizeBetween(1, USUAL);
  }

  @Test
  void interruptMeantForOneTaskIsNotForTheNext() throws InterruptedException {
    int tasks = 1_000;
    CountDownLatch done = new CountDownLatch(tasks);
    AtomicInteger interrupted = new AtomicInteger();
    for (int i = 0; i < tasks; i++) {
      workers.execute(
          () -> {
            interrupted.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
            Thread.currentThread().interrupt();
            done.countDown();
          });
    }
    done.await();
    assertThat(interrupted).hasValue(0);
  }

  /** One works and the others wait for it to let them: more of them would be no faster. */
  @Test
  void tasksThatContendForAMonitorNeedFewThreads() throws InterruptedException {
    int tasks = 10_000;
    CountDownLatch done = new CountDownLatch(tasks);
    for (int i = 0; i < tasks; i++) {
      workers.execute(
          () -> {
            synchronized (used) {
              beSeen();
            }
            done.countDown();
          });
    }
    done.await();
    assertThat(used).hasSizeLessThan(10 * USUAL);
  }

  /** The one that is in the monitor is no faster by itself: somebody else has to be begun. */
  @Test
  void tasksThatContendForAMonitorAreNoReasonToLetOthersWaitForEver() throws InterruptedException {
    int contending = 50;
    CountDownLatch last = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(contending);
    for (int i = 0; i < contending; i++) {
      workers.execute(
          () -> {
            synchronized (used) {
              awaitQuietly(last);
            }
            done.countDown();
          });
    }
    workers.execute(last::countDown);
    done.await();
  }

  /** Some come out of it all the time, each after a while in which it computes nothing. */
  @Test
  void taskBeginsSoonBehindManyThatReadInsideOfAMonitor() throws Exception {
    int contending = 40;
    CountDownLatch undone = new CountDownLatch(contending);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicLong left = new AtomicLong();
    try (SilentServer silent = new SilentServer(1);
        Socket socket = silent.connect()) {
      socket.setSoTimeout(50);
      for (int i = 0; i < contending; i++) {
        workers.execute(
            () -> {
              synchronized (used) {
                read(socket);
              }
              undone.countDown();
            });
      }
      workers.execute(
          () -> {
            left.set(undone.getCount());
            begun.countDown();
          });
      begun.await();
      assertThat(left.get()).isGreaterThan(contending / 2);
      undone.await();
    }
  }

  private void beSeen() {
    used.add(Thread.currentThread());
    beBusy();
  }

  /** Before, those that were added for a moment stayed for as long as there was work. */
  @Test
  void thoseThatWereAddedGoThoughTasksWaitAllTheTime() throws InterruptedException {
    int heldUp = 60;
    CountDownLatch reached = new CountDownLatch(heldUp);
    CountDownLatch end = new CountDownLatch(1);
    try (Load load = new Load(20 * USUAL)) {
      load.begin();
      for (int i = 0; i < heldUp; i++) {
        workers.execute(
            () -> {
              reached.countDown();
              awaitQuietly(end);
            });
      }
      reached.await();
      end.countDown();
      do {
        seeWhoWorks(10_000);
      } while (used.size() > heldUp / 2);
    }
  }

  private void seeWhoWorks(int tasks) throws InterruptedException {
    used.clear();
    CountDownLatch done = new CountDownLatch(tasks);
    for (int i = 0; i < tasks; i++) {
      workers.execute(
          () -> {
            beSeen();
            done.countDown();
          });
    }
    done.await();
  }

  /** Tasks of which each has itself done again, so that always some wait. */
  private final class Load implements AutoCloseable {
    private final int tasks;
    private final AtomicBoolean over = new AtomicBoolean();

    Load(int tasks) {
      this.tasks = tasks;
    }

    void begin() {
      for (int i = 0; i < tasks; i++) {
        again();
      }
    }

    private void again() {
      if (!over.get()) {
        workers.execute(this::again);
      }
    }

    @Override
    public void close() {
      over.set(true);
    }
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
