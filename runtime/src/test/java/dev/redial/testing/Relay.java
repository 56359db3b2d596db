package dev.redial.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A proxy on the loopback address that opens the tunnels it is asked for and copies octets both
 * ways without looking at them.
 *
 * <p>Thread-safety: safe.
 */
public final class Relay implements AutoCloseable {
  private static final int AGREES = 200;
  private static final int ASKS_WHO = 407;

  private final ServerSocket listener;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private final String challenge;
  private final Predicate<String> credentials;

  private final int agreement;
  private final int refusal;
  private final IntPredicate refused;
  private volatile IntPredicate silent = number -> false;
  private volatile IntPredicate cut = number -> false;
  private volatile String early = "";

  private Relay(
      String challenge,
      Predicate<String> credentials,
      int agreement,
      int refusal,
      IntPredicate refused)
      throws IOException {
    this.challenge = challenge;
    this.credentials = credentials;
    this.agreement = agreement;
    this.refusal = refusal;
    this.refused = refused;
    listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  }

  /** Starts one that serves everybody. */
  public static Relay start() {
    return start("", anything -> true);
  }

  /**
   * Starts one that wants to know who asks.
   *
   * @param challenge the value of {@code Proxy-Authenticate}
   * @param credentials which values of {@code Proxy-Authorization} it takes; "" where there is none
   */
  public static Relay demanding(String challenge, Predicate<String> credentials) {
    return start(challenge, credentials);
  }

  /**
   * Starts one that opens some tunnels only.
   *
   * @param status what the others are answered with
   * @param refused which are not opened, by their number from 1
   */
  public static Relay refusing(int status, IntPredicate refused) {
    return start("Basic realm=\"gate\"", anything -> true, AGREES, status, refused);
  }

  /** Starts one that agrees by another status than 200 (RFC 9110, section 9.3.6). */
  public static Relay agreeing(int status) {
    return start("", anything -> true, status, ASKS_WHO, number -> false);
  }

  /**
   * Starts one that opens all tunnels, and copies nothing through some.
   *
   * @param silent which, by their number from 1
   */
  public static Relay fallingSilent(IntPredicate silent) {
    Relay relay = start();
    relay.silent = silent;
    return relay;
  }

  /** Starts one that sends something of its own through each tunnel that it opens. */
  public static Relay talkative(String early) {
    Relay relay = start();
    relay.early = early;
    return relay;
  }

  /**
   * Starts one that opens all tunnels, and ends some when it has seen that they are to be secured.
   *
   * @param cut which, by their number from 1
   */
  public static Relay cutting(IntPredicate cut) {
    Relay relay = start();
    relay.cut = cut;
    return relay;
  }

  private static Relay start(String challenge, Predicate<String> credentials) {
    return start(challenge, credentials, AGREES, ASKS_WHO, number -> false);
  }

  private static Relay start(
      String challenge,
      Predicate<String> credentials,
      int agreement,
      int refusal,
      IntPredicate refused) {
    try {
      Relay relay = new Relay(challenge, credentials, agreement, refusal, refused);
      daemon(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** The heads of the requests for tunnels, in the order of their arrival. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        daemon(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try {
      String head = head(client.getInputStream());
      int number = count(head);
      if (refused.test(number) || !credentials.test(credentialsIn(head))) {
        refuse(client);
        return;
      }
      String authority = head.split(" ", 3)[1];
      int colon = authority.lastIndexOf(':');
      Socket server =
          new Socket(
              authority.substring(0, colon), Integer.parseInt(authority.substring(colon + 1)));
      sockets.add(server);
      client
          .getOutputStream()
          .write(
              ("HTTP/1.1 " + agreement + " Yes\r\n\r\n" + early)
                  .getBytes(StandardCharsets.ISO_8859_1));
      if (silent.test(number)) {
        return;
      }
      if (cut.test(number)) {
        cut(client);
        return;
      }
      daemon(() -> copy(server, client));
      copy(client, server);
    } catch (IOException e) {
      closeQuietly(client);
    }
  }

  /** In order: what has come is read. */
  private static void cut(Socket client) throws IOException {
    byte[] hello = new byte[5 + 65_535];
    var unused = client.getInputStream().read(hello);
    client.close();
  }

  private synchronized int count(String head) {
    heads.add(head);
    return heads.size();
  }

  private static String credentialsIn(String head) {
    String field = "\r\nProxy-Authorization: ";
    int at = head.indexOf(field);
    return at < 0 ? "" : head.substring(at + field.length(), head.indexOf('\r', at + 2));
  }

  private void refuse(Socket client) throws IOException {
    client
        .getOutputStream()
        .write(
            ("HTTP/1.1 "
                    + refusal
                    + " No\r\nProxy-Authenticate: "
                    + challenge
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    client.close();
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("no whole request for a tunnel");
      }
      head.write(octet);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void copy(Socket from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      from.getInputStream().transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      closeQuietly(from);
      closeQuietly(to);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Closed all the same.
    }
  }

  /** Stops listening and closes every connection. */
  @Override
  public void close() {
    closeQuietly(listener);
    sockets.forEach(Relay::closeQuietly);
  }
}
