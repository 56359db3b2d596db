package dev.redial.runtime.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A stream and what must be seen of it, at any split.
 *
 * @param name the rule's id and what is special
 * @param limits of the decoder
 * @param methods of the requests that are outstanding, in order
 * @param stream with {@code ~} for CR LF
 * @param trace as {@link Trace} writes it
 */
record Vector(
    String name, DecoderLimits limits, List<String> methods, String stream, String trace) {
  static Vector of(String name, String methods, String stream, String... trace) {
    return new Vector(
        name,
        DecoderLimits.STANDARD,
        Arrays.asList(methods.split(" ")),
        stream,
        String.join(" / ", trace));
  }

  Vector with(DecoderLimits others) {
    return new Vector(name, others, methods, stream, trace);
  }

  byte[] octets() {
    return stream.replace("~", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return name;
  }
}
