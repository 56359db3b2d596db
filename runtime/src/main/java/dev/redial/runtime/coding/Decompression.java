package dev.redial.runtime.coding;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodySubscriber;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.Inflater;

/**
 * Decodes gzip and deflate, up to a limit of what may come out.
 *
 * <p>Thread-safety: immutable; every subscriber that it makes is its own.
 *
 * <p>Source: RFC 9110, section 8.4.
 */
public final class Decompression {
  /** What is said of the coded octets and is no longer true of the decoded ones. */
  private static final Set<String> OF_CODED_OCTETS =
      Set.of(
          "content-encoding",
          "content-length",
          "content-md5",
          "content-digest",
          "digest",
          "repr-digest");

  private final long maxOctets;
  private final Function<Wrapping, Inflater> inflaters;

  /**
   * With a limit.
   *
   * @param maxOctets decoded octets of one answer, at least 1
   * @throws IllegalArgumentException if it is less
   */
  public Decompression(long maxOctets) {
    this(maxOctets, Wrapping::inflater);
  }

  Decompression(long maxOctets, Function<Wrapping, Inflater> inflaters) {
    if (maxOctets < 1) {
      throw new IllegalArgumentException(
          "decompress(%d): at least 1 octet has to be allowed".formatted(maxOctets));
    }
    this.maxOctets = maxOctets;
    this.inflaters = inflaters;
  }

  /** What is accepted, for {@code Accept-Encoding}. */
  public String accepted() {
    return "gzip, deflate";
  }

  /**
   * Whether content with this head has to be decoded.
   *
   * <p>It is left alone if it is not coded, if one of its codings is unknown, if there are more
   * than three, and if it is a part of something coded.
   */
  public boolean decodes(HttpHeaders head) {
    return !Codings.of(head).isEmpty();
  }

  /** The head without what it says of the coded octets: coding, length and digests. */
  public HttpHeaders decoded(HttpHeaders head) {
    return HttpHeaders.of(
        head.map(), (name, value) -> !OF_CODED_OCTETS.contains(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * A subscriber to the coded content that hands the decoded one to another.
   *
   * <p>The other is called by whoever calls this one, or by whoever asks for more, one at a time.
   * What it throws ends the content and reaches that caller.
   *
   * @return the other itself if nothing {@linkplain #decodes has to be decoded}
   */
  public <T> BodySubscriber<T> around(HttpHeaders head, BodySubscriber<T> subscriber) {
    Codings codings = Codings.of(head);
    return codings.isEmpty()
        ? subscriber
        : new DecodingSubscriber<>(subscriber, new DecodedContent(codings, maxOctets, inflaters));
  }
}
