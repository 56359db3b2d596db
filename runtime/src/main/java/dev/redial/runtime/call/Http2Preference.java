package dev.redial.runtime.call;

import java.net.http.HttpClient.Version;
import java.util.OptionalInt;

/**
 * What a client prefers beyond HTTP/1.1.
 *
 * @param version where a request names none
 * @param clear what is spoken in clear
 * @param priority of its streams, 1 to 256; empty for the JDK's own
 */
public record Http2Preference(Version version, Cleartext clear, OptionalInt priority) {
  static final Http2Preference NONE = of(Version.HTTP_1_1);

  /** A version, and nothing else of note. */
  static Http2Preference of(Version version) {
    return new Http2Preference(version, Cleartext.HTTP_1_1, OptionalInt.empty());
  }
}
