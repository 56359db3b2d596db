package dev.redial.runtime;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import java.util.Optional;

/** JSON by Jackson 2, where that is present. */
final class Jackson2Codec implements BodyCodec {
  private final ObjectMapper mapper =
      new ObjectMapper()
          .findAndRegisterModules()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

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
    ObjectReader reader = mapper.readerFor(mapper.constructType(type.type()));
    return Optional.of(reader::readValue);
  }

  @Override
  public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
    ObjectWriter writer = mapper.writerFor(mapper.constructType(type.type()));
    return Optional.of(writer::writeValueAsBytes);
  }
}
