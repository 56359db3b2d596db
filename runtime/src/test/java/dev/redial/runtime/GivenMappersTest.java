package dev.redial.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.GsonBuilder;
import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyType;
import dev.redial.runtime.CodecsTest.Book;
import dev.redial.testing.RawServer;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JSON with settings of the application's. */
class GivenMappersTest {
  private static final BodyType<Book> BOOK = BodyType.of(Book.class);
  private static final BodyType<String> TEXT = BodyType.of(String.class);

  /** Each writes names that begin with a capital. */
  enum Library {
    JACKSON_3 {
      @Override
      BodyCodec codec() {
        return Jackson3Codec.of(
            tools.jackson.databind.json.JsonMapper.builder()
                .propertyNamingStrategy(
                    tools.jackson.databind.PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .build());
      }
    },
    JACKSON_2 {
      @Override
      BodyCodec codec() {
        return Jackson2Codec.of(
            com.fasterxml.jackson.databind.json.JsonMapper.builder()
                .propertyNamingStrategy(
                    com.fasterxml.jackson.databind.PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .build());
      }
    },
    GSON {
      @Override
      BodyCodec codec() {
        return GsonCodec.of(
            new GsonBuilder().setFieldNamingPolicy(FieldNamingPolicy.UPPER_CAMEL_CASE).create());
      }
    },
    JSON_B {
      @Override
      BodyCodec codec() {
        return JsonbCodec.of(
            JsonbBuilder.create(
                new JsonbConfig()
                    .withCreatorParametersRequired(false)
                    .withPropertyNamingStrategy(PropertyNamingStrategy.UPPER_CAMEL_CASE)));
      }
    };

    abstract BodyCodec codec();
  }

  @ParameterizedTest
  @EnumSource
  void valuesAreWrittenAsTheMapperSays(Library library) throws Exception {
    byte[] written = library.codec().writer(BOOK).orElseThrow().write(new Book("1"));
    assertThat(new String(written, UTF_8)).isEqualTo("{\"Isbn\":\"1\"}");
  }

  /** A text in an answer of JSON is that answer, whichever codec was given first. */
  @ParameterizedTest
  @EnumSource
  void textsAndOctetsAreLeftAlone(Library library) {
    try (RawServer server = json("{\"Isbn\":\"1\"}");
        RedialHttpClient http = Shop.once()) {
      Redial redial =
          Redial.builder()
              .httpClient(http)
              .baseUri("shop", server.uri("/"))
              .codec(library.codec())
              .build();
      EndpointCall call = redial.bind(Shop.POST).call().body("\"plain\"", TEXT);
      assertThat(call.send(Returns.body(TEXT))).isEqualTo("{\"Isbn\":\"1\"}");
      assertThat(server.requests().get(0).body()).isEqualTo("\"plain\"");
    }
    assertThat(library.codec().reader(BodyType.of(byte[].class))).isEmpty();
    assertThat(library.codec().writer(BodyType.of(byte[].class))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void valuesAreReadAsTheMapperSays(Library library) throws Exception {
    Book read = library.codec().reader(BOOK).orElseThrow().read("{\"Isbn\":\"1\"}".getBytes(UTF_8));
    assertThat(read).isEqualTo(new Book("1"));
  }

  private static RawServer json(String content) {
    return RawServer.start(
        connection -> {
          connection.readRequest();
          connection.respond(200, Map.of("Content-Type", "application/json"), content);
        });
  }
}
