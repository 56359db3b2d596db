package dev.redial.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX) // All of 127.0.0.0/8 is local there.
class DialerTest {
  private static final InetAddress DEAD = address(127, 0, 0, 2);
  private static final InetAddress LIVE = address(127, 0, 0, 1);

  @Test
  @Tag("T1")
  @Tag("T5")
  void theSocketHasNoDelayAndIsKeptAlive() throws IOException {
    try (RawServer server = RawServer.start(c -> c.awaitClose());
        Link link = Links.dial(server)) {
      SocketChannel channel = (SocketChannel) link.channel();
      assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
      assertThat(channel.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
      assertThat(channel.isBlocking()).isFalse();
    }
  }

  @Test
  @Tag("T4")
  void aRefusedAddressIsFollowedByTheNextAtOnce() throws IOException {
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "ok"));
        Link link = dialer(DEAD, LIVE).dial(shop(server.port()), Links.soon())) {
      assertThat(link.remoteAddress().getAddress()).isEqualTo(LIVE);
    }
  }

  @Test
  @Tag("T4")
  void aSilentAddressIsOvertakenByTheNext() throws IOException {
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "ok"));
        BlackHole hole = BlackHole.at(DEAD, server.port());
        Link link = dialer(DEAD, LIVE).dial(shop(server.port()), Links.soon())) {
      assertThat(hole.address()).isEqualTo(DEAD);
      assertThat(link.remoteAddress().getAddress()).isEqualTo(LIVE);
    }
  }

  @Test
  @Tag("T4")
  void allAddressesRefusedAreNamedWithTheirReasons() throws IOException {
    int port = unusedPort();
    ConnectException failure =
        catchThrowableOfType(
            ConnectException.class, () -> dialer(DEAD, LIVE).dial(shop(port), Links.soon()));
    assertThat(failure)
        .hasMessage(
            "cannot connect to shop.example:%d (127.0.0.2: connection refused;"
                + " 127.0.0.1: connection refused)",
            port)
        .hasCauseInstanceOf(ConnectException.class);
    assertThat(failure.getSuppressed()).hasSize(1);
  }

  @Test
  void anUnknownHostIsNamed() {
    Resolver nobody =
        host -> {
          throw new UnknownHostException(host);
        };
    Dialer dialer = new Dialer(DialerSettings.standard().withResolver(nobody));
    assertThatThrownBy(() -> dialer.dial(shop(80), Links.soon()))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("unknown host shop.example");
  }

  @Test
  void aDialThatTakesTooLongTimesOut() throws IOException {
    try (BlackHole hole = BlackHole.at(DEAD, 0)) {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
      assertThatThrownBy(() -> dialer(DEAD).dial(shop(hole.port()), deadline))
          .isInstanceOf(HttpConnectTimeoutException.class)
          .hasMessageMatching("no connection to shop.example:\\d+ within \\d+ ms");
    }
  }

  @Test
  void anInterruptEndsADialAndStaysSet() throws IOException {
    try (BlackHole hole = BlackHole.at(DEAD, 0)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> dialer(DEAD).dial(shop(hole.port()), Links.soon()))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  @Tag("T3")
  void anUnusableLocalAddressIsToldPlainly() {
    Target target = shop(80).from(address(192, 0, 2, 1));
    assertThatThrownBy(() -> dialer(LIVE).dial(target, Links.soon()))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("no local port or address")
        .hasMessageContaining("EADDRNOTAVAIL");
  }

  @Test
  void theLocalAddressIsTheGivenOne() throws IOException {
    InetAddress local = address(127, 0, 0, 3);
    try (RawServer server = RawServer.start(c -> c.awaitClose());
        Link link = dialer(LIVE).dial(shop(server.port()).from(local), Links.soon())) {
      assertThat(link.localAddress().getAddress()).isEqualTo(local);
    }
  }

  @Test
  void noFileDescriptorIsLost() throws IOException {
    try (BlackHole hole = BlackHole.at(DEAD, 0)) {
      int unused = unusedPort();
      failTwice(hole.port(), unused);
      Set<String> before = openFiles();
      for (int i = 0; i < 20; i++) {
        failTwice(hole.port(), unused);
      }
      // Connections of earlier tests may still be closing in order: none may be new.
      assertThat(before).containsAll(openFiles());
    }
  }

  private static void failTwice(int silent, int refusing) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);
    assertThatThrownBy(() -> dialer(DEAD).dial(shop(silent), deadline))
        .isInstanceOf(HttpConnectTimeoutException.class);
    assertThatThrownBy(() -> dialer(DEAD, LIVE).dial(shop(refusing), Links.soon()))
        .isInstanceOf(ConnectException.class);
  }

  /** What is open, each by its own name: sockets have their inode in it. */
  private static Set<String> openFiles() throws IOException {
    Set<String> open = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      for (Path file : files.toList()) {
        try {
          String name = Files.readSymbolicLink(file).toString();
          if (name.startsWith("socket:") || name.startsWith("anon_inode:")) {
            open.add(name.startsWith("socket:") ? name : file.getFileName() + name);
          }
        } catch (NoSuchFileException e) {
          // closed meanwhile, as the descriptor of this listing
        }
      }
    }
    return open;
  }

  private static Dialer dialer(InetAddress... addresses) {
    return new Dialer(DialerSettings.standard().withResolver(host -> List.of(addresses)));
  }

  private static Target shop(int port) {
    return Target.of("http", "shop.example", port);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static InetAddress address(int... octets) {
    try {
      byte[] raw = new byte[octets.length];
      for (int i = 0; i < raw.length; i++) {
        raw[i] = (byte) octets[i];
      }
      return InetAddress.getByAddress(raw);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
