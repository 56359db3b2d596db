package dev.redial.runtime;

import com.google.gson.Gson;
import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * JSON by Gson, where that is present. Texts and octets are left to other codecs: a {@code String}
 * is what was sent, not a JSON string.
 *
 * <p>Thread-safety: immutable, used by any thread.
 */
public final class GsonCodec implements BodyCodec {
  private final Gson gson;

  private GsonCodec(Gson gson) {
    this.gson = Objects.requireNonNull(gson, "gson");
  }

  /** With settings of the application's, for {@link Redial.Builder#codec}. */
  @SuppressWarnings("exports") // who has one has its library
  public static GsonCodec of(Gson gson) {
    return new GsonCodec(gson);
  }

  static GsonCodec found() {
    return of(new Gson());
  }

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public boolean reads(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  @Override
  public <T> Optional<BodyReader<T>> reader(BodyType<T> type) {
    return OtherTypes.include(type)
        ? Optional.empty()
        : Optional.of(octets -> read(new String(octets, StandardCharsets.UTF_8), type));
  }

  @SuppressWarnings("NullAway") // null for "null": the caller looks
  private <T> T read(String json, BodyType<T> type) throws IOException {
    if (json.isBlank()) {
      throw new IOException("there is no content"); // Gson would make null of it
    }
    try {
      return gson.<T>fromJson(json, type.type());
    } catch (RuntimeException e) { // not only its own: also what constructors throw
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
    return OtherTypes.include(type) ? Optional.empty() : Optional.of(value -> write(value, type));
  }

  private byte[] write(Object value, BodyType<?> type) throws IOException {
    try {
      return gson.toJson(value, WrittenType.of(type, value)).getBytes(StandardCharsets.UTF_8);
    } catch (RuntimeException e) { // not only its own: also what constructors throw
      throw new IOException(e.getMessage(), e);
    }
  }
}
