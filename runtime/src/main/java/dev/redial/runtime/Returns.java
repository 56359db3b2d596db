package dev.redial.runtime;

import dev.redial.ServerSentEvent;
import dev.redial.codec.BodyType;
import dev.redial.resend.Reply;
import dev.redial.runtime.Content.Intake;
import dev.redial.runtime.items.LimitedLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a method makes of an answer; generated code has one constant for each method.
 *
 * <p>A status outside of 2xx is thrown, unless a factory says otherwise: as {@link
 * dev.redial.HttpStatusException}, or as {@link #onStatus} says. Content that is streamed is handed
 * over as soon as the head of a success is here, but at most 64 KiB, if their length is announced,
 * when all of it is, for an answer that breaks off before can be asked for again; that of an error
 * is always read as a whole.
 *
 * <p>Thread-safety: immutable.
 *
 * @param <T> what the method returns
 */
public final class Returns<T> {
  private final Wanted wanted;
  private final Intake intake;
  private final Reading<T> reading;
  private final Doubt<T> doubt;
  private final StatusErrors errors;

  /**
   * What is asked of the codecs and of the server.
   *
   * @param types what is read by codecs
   * @param accept the media types asked for; empty for those of the codecs
   */
  private record Wanted(List<BodyType<?>> types, Optional<String> accept) {
    static Wanted of(BodyType<?>... types) {
      List<BodyType<?>> read =
          Stream.of(types).<BodyType<?>>map(type -> type).filter(t -> !t.is(Void.class)).toList();
      return new Wanted(read, Optional.empty());
    }

    Wanted by(String mediaTypes) {
      return new Wanted(types, Optional.of(mediaTypes));
    }
  }

  private interface Reading<T> {
    T read(ReceivedAnswer answer, StatusErrors errors) throws IOException;
  }

  /** What becomes of a call that got no answer. */
  private interface Doubt<T> {
    T resolve(IOException failure) throws IOException;
  }

  /**
   * Makes the exception that a status stands for.
   *
   * @param <E> what the content is read as
   */
  @FunctionalInterface
  public interface StatusError<E> {
    /** The exception for an answer of {@code status} with {@code body}. */
    Exception of(int status, E body);
  }

  private Returns(
      Wanted wanted, Intake intake, Reading<T> reading, Doubt<T> doubt, StatusErrors errors) {
    this.wanted = wanted;
    this.intake = intake;
    this.reading = reading;
    this.doubt = doubt;
    this.errors = errors;
  }

  private static <T> Returns<T> of(Wanted wanted, Intake intake, Reading<T> reading) {
    return new Returns<>(wanted, intake, reading, Returns::fail, StatusErrors.NONE);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // it never returns
  private static <T> T fail(IOException failure) throws IOException {
    throw failure;
  }

  private interface Success<T> {
    T read(ReceivedAnswer answer) throws IOException;
  }

  /** Reads successes only. */
  private static <T> Reading<T> ofSuccess(Success<T> success) {
    return (answer, errors) -> {
      errors.check(answer);
      return success.read(answer);
    };
  }

  private static <T> Returns<T> whole(BodyType<?> type, Success<T> success) {
    return of(Wanted.of(type), Intake.WHOLE, ofSuccess(success));
  }

  private static <T> Returns<T> streamed(Success<T> success) {
    return of(Wanted.of(), Intake.STREAMED, ofSuccess(success));
  }

  // ---- shapes

  /** Nothing; the content of the answer is read past. */
  @SuppressWarnings("NullAway") // Void has no other value
  public static Returns<Void> nothing() {
    return of(Wanted.of(), Intake.WHOLE, ofSuccess(answer -> null));
  }

  /** The content as a value. */
  public static <T> Returns<T> body(BodyType<T> type) {
    return whole(type, answer -> answer.read(type));
  }

  /** The content as a value; 404, 204 and a JSON null are empty. */
  public static <T> Returns<Optional<T>> optional(BodyType<T> type) {
    return of(
        Wanted.of(type),
        Intake.WHOLE,
        (answer, errors) -> {
          if (Absence.of(answer)) {
            return Optional.empty();
          }
          errors.check(answer);
          return Optional.ofNullable(answer.readNullable(type));
        });
  }

  /** As {@link #optional} of an {@code Integer}. */
  public static Returns<OptionalInt> optionalInt() {
    return optional(BodyType.of(Integer.class))
        .map(found -> found.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  /** As {@link #optional} of a {@code Long}. */
  public static Returns<OptionalLong> optionalLong() {
    return optional(BodyType.of(Long.class))
        .map(found -> found.map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  /** As {@link #optional} of a {@code Double}. */
  public static Returns<OptionalDouble> optionalDouble() {
    return optional(BodyType.of(Double.class))
        .map(found -> found.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
  }

  /**
   * The whole answer with its content as a value; a status outside of 2xx is thrown all the same.
   */
  public static <T> Returns<HttpResponse<T>> response(BodyType<T> type) {
    return whole(type, answer -> new DecodedResponse<>(answer.response(), content(answer, type)));
  }

  private static <T> @Nullable T content(ReceivedAnswer answer, BodyType<T> type)
      throws IOException {
    return type.is(Void.class) ? null : answer.read(type);
  }

  /** The content as it arrives; closing the stream frees the connection. */
  public static Returns<InputStream> stream() {
    return streamed(ReceivedAnswer::stream);
  }

  /** As {@link #stream}, with the head of the answer. */
  public static Returns<HttpResponse<InputStream>> streamResponse() {
    return streamed(answer -> new DecodedResponse<>(answer.response(), answer.stream()));
  }

  /** The lines of the content as they arrive, in its charset; closing frees the connection. */
  public static Returns<Stream<String>> lines() {
    return streamed(Returns::lines);
  }

  /** As {@link #lines}, with the head of the answer. */
  public static Returns<HttpResponse<Stream<String>>> linesResponse() {
    return streamed(answer -> new DecodedResponse<>(answer.response(), lines(answer)));
  }

  private static Stream<String> lines(ReceivedAnswer answer) throws IOException {
    InputStream octets = answer.stream();
    Reader text = new InputStreamReader(octets, answer.charset());
    return new BufferedReader(new LimitedLines(text, answer.itemLimit()))
        .lines()
        .onClose(() -> close(octets));
  }

  private static void close(InputStream octets) {
    try {
      octets.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * The answer, an error or a doubt as a value; an error whose content is no {@code error} is
   * thrown. Statuses mapped by {@link #onStatus} are values too.
   */
  public static <T, E> Returns<Reply<T, E>> reply(BodyType<T> type, BodyType<E> error) {
    return new Returns<>(
        Wanted.of(type, error),
        Intake.WHOLE,
        (answer, errors) -> Replies.of(answer, type, error),
        Replies::ofFailure,
        StatusErrors.NONE);
  }

  /** The items of a stream: of JSON lines, a JSON text sequence, or server-sent events. */
  public static <T> Returns<Flow.Publisher<T>> items(BodyType<T> type) {
    return of(
        Wanted.of(type).by(Items.ACCEPTED),
        Intake.PUBLISHED,
        ofSuccess(answer -> Items.of(answer, type)));
  }

  /** Server-sent events with their names and ids, their data read as {@code data}. */
  public static <T> Returns<Flow.Publisher<ServerSentEvent<T>>> events(BodyType<T> data) {
    return of(
        Wanted.of(data).by(Items.EVENTS),
        Intake.PUBLISHED,
        ofSuccess(answer -> Items.events(answer, data)));
  }

  /**
   * The same, with one more status that becomes an exception of its own.
   *
   * @param status 300 to 599
   * @param type what the content of such an answer is read as; where it cannot be, the plain {@link
   *     dev.redial.HttpStatusException} is thrown and the reason is suppressed in it
   * @param error usually a constructor
   */
  public <E> Returns<T> onStatus(int status, BodyType<E> type, StatusError<E> error) {
    return new Returns<>(wanted, intake, reading, doubt, errors.and(status, type, error));
  }

  private interface Mapping<T, R> {
    R map(T value);
  }

  private <R> Returns<R> map(Mapping<T, R> mapping) {
    return of(wanted, intake, (answer, all) -> mapping.map(reading.read(answer, all)));
  }

  // ---- for calls

  /** The types that codecs have to read: if one cannot be read, the call is not sent. */
  List<BodyType<?>> types() {
    return Stream.concat(wanted.types().stream(), errors.types().stream()).toList();
  }

  /** What {@code Accept} says if the endpoint does not. */
  Optional<String> accept(Codecs codecs) {
    return wanted.accept().or(() -> codecs.acceptFor(wanted.types()));
  }

  BodyHandler<Content> handler() {
    return intake;
  }

  /** The value; where there is none, what was streaming is let go. */
  T read(HttpResponse<Content> response, Codecs codecs) throws IOException {
    try {
      return reading.read(new ReceivedAnswer(response, codecs), errors);
    } catch (IOException | RuntimeException e) {
      response.body().release();
      throw e;
    }
  }

  T afterFailure(IOException failure) throws IOException {
    return doubt.resolve(failure);
  }
}
