package dev.redial.runtime;

import static dev.redial.testing.ForkedProgram.placeOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import dev.redial.testing.ForkedProgram;
import dev.redial.testing.ForkedProgram.Outcome;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which codec writes and reads a body. */
class CodecsTest {
  private static final BodyType<Book> BOOK = BodyType.of(Book.class);

  /** A bean for all libraries; public, for they reflect. */
  public record Book(String isbn) {}

  /** XML, of a kind. */
  private static final class XmlCodec implements BodyCodec {
    @Override
    public String contentType() {
      return "application/xml";
    }

    @Override
    @SuppressWarnings("unchecked") // T is Book where the types are equal
    public <T> Optional<BodyReader<T>> reader(BodyType<T> type) {
      return type.is(Book.class)
          ? Optional.of(
              octets ->
                  (T)
                      new Book(
                          new String(octets, StandardCharsets.UTF_8).replaceAll("</?book>", "")))
          : Optional.empty();
    }

    @Override
    public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
      return type.is(Book.class)
          ? Optional.of(
              value ->
                  ("<book>" + ((Book) value).isbn() + "</book>").getBytes(StandardCharsets.UTF_8))
          : Optional.empty();
    }
  }

  /** Sends back what it receives. */
  private static RawServer echo() {
    return RawServer.start(
        connection -> {
          while (true) {
            var request = connection.readRequest();
            connection.respond(
                200, Map.of("Content-Type", request.header("Content-Type")), request.body());
          }
        });
  }

  private static EndpointCall post(RedialHttpClient http, RawServer server) {
    return binding(http, server).call();
  }

  private static BoundEndpoint binding(RedialHttpClient http, RawServer server) {
    return Redial.builder()
        .httpClient(http)
        .baseUri("shop", server.uri("/"))
        .codec(new XmlCodec())
        .build()
        .bind(Shop.POST);
  }

  @Test
  void givenCodecComesFirstAndIsFoundByContentTypeForReading() {
    try (RawServer server = echo();
        RedialHttpClient http = Shop.once()) {
      Book book = post(http, server).body(new Book("1"), BOOK).send(Returns.body(BOOK));
      assertThat(book).isEqualTo(new Book("1"));
      assertThat(server.requests().get(0).body()).isEqualTo("<book>1</book>");
      assertThat(server.requests().get(0).header("Content-Type")).isEqualTo("application/xml");
      assertThat(server.requests().get(0).header("Accept"))
          .isEqualTo("application/xml, application/json");
    }
  }

  @Test
  void contentTypeChoosesTheCodecThatWrites() {
    try (RawServer server = echo();
        RedialHttpClient http = Shop.once()) {
      Book book =
          post(http, server)
              .body(new Book("1"), BOOK, "application/vnd.book+json; v=1")
              .send(Returns.body(BOOK));
      assertThat(book).isEqualTo(new Book("1"));
      assertThat(server.requests().get(0).body()).isEqualTo("{\"isbn\":\"1\"}");
      assertThat(server.requests().get(0).header("Content-Type"))
          .isEqualTo("application/vnd.book+json; v=1");
    }
  }

  @Test
  void contentTypeThatNobodyWritesIsRefusedBeforeAnythingIsSent() {
    try (RawServer server = echo();
        RedialHttpClient http = Shop.once()) {
      assertThatThrownBy(() -> post(http, server).body(new Book("1"), BOOK, "application/protobuf"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("application/protobuf");
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void textOfAPartIsWrittenInTheCharsetThatIsNamed() {
    try (RawServer server = echo();
        RedialHttpClient http = Shop.once()) {
      FormPart latin = FormPart.text("a").withContentType("text/plain; charset=iso-8859-1");
      post(http, server).part(latin, "\u00fc").send(Returns.nothing());
      assertThat(server.requests().get(0).body())
          .contains("Content-Type: text/plain; charset=iso-8859-1\r\n\r\n\u00fc\r\n--");
      FormPart ascii = FormPart.text("a").withContentType("text/plain; charset=us-ascii");
      assertThatThrownBy(() -> post(http, server).part(ascii, "\u00fc").send(Returns.nothing()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("The part a");
      FormPart unknown = FormPart.text("a").withContentType("text/plain; charset=klingon");
      assertThatThrownBy(() -> post(http, server).part(unknown, "x").send(Returns.nothing()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("klingon");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void jsonIsNotLabelledWithACharsetThatItIsNotWrittenIn() {
    try (RawServer server = echo();
        RedialHttpClient http = Shop.once()) {
      assertThatThrownBy(
              () ->
                  post(http, server)
                      .body(new Book("1"), BOOK, "application/json; charset=iso-8859-1")
                      .send(Returns.nothing()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("leave the charset out");
      post(http, server)
          .body(new Book("1"), BOOK, "application/json; charset=\"UTF-8\"")
          .send(Returns.nothing());
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void textIsWrittenInTheCharsetThatIsNamed() {
    try (RawServer server = echo();
        RedialHttpClient http = Shop.once()) {
      BodyType<String> text = BodyType.of(String.class);
      assertThat(
              post(http, server)
                  .body("\u00e9", text, "text/plain; charset=ISO-8859-1")
                  .send(Returns.body(text)))
          .isEqualTo("\u00e9");
      assertThat(server.requests().get(0).body()).isEqualTo("\u00e9");
      assertThatThrownBy(() -> post(http, server).body("x", text, "text/plain; charset=klingon"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("klingon");
    }
  }

  @Test
  void eachAnswerIsReadAsItsOwnContentTypeSays() {
    try (RawServer server = echo();
        RedialHttpClient http = Shop.once()) {
      BoundEndpoint post = binding(http, server);
      for (String type : List.of("xml", "json", "json", "xml")) {
        assertThat(
                post.call()
                    .body(new Book(type), BOOK, "application/" + type)
                    .send(Returns.body(BOOK)))
            .isEqualTo(new Book(type));
      }
      BodyType<String> text = BodyType.of(String.class);
      for (String charset : List.of("UTF-8", "UTF-16BE", "UTF-16BE", "UTF-8")) {
        assertThat(
                post.call()
                    .body("A", text, "text/plain; charset=" + charset)
                    .send(Returns.body(text)))
            .isEqualTo("A");
      }
    }
  }

  @Test
  void listOfBooksIsJson() {
    BodyType<List<Book>> books = BodyType.of(List.class, BOOK);
    try (RawServer server = echo();
        RedialHttpClient http = Shop.once()) {
      assertThat(post(http, server).body(List.of(new Book("1")), books).send(Returns.body(books)))
          .containsExactly(new Book("1"));
    }
  }

  /** The codecs of JSON, each with the libraries that it needs. */
  enum Json {
    JACKSON_3(
        "Jackson3Codec",
        "tools.jackson.databind.ObjectMapper",
        "tools.jackson.core.JsonParser",
        "com.fasterxml.jackson.annotation.JsonProperty"),
    JACKSON_2(
        "Jackson2Codec",
        "com.fasterxml.jackson.databind.ObjectMapper",
        "com.fasterxml.jackson.core.JsonParser",
        "com.fasterxml.jackson.annotation.JsonProperty"),
    GSON("GsonCodec", "com.google.gson.Gson"),
    JSON_B(
        "JsonbCodec",
        "jakarta.json.bind.Jsonb",
        "jakarta.json.Json",
        "org.eclipse.yasson.JsonBindingProvider",
        "org.eclipse.parsson.JsonProviderImpl");

    private final String codec;
    private final String classes;

    Json(String codec, String... classes) {
      this.codec = codec;
      this.classes = String.join(" ", classes);
    }

    Path[] places() {
      return Stream.of(classes.split(" ", -1)).map(ForkedProgram::placeOf).toArray(Path[]::new);
    }
  }

  private static Outcome run(ForkedProgram program) throws Exception {
    try (RawServer server = echo()) {
      return program.run(line -> {}, server.uri("/").toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachLibraryServesAlone(Json json) throws Exception {
    Outcome outcome =
        run(ForkedProgram.of(BookProgram.class, "-Dstdout.encoding=UTF-8").with(json.places()));
    assertThat(outcome.lines())
        .containsExactly("TextCodec", "OctetCodec", json.codec, "Book[isbn=\u00e9, pages=7]");
  }

  @Test
  void allTogetherAreAskedInTheirOrder() throws Exception {
    ForkedProgram program = ForkedProgram.of(BookProgram.class, "-Dstdout.encoding=UTF-8");
    for (Json json : Json.values()) {
      program = program.with(json.places());
    }
    assertThat(run(program).lines())
        .startsWith(
            "TextCodec", "OctetCodec", "Jackson3Codec", "Jackson2Codec", "GsonCodec", "JsonbCodec");
  }

  @Test
  void jsonbWithoutImplementationIsAsIfItWereMissing() throws Exception {
    Outcome outcome =
        run(
            ForkedProgram.of(BookProgram.class)
                .with(placeOf("jakarta.json.bind.Jsonb"), placeOf("jakarta.json.Json")));
    assertThat(outcome.lines()).startsWith("TextCodec", "OctetCodec");
    assertThat(outcome.output()).contains("No codec can write");
  }

  @Test
  void codecThatIsOfferedAsAServiceIsFoundAndComesFirst(@TempDir Path places) throws Exception {
    Path services = Files.createDirectories(places.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(BodyCodec.class.getName()), BookProgram.PlainBook.class.getName());
    Outcome outcome =
        run(
            ForkedProgram.of(BookProgram.class, "-Dstdout.encoding=UTF-8")
                .with(places)
                .with(Json.GSON.places()));
    assertThat(outcome.lines())
        .containsExactly(
            "PlainBook", "TextCodec", "OctetCodec", "GsonCodec", "Book[isbn=\u00e9, pages=1]");
  }

  @Test
  void valueOfNoParticularTypeIsWrittenAsWhatItIs() throws IOException {
    BodyType<Object> any = BodyType.of(Object.class);
    BodyType<Shape> shape = BodyType.of(Shape.class);
    for (BodyCodec codec : FoundCodecs.all()) {
      if (codec.contentType().equals("application/json")) {
        byte[] map = codec.writer(any).orElseThrow().write(Map.of("a", 1));
        assertThat(new String(map, UTF_8)).as(codec.toString()).isEqualTo("{\"a\":1}");
        byte[] circle = codec.writer(shape).orElseThrow().write(new Circle(2));
        assertThat(new String(circle, UTF_8)).as(codec.toString()).isEqualTo("{\"radius\":2}");
      }
    }
  }

  /** Nothing of it is to be written. */
  public interface Shape {}

  /** All of it is. */
  public record Circle(int radius) implements Shape {}

  @Test
  void valueThatGsonOrItsConstructorRefusesIsAnIoFault() {
    BodyCodec gson = GsonCodec.found();
    BodyType<Double> number = BodyType.of(Double.class);
    assertThatThrownBy(() -> gson.writer(number).orElseThrow().write(Double.NaN))
        .isInstanceOf(IOException.class);
    BodyType<Positive> positive = BodyType.of(Positive.class);
    assertThatThrownBy(
            () -> gson.reader(positive).orElseThrow().read("{\"value\":-1}".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
  }

  /** More than nothing. */
  record Positive(int value) {
    Positive {
      if (value <= 0) {
        throw new IllegalArgumentException("not positive: " + value);
      }
    }
  }

  /** Two answers in one are none; JSON-B has no word for that, and its implementation allows it. */
  @Test
  void whatStandsBehindAValueIsAFault() {
    byte[] two = "{\"isbn\":\"1\"} {\"isbn\":\"2\"}".getBytes(UTF_8);
    for (BodyCodec codec :
        List.of(Jackson3Codec.found(), Jackson2Codec.found(), GsonCodec.found())) {
      BodyReader<Book> reader = codec.reader(BOOK).orElseThrow();
      assertThatThrownBy(() -> reader.read(two))
          .as(codec.toString())
          .isInstanceOf(IOException.class);
    }
  }

  /** Gson alone would make null of nothing. */
  @Test
  void nothingIsNoValueForGson() {
    BodyReader<Book> reader = GsonCodec.found().reader(BOOK).orElseThrow();
    assertThatThrownBy(() -> reader.read(new byte[0])).hasMessageContaining("no content");
    assertThatThrownBy(() -> reader.read("{".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(java.io.IOException.class);
  }

  @Test
  void valueThatCannotBeReadSaysWhat() {
    try (RawServer server = Shop.answering(200, "application/json", "{");
        RedialHttpClient http = Shop.once()) {
      assertThatThrownBy(() -> Shop.call(http, server, Shop.GET).send(Returns.body(BOOK)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("is not a");
    }
  }
}
