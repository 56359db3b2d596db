package dev.redial.runtime.coding;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Inflater;

/**
 * The codings of some content.
 *
 * @param applied in the order in which the server applied them
 */
record Codings(List<Coding> applied) {
  /** More than one is rare already; each of them may make a thousand octets of one. */
  private static final int MOST = 3;

  private static final Codings NONE = new Codings(List.of());

  /** What has to be decoded: all that a head names, or nothing. */
  static Codings of(HttpHeaders head) {
    List<Optional<Coding>> named = names(head).map(Coding::named).toList();
    if (named.size() > MOST || named.stream().anyMatch(Optional::isEmpty) || isPart(head)) {
      return NONE;
    }
    return new Codings(named.stream().flatMap(Optional::stream).toList());
  }

  /** Empty members are ignored, and identity codes nothing; source: RFC 9110, section 5.6.1.2. */
  private static Stream<String> names(HttpHeaders head) {
    return head.allValues("content-encoding").stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty() && !name.equals("identity"));
  }

  /** A range is cut out of the coded octets; source: RFC 9110, sections 14.4 and 14.6. */
  private static boolean isPart(HttpHeaders head) {
    return head.firstValue("content-range").isPresent()
        || head.firstValue("content-type")
            .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/byteranges"))
            .isPresent();
  }

  boolean isEmpty() {
    return applied.isEmpty();
  }

  /** Undoes them, the last one first. */
  Decoder decoder(Function<Wrapping, Inflater> inflaters, Tally tally) {
    return applied.stream()
        .map(coding -> coding.decoder(inflaters))
        .reduce((inner, outer) -> new ChainedDecoder(outer, inner, tally))
        .orElseThrow();
  }

  /** As a head names them. */
  @Override
  public String toString() {
    return applied.stream().map(Coding::toString).collect(Collectors.joining(", "));
  }
}
