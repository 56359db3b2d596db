package dev.redial.runtime;

import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON by Jackson 3, where that is present. Texts and octets are left to other codecs: a {@code
 * String} is what was sent, not a JSON string.
 *
 * <p>Elements of a collection that is declared with an interface or an abstract class are written
 * as far as that declares properties, unless it names its types ({@code JsonTypeInfo}): so Jackson
 * has it.
 *
 * <p>Thread-safety: immutable, used by any thread.
 */
public final class Jackson3Codec implements BodyCodec {
  private final ObjectMapper mapper;

  private Jackson3Codec(ObjectMapper mapper) {
    this.mapper = Objects.requireNonNull(mapper, "mapper");
  }

  /**
   * With a mapper of the application's, for {@link Redial.Builder#codec}. Without one, modules are
   * found and unknown properties are read past.
   */
  @SuppressWarnings("exports") // who has a mapper has its library
  public static Jackson3Codec of(ObjectMapper mapper) {
    return new Jackson3Codec(mapper);
  }

  static Jackson3Codec found() {
    return of(
        JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build());
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
    if (OtherTypes.include(type)) {
      return Optional.empty();
    }
    ObjectReader reader = mapper.readerFor(mapper.constructType(type.type()));
    return Optional.of(octets -> checked(() -> reader.readValue(octets)));
  }

  @Override
  public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
    if (OtherTypes.include(type)) {
      return Optional.empty();
    }
    return Optional.of(value -> checked(() -> write(value, type)));
  }

  private byte[] write(Object value, BodyType<?> type) {
    return mapper
        .writerFor(mapper.constructType(WrittenType.of(type, value)))
        .writeValueAsBytes(value);
  }

  private interface Work<R> {
    R run();
  }

  private static <R> R checked(Work<R> work) throws IOException {
    try {
      return work.run();
    } catch (JacksonException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
