package dev.redial.runtime;

import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON by Jackson 3, where that is present. */
final class Jackson3Codec implements BodyCodec {
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

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
    return Optional.of(octets -> checked(() -> reader.readValue(octets)));
  }

  @Override
  public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
    ObjectWriter writer = mapper.writerFor(mapper.constructType(type.type()));
    return Optional.of(value -> checked(() -> writer.writeValueAsBytes(value)));
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
