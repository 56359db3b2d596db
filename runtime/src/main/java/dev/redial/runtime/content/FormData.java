package dev.redial.runtime.content;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Flow;

/**
 * The parts of a {@code multipart/form-data} body (RFC 7578), none of which is held in memory.
 *
 * <pre>
 *   --boundary CRLF  head of a part  CRLF CRLF  its octets  CRLF
 *   --boundary CRLF  head of a part  CRLF CRLF  its octets  CRLF
 *   --boundary-- CRLF
 * </pre>
 *
 * <p>Thread-safety: none; used by one thread. What {@link #publisher} gives is as safe as its
 * parts.
 */
public final class FormData {
  /** 122 random bits: no content has it by accident, and nobody can guess it (RFC 2046, 5.1.1). */
  private final String boundary = "redial-" + UUID.randomUUID();

  private final List<BodyPublisher> pieces = new ArrayList<>();

  /** Without any part. */
  public FormData() {}

  /**
   * What is said of a part.
   *
   * @param name any text
   * @param fileName any text, for a part that is a file
   * @param contentType a media type; left out, receivers take the part for plain text
   */
  public record Head(String name, Optional<String> fileName, Optional<String> contentType) {
    private String text() {
      StringBuilder text = new StringBuilder("Content-Disposition: form-data; name=");
      text.append(quoted(name));
      fileName.ifPresent(file -> text.append("; filename=").append(quoted(file)));
      contentType.ifPresent(type -> text.append("\r\nContent-Type: ").append(type));
      return text.append("\r\n\r\n").toString();
    }

    /** As browsers do it (RFC 7578, section 4.2; WHATWG HTML, "multipart form data"). */
    private static String quoted(String text) {
      String escaped = text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
      return '"' + escaped + '"';
    }
  }

  /** Adds a part behind those that are there. */
  public void add(Head head, BodyPublisher content) {
    pieces.add(text("--" + boundary + "\r\n" + head.text()));
    if (content.contentLength() != 0) {
      pieces.add(content);
    }
    pieces.add(text("\r\n"));
  }

  /** With the boundary. */
  public String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** All parts, one behind the other; of known length if each part is. */
  public BodyPublisher publisher() {
    List<BodyPublisher> all = new ArrayList<>(pieces);
    all.add(text("--" + boundary + "--\r\n"));
    BodyPublisher whole = BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    return all.stream().allMatch(RepeatableBody::is) ? new Repeatable(whole) : whole;
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }

  private record Repeatable(BodyPublisher whole) implements RepeatableBody {
    @Override
    public long contentLength() {
      return whole.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      whole.subscribe(subscriber);
    }
  }
}
