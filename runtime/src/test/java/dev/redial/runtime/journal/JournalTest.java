package dev.redial.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.event.EventsDropped;
import dev.redial.runtime.event.TrafficEvent;
import dev.redial.runtime.event.TrafficListener;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class JournalTest {
  private static final int MAX_WAITING = 4096;

  @Test
  void listenersAreToldInOrder() throws Exception {
    Notes first = Notes.taken();
    Notes second = Notes.taken();
    try (Journal journal = Journal.of(List.of(first, second))) {
      Notes.events(1, 1000).forEach(journal::tell);

      assertThat(first.take(1000)).isEqualTo(Notes.events(1, 1000));
      assertThat(second.take(1000)).isEqualTo(Notes.events(1, 1000));
    }
  }

  @Test
  void eachTellersEventsKeepTheirOrderAmongOthers() throws Exception {
    Notes notes = Notes.taken();
    try (Journal journal = Journal.of(List.of(notes))) {
      List<Thread> tellers =
          IntStream.range(0, 4)
              .mapToObj(n -> new Thread(() -> tellAll(journal, n * 1000, n * 1000 + 999)))
              .toList();
      tellers.forEach(Thread::start);

      List<TrafficEvent> told = notes.take(4000);
      for (int n = 0; n < 4; n++) {
        List<TrafficEvent> own = Notes.events(n * 1000, n * 1000 + 999);
        assertThat(told).containsSubsequence(own);
      }
    }
  }

  private static void tellAll(Journal journal, int first, int last) {
    Notes.events(first, last).forEach(journal::tell);
  }

  @Test
  void listenersAreToldOnADaemonOfTheirOwn() throws Exception {
    Notes notes = Notes.taken();
    try (Journal journal = Journal.of(List.of(notes))) {
      journal.tell(Notes.event(1));
      notes.take(1);

      assertThat(notes.teller().getName()).isEqualTo("redial-events");
      assertThat(notes.teller().isDaemon()).isTrue();
    }
  }

  @Test
  void nobodyWaitsForASlowListener() throws Exception {
    Notes slow = Notes.heldUp();
    try (Journal journal = Journal.of(List.of(slow))) {
      tellAll(journal, 1, 10);
      slow.awaitEntry();
      tellAll(journal, 11, 20);
      assertThat(slow.rest()).isEmpty();

      slow.release();
      assertThat(slow.take(20)).isEqualTo(Notes.events(1, 20));
    }
  }

  @Test
  void listenerThatThrowsDoesNoHarm() throws Exception {
    TrafficListener broken =
        event -> {
          Thread.currentThread().interrupt();
          throw new AssertionError("broken on purpose");
        };
    Notes notes = Notes.taken();
    try (Journal journal = Journal.of(List.of(broken, notes))) {
      tellAll(journal, 1, 3);

      assertThat(notes.take(3)).isEqualTo(Notes.events(1, 3));
    }
  }

  @Test
  void eventsBeyondTheLimitAreDroppedAndCounted() throws Exception {
    Notes slow = Notes.heldUp();
    try (Journal journal = Journal.of(List.of(slow))) {
      journal.tell(Notes.event(0));
      slow.awaitEntry();
      tellAll(journal, 1, MAX_WAITING + 904);
      slow.release();

      assertThat(slow.take(1 + MAX_WAITING)).isEqualTo(Notes.events(0, MAX_WAITING));
      assertThat(slow.take(1))
          .containsExactly(new EventsDropped(Notes.AT.plusMillis(MAX_WAITING + 904), 904));
      journal.tell(Notes.event(9999));
      assertThat(slow.take(1)).containsExactly(Notes.event(9999));
    }
  }

  @Test
  void closeDeliversWhatIsQueued() throws Exception {
    Notes notes = Notes.heldUp();
    Journal journal = Journal.of(List.of(notes));
    tellAll(journal, 1, 100);
    notes.awaitEntry();
    Thread closer = new Thread(journal::close);
    closer.start();
    notes.release();
    closer.join();

    assertThat(notes.rest()).isEqualTo(Notes.events(1, 100));
  }

  @Test
  void closeGivesUpOnAListenerThatDoesNotReturn() throws Exception {
    Notes stuck = Notes.heldUp();
    Journal journal = Journal.of(List.of(stuck));
    tellAll(journal, 1, 100);
    stuck.awaitEntry();
    journal.close();
    stuck.release();
    stuck.teller().join();

    assertThat(stuck.rest()).isEmpty();
  }

  @Test
  void closeEndsItsThreadAtOnceWhereNothingIsQueued() throws Exception {
    Notes notes = Notes.taken();
    Journal journal = Journal.of(List.of(notes));
    journal.tell(Notes.event(1));
    notes.take(1);
    long start = System.nanoTime();
    journal.close();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    notes.teller().join();

    assertThat(took).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void closedJournalTellsNothingMore() throws Exception {
    Notes notes = Notes.taken();
    Journal journal = Journal.of(List.of(notes));
    journal.tell(Notes.event(1));
    journal.close();
    journal.tell(Notes.event(2));
    journal.close();

    assertThat(notes.rest()).isEqualTo(Notes.events(1, 1));
    assertThat(journal.isOn()).isFalse();
  }

  @Test
  void listenerMayCloseTheJournalThatTellsIt() throws Exception {
    AtomicReference<Journal> journal = new AtomicReference<>();
    CountDownLatch told = new CountDownLatch(2);
    AtomicReference<Duration> took = new AtomicReference<>();
    TrafficListener closing =
        event -> {
          long start = System.nanoTime();
          journal.get().close();
          took.compareAndSet(null, Duration.ofNanos(System.nanoTime() - start));
          told.countDown();
        };
    Notes slow = Notes.heldUp();
    journal.set(Journal.of(List.of(slow, closing)));
    journal.get().tell(Notes.event(1));
    slow.awaitEntry();
    journal.get().tell(Notes.event(2));
    slow.release();

    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(took.get()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void threadEndsWhenIdleAndComesBack() throws Exception {
    Notes notes = Notes.taken();
    Announcer announcer = new Announcer(List.of(notes), Duration.ofMillis(1));
    announcer.tell(Notes.event(1));
    notes.take(1);
    Thread first = notes.teller();
    first.join();
    announcer.tell(Notes.event(2));
    notes.take(1);

    assertThat(notes.teller()).isNotSameAs(first);
    announcer.close();
  }

  @Test
  void threadIsNotStartedBeforeTheFirstEventNorWithoutListeners() {
    Set<Thread> before = eventThreads();
    try (Journal silent = Journal.of(List.of(Notes.taken()));
        Journal unheard = Journal.of(List.of())) {
      unheard.tell(Notes.event(1));

      assertThat(silent.isOn()).isTrue();
      assertThat(before).containsAll(eventThreads());
    }
  }

  private static Set<Thread> eventThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("redial-events"))
        .collect(Collectors.toSet());
  }

  @Test
  void journalIsOnWhereThereIsAListener() {
    try (Journal heard = Journal.of(List.of(Notes.taken()));
        Journal unheard = Journal.of(List.of())) {
      assertThat(heard.isOn()).isTrue();
      assertThat(unheard.isOn()).isFalse();
    }
  }
}
