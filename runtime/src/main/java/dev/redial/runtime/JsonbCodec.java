package dev.redial.runtime;

import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * JSON by JSON-B, where that and an implementation of it are present. Texts and octets are left to
 * other codecs: a {@code String} is what was sent, not a JSON string.
 *
 * <p>Thread-safety: immutable, used by any thread.
 */
public final class JsonbCodec implements BodyCodec {
  private final Jsonb jsonb;

  private JsonbCodec(Jsonb jsonb) {
    this.jsonb = Objects.requireNonNull(jsonb, "jsonb");
  }

  /**
   * With settings of the application's, for {@link Redial.Builder#codec}.
   *
   * @param jsonb not closed by Redial
   */
  @SuppressWarnings("exports") // who has one has its library
  public static JsonbCodec of(Jsonb jsonb) {
    return new JsonbCodec(jsonb);
  }

  /** Empty where there is the API alone. */
  static Optional<BodyCodec> find() {
    try {
      return Optional.of(new JsonbCodec(JsonbBuilder.create()));
    } catch (JsonbException e) {
      return Optional.empty();
    }
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

  private <T> T read(String json, BodyType<T> type) throws IOException {
    try {
      return jsonb.fromJson(json, type.type());
    } catch (JsonbException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
    return OtherTypes.include(type) ? Optional.empty() : Optional.of(value -> write(value, type));
  }

  private byte[] write(Object value, BodyType<?> type) throws IOException {
    try {
      return jsonb.toJson(value, WrittenType.of(type, value)).getBytes(StandardCharsets.UTF_8);
    } catch (JsonbException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
