package dev.redial.runtime.transport;

import java.time.Duration;

/**
 * How connections are made.
 *
 * @param tls for https
 * @param resolver looks hosts up
 * @param stagger how long one address is given before the next one is tried beside it
 * @param keepAlive whether TCP probes silent connections
 */
public record DialerSettings(
    TlsSettings tls, Resolver resolver, Duration stagger, KeepAlive keepAlive) {

  /** RFC 8305, section 8: "Connection Attempt Delay", recommended value. */
  private static final Duration STAGGER = Duration.ofMillis(250);

  /** Whether TCP probes a silent connection (SO_KEEPALIVE), which keeps NAT entries alive. */
  public enum KeepAlive {
    /** It does. */
    ON,
    /** It does not. */
    OFF
  }

  /**
   * The JVM's TLS context and resolver, 250 ms between addresses, keep-alive on.
   *
   * @return the settings
   */
  public static DialerSettings standard() {
    return new DialerSettings(TlsSettings.standard(), Resolver.system(), STAGGER, KeepAlive.ON);
  }

  /**
   * These settings with other TLS settings.
   *
   * @param other for https
   * @return new settings
   */
  public DialerSettings withTls(TlsSettings other) {
    return new DialerSettings(other, resolver, stagger, keepAlive);
  }

  /**
   * These settings with another resolver.
   *
   * @param other looks hosts up
   * @return new settings
   */
  public DialerSettings withResolver(Resolver other) {
    return new DialerSettings(tls, other, stagger, keepAlive);
  }

  /**
   * These settings with TCP's probes on or off.
   *
   * @param choice on or off
   * @return new settings
   */
  public DialerSettings withKeepAlive(KeepAlive choice) {
    return new DialerSettings(tls, resolver, stagger, choice);
  }
}
