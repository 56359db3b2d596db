package dev.redial.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt.ConnectionUse;
import dev.redial.resend.ResendReason;
import dev.redial.runtime.event.CallFailed;
import dev.redial.runtime.event.CloseReason;
import dev.redial.runtime.event.ConfirmationEvent;
import dev.redial.runtime.event.ConfirmationStage;
import dev.redial.runtime.event.ConnectionClosed;
import dev.redial.runtime.event.ConnectionOpened;
import dev.redial.runtime.event.DialFailed;
import dev.redial.runtime.event.ExchangeEnded;
import dev.redial.runtime.event.ExchangeOutcome;
import dev.redial.runtime.event.ResendEvent;
import dev.redial.runtime.event.TrafficEvent;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlightRecordingsTest {
  private static final String ORIGIN = "https://shop.example:443";
  private static final List<String> KINDS =
      List.of(
          "dev.redial.Connection",
          "dev.redial.Exchange",
          "dev.redial.Resend",
          "dev.redial.Confirmation",
          "dev.redial.Call");

  /** What every recorded event has, from Flight Recorder itself. */
  private static final Set<String> COMMON =
      Set.of("startTime", "duration", "eventThread", "stackTrace");

  @TempDir Path directory;

  @Test
  void connectionIsRecordedWhenOpened() throws Exception {
    RecordedEvent recorded =
        recorded(
            new ConnectionOpened(
                Notes.AT,
                ORIGIN,
                7,
                Duration.ofMillis(30),
                InetSocketAddress.createUnresolved("shop.example", 443),
                Optional.of("TLSv1.3")));

    assertThat(recorded.getEventType().getName()).isEqualTo("dev.redial.Connection");
    assertThat(fieldsOf(recorded))
        .containsEntry("step", "OPENED")
        .containsEntry("origin", ORIGIN)
        .containsEntry("connection", 7L)
        .containsEntry("remote", "shop.example/<unresolved>:443")
        .containsEntry("tlsProtocol", "TLSv1.3");
    assertThat(recorded.getDuration("dialled")).isEqualTo(Duration.ofMillis(30));
  }

  @Test
  void connectionIsRecordedWhenItDoesNotComeAbout() throws Exception {
    RecordedEvent recorded =
        recorded(new DialFailed(Notes.AT, ORIGIN, Duration.ofMillis(5), "refused"));

    assertThat(recorded.getEventType().getName()).isEqualTo("dev.redial.Connection");
    assertThat(fieldsOf(recorded))
        .containsEntry("step", "FAILED")
        .containsEntry("origin", ORIGIN)
        .containsEntry("reason", "refused")
        .containsEntry("tlsProtocol", null);
    assertThat(recorded.getDuration("dialled")).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void connectionIsRecordedWhenClosed() throws Exception {
    RecordedEvent recorded =
        recorded(
            new ConnectionClosed(
                Notes.AT, ORIGIN, 7, CloseReason.LEFT, 41, Duration.ofSeconds(90)));

    assertThat(recorded.getEventType().getName()).isEqualTo("dev.redial.Connection");
    assertThat(fieldsOf(recorded))
        .containsEntry("step", "CLOSED")
        .containsEntry("origin", ORIGIN)
        .containsEntry("connection", 7L)
        .containsEntry("reason", "LEFT")
        .containsEntry("exchanges", 41);
    assertThat(recorded.getDuration("age")).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void exchangeIsRecorded() throws Exception {
    RecordedEvent recorded = recorded(exchange(OptionalInt.of(200), Optional.empty()));

    assertThat(recorded.getEventType().getName()).isEqualTo("dev.redial.Exchange");
    assertThat(fieldsOf(recorded))
        .containsEntry("origin", ORIGIN)
        .containsEntry("connection", 7L)
        .containsEntry("target", "GET /books")
        .containsEntry("outcome", "COMPLETE")
        .containsEntry("status", 200)
        .containsEntry("delivery", null)
        .containsEntry("position", 3)
        .containsEntry("received", 512L);
    assertThat(recorded.getDuration("took")).isEqualTo(Duration.ofMillis(12));
  }

  @Test
  void exchangeWithoutAnswerIsRecorded() throws Exception {
    RecordedEvent recorded =
        recorded(exchange(OptionalInt.empty(), Optional.of(Delivery.NOT_PROCESSED)));

    assertThat(fieldsOf(recorded))
        .containsEntry("status", 0)
        .containsEntry("delivery", "NOT_PROCESSED");
  }

  private static ExchangeEnded exchange(OptionalInt status, Optional<Delivery> delivery) {
    return new ExchangeEnded(
        Notes.AT,
        ORIGIN,
        7,
        "GET /books",
        ExchangeOutcome.COMPLETE,
        status,
        delivery,
        3,
        Duration.ofMillis(12),
        512);
  }

  @Test
  @Tag("R9")
  void resendIsRecorded() throws Exception {
    RecordedEvent recorded =
        recorded(
            new ResendEvent(
                Notes.AT,
                ORIGIN,
                "GET /books",
                2,
                ResendReason.POLICY,
                Optional.of(Delivery.UNKNOWN),
                Duration.ofMillis(200),
                Optional.of(new ConnectionUse(7, 4, Duration.ofSeconds(9), 41)),
                "reset"));

    assertThat(recorded.getEventType().getName()).isEqualTo("dev.redial.Resend");
    assertThat(fieldsOf(recorded))
        .containsEntry("origin", ORIGIN)
        .containsEntry("target", "GET /books")
        .containsEntry("attempt", 2)
        .containsEntry("reason", "POLICY")
        .containsEntry("delivery", "UNKNOWN")
        .containsEntry("connection", 7L)
        .containsEntry("exchangesBefore", 4)
        .containsEntry("octetsSent", 41L)
        .containsEntry("cause", "reset");
    assertThat(recorded.getDuration("after")).isEqualTo(Duration.ofMillis(200));
    assertThat(recorded.getDuration("connectionAge")).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void confirmationIsRecorded() throws Exception {
    RecordedEvent recorded =
        recorded(
            new ConfirmationEvent(
                Notes.AT, ORIGIN, "POST /orders", 1, Delivery.UNKNOWN, ConfirmationStage.ASKED));

    assertThat(recorded.getEventType().getName()).isEqualTo("dev.redial.Confirmation");
    assertThat(fieldsOf(recorded))
        .containsEntry("origin", ORIGIN)
        .containsEntry("target", "POST /orders")
        .containsEntry("attempt", 1)
        .containsEntry("delivery", "UNKNOWN")
        .containsEntry("stage", "ASKED");
  }

  @Test
  void failedCallIsRecordedWithItsStory() throws Exception {
    RecordedEvent recorded =
        recorded(
            new CallFailed(
                Notes.AT,
                ORIGIN,
                "POST /orders",
                2,
                Duration.ofMillis(300),
                "UnconfirmedRequestException",
                "attempt 1\nattempt 2"));

    assertThat(recorded.getEventType().getName()).isEqualTo("dev.redial.Call");
    assertThat(fieldsOf(recorded))
        .containsEntry("origin", ORIGIN)
        .containsEntry("target", "POST /orders")
        .containsEntry("attempts", 2)
        .containsEntry("failure", "UnconfirmedRequestException")
        .containsEntry("story", "attempt 1\nattempt 2");
    assertThat(recorded.getDuration("elapsed")).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void everyKindIsInItsCategoryWithLabels() {
    List<EventType> types = registeredTypes();

    assertThat(types).extracting(EventType::getName).containsExactlyInAnyOrderElementsOf(KINDS);
    for (EventType type : types) {
      assertThat(type.getCategoryNames()).containsExactly("Redial");
      assertThat(type.getLabel()).isNotNull();
      assertThat(type.getDescription()).isNotNull();
      assertThat(type.getFields())
          .allSatisfy(field -> assertThat(field.getLabel()).as(field.getName()).isNotNull());
    }
  }

  private static List<EventType> registeredTypes() {
    FlightRecorder recorder = FlightRecorder.getFlightRecorder();
    try (Journal journal = Journal.of(List.of())) {
      var unused = journal.isOn();
    }
    return recorder.getEventTypes().stream()
        .filter(type -> type.getName().startsWith("dev.redial."))
        .toList();
  }

  @Test
  void eventsOfOtherKindsAreNotRecorded() throws Exception {
    assertThat(recordedFrom(List.of(Notes.event(1)))).isEmpty();
  }

  @Test
  void journalIsOnWhileARecordingWantsOneOfItsEvents() {
    try (Journal journal = Journal.of(List.of());
        Recording recording = new Recording()) {
      KINDS.forEach(recording::disable);
      recording.start();
      assertThat(journal.isOn()).as("no kind is enabled").isFalse();

      for (String kind : KINDS) {
        recording.enable(kind);
        assertThat(journal.isOn()).as("%s is enabled", kind).isTrue();
        recording.disable(kind);
        assertThat(journal.isOn()).as("%s is disabled", kind).isFalse();
      }

      KINDS.forEach(recording::enable);
      assertThat(journal.isOn()).isTrue();
      recording.stop();
      assertThat(journal.isOn()).as("the recording is stopped").isFalse();
    }
  }

  private RecordedEvent recorded(TrafficEvent event) throws Exception {
    List<RecordedEvent> recorded = recordedFrom(List.of(event));
    assertThat(recorded).hasSize(1);
    return recorded.get(0);
  }

  private List<RecordedEvent> recordedFrom(List<TrafficEvent> events) throws Exception {
    Path file = directory.resolve("flight.jfr");
    try (Journal journal = Journal.of(List.of());
        Recording recording = new Recording()) {
      recording.start();
      events.forEach(journal::tell);
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith("dev.redial."))
        .toList();
  }

  private static Map<String, Object> fieldsOf(RecordedEvent event) {
    return event.getFields().stream()
        .map(ValueDescriptor::getName)
        .filter(name -> !COMMON.contains(name))
        .collect(Collectors.toMap(name -> name, name -> Optional.ofNullable(event.getValue(name))))
        .entrySet()
        .stream()
        .collect(
            HashMap::new,
            (fields, field) -> fields.put(field.getKey(), field.getValue().orElse(null)),
            HashMap::putAll);
  }
}
