package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Route;
import java.net.http.HttpClient.Version;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLParameters;

/**
 * Which calls may go over HTTP/2: those that the JDK's client carries exactly as we would. All
 * others are HTTP/1.1's.
 *
 * @param preferred where a request names no version
 * @param clear what is spoken in clear
 * @param power whether the JDK's client can go the ways of this client at all
 */
record Http2Offer(Version preferred, Cleartext clear, Power power) {
  /** What the JDK's client sends again by itself after a lost connection. */
  private static final Set<String> RESENT_BY_JDK = Set.of("GET", "HEAD");

  /** By which somebody has it send everything again. */
  private static final String RESEND_ALL = "jdk.httpclient.enableAllMethodRetry";

  /** What the JDK's client can do of what was configured. */
  enum Power {
    ALL,
    IN_CLEAR,
    NOTHING
  }

  /** Who carries a call. */
  enum Way {
    /** A connection of ours, and nothing else is asked for. */
    HTTP_1_1,
    /** Whom the origin chooses in a handshake of ours. */
    OFFERED,
    /** The JDK's client, in clear. */
    PRIOR_KNOWLEDGE
  }

  static final Http2Offer NEVER =
      new Http2Offer(Version.HTTP_1_1, Cleartext.HTTP_1_1, Power.NOTHING);

  static Http2Offer of(Version preferred, Cleartext clear, Isolation isolation) {
    return new Http2Offer(preferred, clear, power(isolation));
  }

  private static Power power(Isolation isolation) {
    if (isolation.localAddress().isPresent() && !NewerJdk.bindsLocally()) {
      return Power.NOTHING;
    }
    return checksAlike(isolation.tls().parameters()) ? Power.ALL : Power.IN_CLEAR;
  }

  /** It insists on the host's name, and names the server by it. */
  private static boolean checksAlike(SSLParameters parameters) {
    String check = parameters.getEndpointIdentificationAlgorithm();
    return (check == null || check.equals("HTTPS")) && parameters.getServerNames() == null;
  }

  Way way(CallFacts facts, Route route) {
    boolean wanted = facts.request().version().orElse(preferred) != Version.HTTP_1_1;
    if (!wanted || power == Power.NOTHING || mayBeResentUnasked(facts)) {
      return Way.HTTP_1_1;
    }
    boolean secure = facts.request().uri().getScheme().toLowerCase(Locale.ROOT).equals("https");
    return secure ? secured(route) : inClear(route);
  }

  private Way secured(Route route) {
    return power == Power.ALL && !needsCredentials(route) ? Way.OFFERED : Way.HTTP_1_1;
  }

  /** Proxies forward HTTP/1.1. */
  private Way inClear(Route route) {
    return clear == Cleartext.PRIOR_KNOWLEDGE && route.proxy() == null
        ? Way.PRIOR_KNOWLEDGE
        : Way.HTTP_1_1;
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
