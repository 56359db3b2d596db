package dev.redial.runtime.journal;

import dev.redial.runtime.event.TrafficListener;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program that keeps a journal; run where module jdk.jfr is missing. */
final class WithoutFlightRecorder {
  private WithoutFlightRecorder() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("Flight Recorder " + ModuleLayer.boot().findModule("jdk.jfr").isPresent());
    try (Journal journal = Journal.of(List.of())) {
      journal.tell(Notes.event(1));
      System.out.println("unheard: on " + journal.isOn());
    }
    TrafficListener broken =
        event -> {
          throw new IllegalStateException("broken on purpose");
        };
    CountDownLatch told = new CountDownLatch(2);
    TrafficListener telling =
        event -> {
          System.out.println("told " + event);
          told.countDown();
        };
    try (Journal journal = Journal.of(List.of(broken, telling))) {
      System.out.println("heard: on " + journal.isOn());
      journal.tell(Notes.event(2));
      journal.tell(Notes.event(3));
      told.await(); // closing waits for a second only
    }
  }
}
