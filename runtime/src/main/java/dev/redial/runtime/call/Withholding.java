package dev.redial.runtime.call;

import dev.redial.runtime.content.WholeBody;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Set;

/**
 * Which subscribers show the application nothing of an answer before all of it is here: of one that
 * breaks off it has seen nothing, and another can take its place.
 *
 * <p>Ours, and those of the JDK that put octets, texts and nothing together; whatever writes,
 * streams or hands on, or may do so, is none.
 */
final class Withholding {
  /** Those of {@code ofString} and {@code replacing} are the same. */
  private static final Set<Class<?>> OF_THE_JDK =
      Set.of(BodySubscribers.ofByteArray().getClass(), BodySubscribers.discarding().getClass());

  private Withholding() {}

  static boolean isDoneBy(BodySubscriber<?> subscriber) {
    return subscriber instanceof WholeBody || OF_THE_JDK.contains(subscriber.getClass());
  }
}
