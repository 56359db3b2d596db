package dev.redial.samples.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.redial.codec.BodyCodec;
import dev.redial.codec.BodyReader;
import dev.redial.codec.BodyType;
import dev.redial.codec.BodyWriter;
import dev.redial.samples.endpoints.Catalogue.Book;
import java.util.Optional;

/** A codec of one's own: a book is two lines. */
final class BookCodec implements BodyCodec {
  static final BodyReader<Book> READER = BookCodec::read;
  static final BodyWriter<Book> WRITER = BookCodec::write;

  private static Book read(byte[] octets) {
    String text = new String(octets, UTF_8);
    int end = text.indexOf('\n');
    return new Book(text.substring(0, end), text.substring(end + 1));
  }

  private static byte[] write(Book book) {
    return (book.isbn() + '\n' + book.title()).getBytes(UTF_8);
  }

  @Override
  public String contentType() {
    return "text/x-book";
  }

  @Override
  @SuppressWarnings("unchecked") // T is Book where the types are equal
  public <T> Optional<BodyReader<T>> reader(BodyType<T> type) {
    return type.is(Book.class) ? Optional.of((BodyReader<T>) READER) : Optional.empty();
  }

  @Override
  @SuppressWarnings("unchecked") // likewise
  public <T> Optional<BodyWriter<T>> writer(BodyType<T> type) {
    return type.is(Book.class) ? Optional.of((BodyWriter<T>) WRITER) : Optional.empty();
  }
}
