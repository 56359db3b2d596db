package dev.redial.contract;

import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Who speaks what.
 *
 * @param side whose client
 * @param transport of its calls
 */
record Pair(Side side, Transport transport) {
  /** All six. */
  static Stream<Pair> all() {
    return Arrays.stream(Side.values())
        .flatMap(side -> Arrays.stream(Transport.values()).map(spoken -> new Pair(side, spoken)));
  }

  /** Those that speak HTTP/1.1. */
  static Stream<Pair> http1() {
    return all().filter(pair -> !pair.transport.isHttp2());
  }

  /** Those that speak TLS. */
  static Stream<Pair> secured() {
    return all().filter(pair -> pair.transport.isSecured());
  }

  /** One for each client. */
  static Stream<Pair> clear() {
    return all().filter(pair -> !pair.transport.isSecured());
  }

  /** A client that trusts the test's certificate and prefers this version. */
  HttpClient.Builder client() {
    return side.builder().version(transport.version()).sslContext(Certificate.TLS.client());
  }

  @Override
  public String toString() {
    return side + " " + transport;
  }
}
