package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Route;
import java.net.http.HttpClient.Version;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLParameters;

/**
 * Which way a call goes: by the JDK's client, where a later version than HTTP/1.1 is wanted and it
 * carries the call exactly as we would; else by HTTP/1.1.
 *
 * @param preferred where a request names no version
 * @param power whether the JDK's client can go the ways of this client at all
 */
record Http2Offer(Version preferred, Power power) {
  /** What the JDK's client sends again by itself after a lost connection. */
  private static final Set<String> RESENT_BY_JDK = Set.of("GET", "HEAD");

  /** By which somebody has it send everything again. */
  private static final String RESEND_ALL = "jdk.httpclient.enableAllMethodRetry";

  /** What the JDK's client can do of what was configured. */
  enum Power {
    ALL,
    NOTHING
  }

  /** Who carries a call. */
  enum Way {
    /** A connection of ours, and nothing else is asked for. */
    HTTP_1_1,
    /** Whom the origin chooses in a handshake of ours. */
    OFFERED,
    /** The JDK's client, which alone knows of versions beyond HTTP/2. */
    PASSED_ON
  }

  static final Http2Offer NEVER = new Http2Offer(Version.HTTP_1_1, Power.NOTHING);

  static Http2Offer of(Version preferred, Isolation isolation) {
    boolean bound = isolation.localAddress().isPresent() && !NewerJdk.bindsLocally();
    boolean alike = !bound && checksAlike(isolation.tls().parameters());
    return new Http2Offer(preferred, alike ? Power.ALL : Power.NOTHING);
  }

  /** It insists on the host's name, and names the server by it. */
  private static boolean checksAlike(SSLParameters parameters) {
    String check = parameters.getEndpointIdentificationAlgorithm();
    return (check == null || check.equals("HTTPS")) && parameters.getServerNames() == null;
  }

  Way way(CallFacts facts, Route route) {
    Way wanted = wanted(facts.request().version().orElse(preferred).name());
    return isCarriedAlike(facts, route) ? wanted : Way.HTTP_1_1;
  }

  /**
   * The way of a version.
   *
   * @param version its name in {@link Version}, which has more of them in newer JDKs
   */
  static Way wanted(String version) {
    return switch (version) {
      case "HTTP_1_1" -> Way.HTTP_1_1;
      case "HTTP_2" -> Way.OFFERED;
      default -> Way.PASSED_ON;
    };
  }

  private boolean isCarriedAlike(CallFacts facts, Route route) {
    return power == Power.ALL
        && facts.request().uri().getScheme().toLowerCase(Locale.ROOT).equals("https")
        && !needsCredentials(route)
        && !mayBeResentUnasked(facts);
  }

  /** It sends Basic credentials through no tunnel unless a property of the JVM says so. */
  private static boolean needsCredentials(Route route) {
    return route.proxy() != null && route.proxy().credentials() != null;
  }

  private static boolean mayBeResentUnasked(CallFacts facts) {
    boolean delicate = facts.idempotency() == Idempotency.NON_IDEMPOTENT;
    return delicate
        && (RESENT_BY_JDK.contains(facts.request().method())
            || System.getProperty(RESEND_ALL) != null);
  }
}
