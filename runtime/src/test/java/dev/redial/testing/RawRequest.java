package dev.redial.testing;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/**
 * A request as it arrived.
 *
 * @param order its place among all requests of the server, from 0
 * @param connection the index of its connection, from 0
 * @param unanswered how many requests before it on its connection had no answer yet when its first
 *     octet arrived: more than 0 means that it was pipelined
 * @param method for example {@code GET}
 * @param target as in the request line
 * @param headers its fields
 * @param body its octets as Latin-1, chunks put together
 */
public record RawRequest(
    int order,
    int connection,
    int unanswered,
    String method,
    String target,
    HttpHeaders headers,
    String body) {

  /**
   * The octets of the body.
   *
   * @return a copy
   */
  public byte[] bodyOctets() {
    return body.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * The first value of a field.
   *
   * @param name in any case
   * @return its value, or "" if it is missing
   */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
