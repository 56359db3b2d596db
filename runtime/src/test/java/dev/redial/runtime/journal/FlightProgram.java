package dev.redial.runtime.journal;

import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** A program that asks the journal before, while and after something is recorded. */
final class FlightProgram {
  private FlightProgram() {}

  public static void main(String[] arguments) {
    try (Journal journal = Journal.of(List.of())) {
      journal.tell(Notes.event(1));
      System.out.println("at first: on " + journal.isOn());
      System.out.println("initialised " + FlightRecorder.isInitialized());
      try (Recording recording = new Recording()) {
        recording.start();
        System.out.println("recording: on " + journal.isOn());
        recording.stop();
        System.out.println("stopped: on " + journal.isOn());
      }
    }
  }
}
