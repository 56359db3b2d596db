package dev.redial.runtime;

import dev.redial.HttpStatusException;
import dev.redial.codec.BodyType;
import dev.redial.runtime.Returns.StatusError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of answers whose status is outside of 2xx: the exception that its status is mapped
 * to, else an {@link HttpStatusException}.
 *
 * <p>Thread-safety: immutable.
 */
final class StatusErrors {
  static final StatusErrors NONE = new StatusErrors(List.of());

  private final List<Mapping<?>> mappings;

  private record Mapping<E>(int status, BodyType<E> type, StatusError<E> error) {
    Exception read(ReceivedAnswer answer) throws IOException {
      return error.of(status, answer.read(type));
    }
  }

  private StatusErrors(List<Mapping<?>> mappings) {
    this.mappings = mappings;
  }

  <E> StatusErrors and(int status, BodyType<E> type, StatusError<E> error) {
    List<Mapping<?>> all = new ArrayList<>(mappings);
    all.add(new Mapping<>(status, type, error));
    return new StatusErrors(List.copyOf(all));
  }

  List<BodyType<?>> types() {
    return mappings.stream().<BodyType<?>>map(Mapping::type).toList();
  }

  /** Throws unless the status is of the 2xx class. */
  void check(ReceivedAnswer answer) {
    if (!answer.isSuccess()) {
      Exception error = of(answer);
      throw error instanceof RuntimeException plain ? plain : new StatusErrorRaised(error);
    }
  }

  private Exception of(ReceivedAnswer answer) {
    HttpStatusException plain = answer.statusException();
    return mappings.stream()
        .filter(mapping -> mapping.status() == answer.status())
        .findFirst()
        .map(mapping -> read(mapping, answer, plain))
        .orElse(plain);
  }

  /** A body that is not what the mapping says leaves the plain exception: nothing of it is lost. */
  private static Exception read(
      Mapping<?> mapping, ReceivedAnswer answer, HttpStatusException plain) {
    try {
      return causedBy(mapping.read(answer), plain);
    } catch (IOException | ConfigurationException e) {
      plain.addSuppressed(e);
      return plain;
    } catch (RuntimeException | Error e) { // of a codec, or of the exception's constructor
      e.addSuppressed(plain);
      throw e;
    }
  }

  private static Exception causedBy(Exception error, HttpStatusException plain) {
    try {
      error.initCause(plain);
    } catch (IllegalStateException e) {
      error.addSuppressed(plain); // its constructor has set a cause
    }
    return error;
  }
}
