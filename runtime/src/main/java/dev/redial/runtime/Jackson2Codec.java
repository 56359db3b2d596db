package dev.redial.runtime;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
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
 * <p>Thread-safety: used by any thread, as long as nobody changes the mapper.
 */
public final class Jackson2Codec implements BodyCodec {
  private final ObjectMapper mapper;

  private Jackson2Codec(ObjectMapper mapper) {
    this.mapper = Objects.requireNonNull(mapper, "mapper");
  }

  /**
   * With a mapper of the application's, for {@link Redial.Builder#codec}. Without one, modules are
   * found and unknown properties are read past.
   */
  @SuppressWarnings("exports") // who has a mapper has its library
  public static Jackson2Codec of(ObjectMapper mapper) {
    return new Jackson2Codec(mapper);
  }

  static Jackson2Codec found() {
    return of(
        new ObjectMapper()
            .findAndRegisterModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
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
