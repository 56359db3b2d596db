package dev.redial.runtime.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.redial.ServerSentEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Server-sent events: the rules for {@code text/event-stream} of the HTML standard (WHATWG),
 * section 9.2.6.
 *
 * <p>An event that has no data, or whose blank line is missing at the end, is none. The limit holds
 * for each line, and for the data of an event together.
 */
public final class EventFraming implements Framing<ServerSentEvent<String>> {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final ItemLimit limit;
  private final LineCutter cutter;
  private final StringBuilder data = new StringBuilder();
  private String event = "";
  private String id = "";
  private boolean first = true;

  /** At the start of a stream. */
  public EventFraming(ItemLimit limit) {
    this.limit = limit;
    this.cutter = new LineCutter(LineCutter.Ends.ANY, limit);
  }

  @Override
  public void take(ByteBuffer octets, Consumer<ServerSentEvent<String>> items) throws IOException {
    cutter.take(octets, line -> line(new String(line, UTF_8), items));
  }

  @Override
  public void end(Consumer<ServerSentEvent<String>> items) {
    data.setLength(0);
  }

  private void line(String whole, Consumer<ServerSentEvent<String>> items) throws IOException {
    String line = first && whole.startsWith(BYTE_ORDER_MARK) ? whole.substring(1) : whole;
    first = false;
    if (line.isEmpty()) {
      dispatch(items);
      return;
    }
    int colon = line.indexOf(':');
    String value = colon < 0 ? "" : line.substring(colon + 1);
    field(
        colon < 0 ? line : line.substring(0, colon),
        value.startsWith(" ") ? value.substring(1) : value);
  }

  /** A comment has an empty name; {@code retry} is for those who connect again. */
  private void field(String name, String value) throws IOException {
    switch (name) {
      case "data" -> addData(value);
      case "event" -> event = value;
      case "id" -> id = value.indexOf('\0') < 0 ? value : id;
      default -> {
        // Ignored, as the standard says.
      }
    }
  }

  private void addData(String value) throws IOException {
    limit.check((long) data.length() + value.length());
    data.append(value).append('\n');
  }

  private void dispatch(Consumer<ServerSentEvent<String>> items) {
    if (data.length() > 0) {
      String name = event.isEmpty() ? "message" : event;
      items.accept(new ServerSentEvent<>(id, name, data.substring(0, data.length() - 1)));
    }
    data.setLength(0);
    event = "";
  }
}
