package dev.redial.runtime;

import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A program that sends and reads a book; its codecs are those on its class path. */
final class BookProgram {
  private BookProgram() {}

  /** Of no use to codecs that know only classes of the JDK. */
  public record Book(String isbn, int pages) {}

  /** A codec for a type of its own, offered as a service where a file says so. */
  public static final class PlainBook implements BodyCodec {
    @Override
    public String contentType() {
      return "application/x-book";
    }

    @Override
    @SuppressWarnings("unchecked") // T is Book where the types are equal
    public <T> Optional<BodyReader<T>> reader(BodyType<T> type) {
      return type.is(Book.class)
          ? Optional.of(octets -> (T) new Book(new String(octets, StandardCharsets.UTF_8), 1))
          : Optional.empty();
    }

    @Override
    public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
      return type.is(Book.class)
          ? Optional.of(value -> ((Book) value).isbn().getBytes(StandardCharsets.UTF_8))
          : Optional.empty();
    }
  }

  public static void main(String[] arguments) {
    FoundCodecs.all().forEach(codec -> System.out.println(codec.getClass().getSimpleName()));
    BodyType<Book> type = BodyType.of(Book.class);
    try (RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      BoundEndpoint post =
          Redial.builder()
              .httpClient(http)
              .baseUri("shop", URI.create(arguments[0]))
              .build()
              .bind(Shop.POST);
      System.out.println(post.call().body(new Book("\u00e9", 7), type).send(Returns.body(type)));
    } catch (ConfigurationException e) {
      System.out.println(e.getMessage());
    }
  }
}
