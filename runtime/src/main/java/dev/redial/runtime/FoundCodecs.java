package dev.redial.runtime;

import dev.redial.codec.BodyCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * The codecs that nobody has to name, in the order in which they are asked: those that {@code
 * ServiceLoader} finds, text, octets, then JSON by Jackson 3, Jackson 2, Gson and JSON-B, as far as
 * they are present.
 */
final class FoundCodecs {
  private FoundCodecs() {}

  static List<BodyCodec> all() {
    List<BodyCodec> all = new ArrayList<>();
    ServiceLoader.load(BodyCodec.class).forEach(all::add);
    all.add(TextCodec.UTF_8);
    all.add(OctetCodec.OCTETS);
    ifPresent(() -> Optional.of(Jackson3Codec.found())).ifPresent(all::add);
    ifPresent(() -> Optional.of(Jackson2Codec.found())).ifPresent(all::add);
    ifPresent(() -> Optional.of(GsonCodec.found())).ifPresent(all::add);
    ifPresent(() -> JsonbCodec.find()).ifPresent(all::add);
    return List.copyOf(all);
  }

  /**
   * A codec whose library may be missing: then its class does not link. A lambda links it when run;
   * a method reference would where it is written, outside of the try.
   */
  private static Optional<BodyCodec> ifPresent(Supplier<Optional<BodyCodec>> codec) {
    try {
      return codec.get();
    } catch (NoClassDefFoundError e) {
      return Optional.empty();
    }
  }
}
