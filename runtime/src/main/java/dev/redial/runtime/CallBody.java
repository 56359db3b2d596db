package dev.redial.runtime;

import dev.redial.codec.BodyType;
import dev.redial.runtime.content.FormData;
import dev.redial.runtime.content.StreamBody;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of one call while it is made: a value, a source of octets, the fields of a form, or
 * parts.
 *
 * <p>Thread-safety: none; used by one thread.
 */
final class CallBody {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String OCTETS = "application/octet-stream";

  private final BoundEndpoint bound;
  private @Nullable StringBuilder form;
  private @Nullable FormData parts;
  private @Nullable Sent whole;

  /** A body and its {@code Content-Type}. */
  record Sent(BodyPublisher publisher, String contentType) {}

  CallBody(BoundEndpoint bound) {
    this.bound = bound;
  }

  /** What is sent, if there is anything. */
  Optional<Sent> sent() {
    if (form != null) {
      return Optional.of(
          new Sent(BodyPublishers.ofString(form.toString(), StandardCharsets.US_ASCII), FORM));
    }
    FormData data = parts;
    return data == null
        ? Optional.ofNullable(whole)
        : Optional.of(new Sent(data.publisher(), data.contentType()));
  }

  /** Makes it a form, which one without fields is all the same. */
  CallBody asForm() {
    if (form == null) {
      form = new StringBuilder();
    }
    return this;
  }

  /** A field of a form. */
  void field(String name, String text) {
    try {
      PercentEncoding.pair(name, text, nextField());
    } catch (IllegalArgumentException e) {
      throw unsendable("The field " + name, e);
    }
  }

  /** A field of a form, its values separated by commas. */
  void fieldList(String name, List<String> texts) {
    try {
      PercentEncoding.list(name, texts, nextField());
    } catch (IllegalArgumentException e) {
      throw unsendable("The field " + name, e);
    }
  }

  private IllegalArgumentException unsendable(String what, IllegalArgumentException e) {
    return TextOctets.refusal(what, bound.describe(), e);
  }

  private StringBuilder nextField() {
    StringBuilder fields = form == null ? new StringBuilder() : form;
    form = fields;
    return fields.isEmpty() ? fields : fields.append('&');
  }

  <T> void value(@Nullable T value, BodyType<T> type, @Nullable String contentType) {
    if (value == null) {
      throw none();
    }
    Codecs.Written written = bound.codecs().write(bound.describe(), value, type, contentType);
    whole = new Sent(BodyPublishers.ofByteArray(written.octets()), written.contentType());
  }

  void octets(@Nullable Object source, @Nullable String contentType) {
    if (source == null) {
      throw none();
    }
    whole = new Sent(publisher(source), contentType == null ? typeOf(source) : contentType);
  }

  private IllegalArgumentException none() {
    return new IllegalArgumentException(
        "The body of " + bound.describe() + " is null; nothing was sent");
  }

  /** Several parts, or none. */
  void parts(FormPart part, @Nullable Object values) {
    FormData data = asParts();
    ParameterText.unfold(values, value -> add(data, part, value));
  }

  /** One part, or none. */
  void part(FormPart part, @Nullable Object value) {
    FormData data = asParts();
    if (value != null) {
      add(data, part, value);
    }
  }

  /** A body without parts is a form all the same. */
  private FormData asParts() {
    FormData data = parts == null ? new FormData() : parts;
    parts = data;
    return data;
  }

  private void add(FormData data, FormPart part, Object value) {
    if (part.content() instanceof FormPart.Content.Value content) {
      Codecs.Written written = write(value, content.type(), part.contentType().orElse(null));
      data.add(
          new FormData.Head(part.name(), part.fileName(), Optional.of(written.contentType())),
          BodyPublishers.ofByteArray(written.octets()));
    } else if (part.content() instanceof FormPart.Content.Octets) {
      data.add(
          new FormData.Head(
              part.name(),
              part.fileName().or(() -> fileName(value)),
              part.contentType().or(() -> Optional.of(typeOf(value)))),
          publisher(value));
    } else {
      data.add(
          new FormData.Head(part.name(), part.fileName(), part.contentType()),
          BodyPublishers.ofByteArray(text(part, ParameterText.of(value))));
    }
  }

  private byte[] text(FormPart part, String text) {
    try {
      return TextOctets.of(text, charset(part));
    } catch (IllegalArgumentException e) {
      throw unsendable("The part " + part.name(), e);
    }
  }

  private Charset charset(FormPart part) {
    try {
      return part.contentType().map(ContentType::new).orElse(ContentType.NONE).charset();
    } catch (IOException e) {
      throw new ConfigurationException(bound.describe() + ": " + e.getMessage());
    }
  }

  @SuppressWarnings("unchecked") // the processor has made the type from the parameter's
  private <T> Codecs.Written write(Object value, BodyType<T> type, @Nullable String contentType) {
    return bound.codecs().write(bound.describe(), (T) value, type, contentType);
  }

  private static Optional<String> fileName(Object source) {
    return source instanceof Path file
        ? Optional.ofNullable(file.getFileName()).map(Path::toString)
        : Optional.empty();
  }

  private static String typeOf(Object source) {
    if (!(source instanceof Path file)) {
      return OCTETS;
    }
    try {
      String known = Files.probeContentType(file);
      return known == null ? OCTETS : known;
    } catch (IOException e) {
      return OCTETS; // a type is a hint; that a file cannot be read shows when it is read
    }
  }

  private BodyPublisher publisher(Object source) {
    if (source instanceof byte[] octets) {
      return BodyPublishers.ofByteArray(octets);
    }
    if (source instanceof BodyPublisher publisher) {
      return publisher;
    }
    if (source instanceof Path file) {
      return ofFile(file);
    }
    if (source instanceof Supplier<?> supplier) {
      return StreamBody.reopened(() -> (InputStream) supplier.get());
    }
    return StreamBody.once((InputStream) source);
  }

  private BodyPublisher ofFile(Path file) {
    try {
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(
          "The file that %s is to send is not there; nothing was sent".formatted(bound.describe()),
          e);
    }
  }
}
