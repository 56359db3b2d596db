package dev.redial.runtime.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a proxy for a tunnel (RFC 9110, section 9.3.6). */
final class Tunnel {
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.\\d (\\d{3})(?: ([^\r\n]*))?\r?\n[\\s\\S]*");
  private static final Pattern CHALLENGE =
      Pattern.compile("(?im)^Proxy-Authenticate:[ \t]*([^\r\n]*)");
  private static final int MAX_HEAD_BYTES = 16 * 1024;
  private static final int MAX_INTERIM_HEADS = 16;

  private final Readiness readiness;
  private final String way;

  private Tunnel(Readiness readiness, String way) {
    this.readiness = readiness;
    this.way = way;
  }

  static void open(Wire wire, Target target, Proxy proxy, Deadline deadline) throws IOException {
    String proxyName =
        Target.hostAndPort(proxy.address().getHostString(), proxy.address().getPort());
    String way = "a tunnel to " + target.hostAndPort() + " through the proxy " + proxyName;
    try (Readiness readiness = new Readiness(wire.socket(), deadline)) {
      readiness.writeAll(ByteBuffer.wrap(request(target, proxy).getBytes(ISO_8859_1)));
      new Tunnel(readiness, way).awaitAgreement();
    }
  }

  private static String request(Target target, Proxy proxy) {
    String authority = target.hostAndPort();
    Proxy.Credentials credentials = proxy.credentials();
    return "CONNECT "
        + authority
        + " HTTP/1.1\r\nHost: "
        + authority
        + "\r\n"
        + (credentials == null
            ? ""
            : "Proxy-Authorization: " + credentials.authorize("CONNECT", authority) + "\r\n")
        + "\r\n";
  }

  private void awaitAgreement() throws IOException {
    for (int heads = 0; heads < MAX_INTERIM_HEADS; heads++) {
      Matcher head = STATUS_LINE.matcher(head());
      if (!head.matches()) {
        throw new ConnectException("no HTTP/1 answer to the request for " + way);
      }
      int status = Integer.parseInt(head.group(1));
      if (status >= 200) {
        checkAgreed(status, head);
        return;
      }
    }
    throw new ConnectException("too many interim answers to the request for " + way);
  }

  private void checkAgreed(int status, Matcher head) throws TunnelRefusedException {
    if (status >= 300) {
      String reason = head.group(2) == null ? "" : " " + head.group(2);
      List<String> challenges =
          CHALLENGE.matcher(head.group()).results().map(challenge -> challenge.group(1)).toList();
      throw new TunnelRefusedException(
          way + " was refused: " + status + reason, status, challenges);
    }
  }

  /** Octet by octet: what follows the head belongs to the target. */
  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    ByteBuffer octet = ByteBuffer.allocate(1);
    while (!complete(head)) {
      if (head.length() == MAX_HEAD_BYTES || readiness.readSome(octet.clear()) < 0) {
        throw new ConnectException("no complete answer to the request for " + way);
      }
      head.append((char) (octet.get(0) & 0xff));
    }
    return head.toString();
  }

  private static boolean complete(StringBuilder head) {
    int length = head.length();
    return endsWith(head, length, "\r\n\r\n") || endsWith(head, length, "\n\n");
  }

  private static boolean endsWith(StringBuilder head, int length, String end) {
    return head.indexOf(end, Math.max(0, length - end.length())) >= 0;
  }
}
