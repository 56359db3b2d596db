package dev.redial.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.redial.ServerSentEvent;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.runtime.items.EventFraming;
import dev.redial.runtime.items.Framing;
import dev.redial.runtime.items.ItemPublisher;
import dev.redial.runtime.items.JsonLinesFraming;
import dev.redial.runtime.items.JsonSequenceFraming;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Flow;

/** Answers that are many values. */
final class Items {
  static final String EVENTS = "text/event-stream";
  private static final String SEQUENCE = "application/json-seq";
  private static final Set<String> LINES = Set.of("application/x-ndjson", "application/jsonl");

  static final String ACCEPTED =
      "application/x-ndjson, application/jsonl, " + SEQUENCE + ", " + EVENTS;

  private Items() {}

  static <T> Flow.Publisher<T> of(ReceivedAnswer answer, BodyType<T> type) throws IOException {
    if (Absence.ofContent(answer)) {
      return none(answer);
    }
    BodyReader<T> reader = answer.codecs().itemReader(answer::target, type);
    return new ItemPublisher<>(answer.publisher(), framing(answer), reader::read, answer.target());
  }

  private static Framing<byte[]> framing(ReceivedAnswer answer) throws IOException {
    String mediaType = answer.contentType().mediaType();
    if (LINES.contains(mediaType)) {
      return new JsonLinesFraming(answer.itemLimit());
    }
    if (mediaType.equals(SEQUENCE)) {
      return new JsonSequenceFraming(answer.itemLimit());
    }
    if (mediaType.equals(EVENTS)) {
      return new EventFraming(answer.itemLimit()).map(event -> event.data().getBytes(UTF_8));
    }
    throw unknown(answer, ACCEPTED);
  }

  static <T> Flow.Publisher<ServerSentEvent<T>> events(ReceivedAnswer answer, BodyType<T> data)
      throws IOException {
    if (Absence.ofContent(answer)) {
      return none(answer);
    }
    if (!answer.contentType().mediaType().equals(EVENTS)) {
      throw unknown(answer, EVENTS);
    }
    BodyReader<T> reader = answer.codecs().itemReader(answer::target, data);
    return new ItemPublisher<>(
        answer.publisher(),
        new EventFraming(answer.itemLimit()),
        event -> read(event, reader),
        answer.target());
  }

  private static <T> ServerSentEvent<T> read(ServerSentEvent<String> event, BodyReader<T> reader)
      throws IOException {
    return new ServerSentEvent<>(
        event.id(), event.event(), reader.read(event.data().getBytes(UTF_8)));
  }

  /** Nothing follows; an end without content is an end of any format. */
  private static <T> Flow.Publisher<T> none(ReceivedAnswer answer) {
    Framing<T> nothing = Framing.empty();
    return new ItemPublisher<>(answer.publisher(), nothing, item -> item, answer.target());
  }

  private static IOException unknown(ReceivedAnswer answer, String known) {
    return new IOException(
        "%s was answered with %s; streams of items are: %s"
            .formatted(answer.target(), answer.contentType().describe(), known));
  }
}
