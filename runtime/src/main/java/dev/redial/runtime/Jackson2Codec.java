package dev.redial.runtime;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import java.util.Objects;
import java.util.Optional;

/**
 * JSON by Jackson 2, where that is present. Texts and octets are left to other codecs: a {@code
 * String} is what was sent, not a JSON string.
 *
 * <p>Elements of a collection that is declared with an interface or an abstract class are written
 * as far as that declares properties, unless it names its types ({@code JsonTypeInfo}): so Jackson
 * has it.
 *
 * <p>Thread-safety: used by any thread, as long as nobody changes the mapper.
 */
public final class Jackson2Codec implements BodyCodec {
  private final ObjectMapper mapper;

  private Jackson2Codec(ObjectMapper mapper) {
    this.mapper = Objects.requireNonNull(mapper, "mapper");
  }

  /**
   * With a mapper of the application's, for {@link Redial.Builder#codec}. Without one, modules are
   * found, unknown properties are read past, what stands behind the value is an error, and times
   * are written as text (ISO 8601), as Jackson 3 has it.
   */
  @SuppressWarnings("exports") // who has a mapper has its library
  public static Jackson2Codec of(ObjectMapper mapper) {
    return new Jackson2Codec(mapper);
  }

  static Jackson2Codec found() {
    return of(
        new ObjectMapper()
            .findAndRegisterModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS));
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
    return Optional.of(reader::readValue);
  }

  @Override
  public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
    if (OtherTypes.include(type)) {
      return Optional.empty();
    }
    return Optional.of(
        value ->
            mapper
                .writerFor(mapper.constructType(WrittenType.of(type, value)))
                .writeValueAsBytes(value));
  }
}
