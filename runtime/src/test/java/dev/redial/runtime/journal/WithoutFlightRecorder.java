package dev.redial.runtime.journal;

import dev.redial.runtime.event.TrafficListener;
import java.util.List;

/** A program that keeps a journal; run where module jdk.jfr is missing. */
final class WithoutFlightRecorder {
  private WithoutFlightRecorder() {}

  public static void main(String[] arguments) {
    System.out.println("Flight Recorder " + ModuleLayer.boot().findModule("jdk.jfr").isPresent());
    try (Journal journal = Journal.of(List.of())) {
      journal.tell(Notes.event(1));
      System.out.println("unheard: on " + journal.isOn());
    }
    TrafficListener broken =
        event -> {
          throw new IllegalStateException("broken on purpose");
        };
    try (Journal journal =
        Journal.of(List.of(broken, event -> System.out.println("told " + event)))) {
      System.out.println("heard: on " + journal.isOn());
      journal.tell(Notes.event(2));
      journal.tell(Notes.event(3));
    }
  }
}
