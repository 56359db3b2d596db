package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Route;
import java.net.http.HttpClient.Version;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLParameters;

/**
 * For which calls an origin is offered HTTP/2: those that the JDK's client carries exactly as we
 * would. All others are HTTP/1.1's.
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

  boolean isFor(CallFacts facts, Route route) {
    return facts.request().version().orElse(preferred) != Version.HTTP_1_1
        && power == Power.ALL
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
