package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.resend.Delivery;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("R8")
class DelegatedFailuresTest {
  static Stream<Throwable> ofDialling() {
    return Stream.of(
        new ConnectException("x"),
        new HttpConnectTimeoutException("x"),
        new UnknownHostException("x"),
        new UnresolvedAddressException(),
        new SSLHandshakeException("x"));
  }

  static Stream<Throwable> others() {
    return Stream.of(
        new IOException("Connection refused"),
        new IOException("GOAWAY received"),
        new IOException("x", new ConnectException("x")),
        new EOFException(),
        new SocketException("Connection reset"),
        new HttpTimeoutException("connect timed out"),
        new ClosedChannelException(),
        new SSLException("handshake"),
        new IllegalStateException());
  }

  private static Delivery delivery(Throwable fault) {
    return DelegatedFailures.delivery(
        DelegatedFailures.asIOException(new CompletionException(fault)));
  }

  @ParameterizedTest
  @MethodSource("ofDialling")
  void failedDialHasSentNothing(Throwable fault) {
    assertThat(delivery(fault)).isEqualTo(Delivery.NOT_SENT);
  }

  @ParameterizedTest
  @MethodSource("others")
  void nothingIsKnownOfTheRest(Throwable fault) {
    assertThat(delivery(fault)).isEqualTo(Delivery.UNKNOWN);
  }
}
