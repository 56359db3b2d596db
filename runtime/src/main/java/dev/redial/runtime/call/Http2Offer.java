package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Route;
import java.net.http.HttpClient.Version;
import java.util.Set;
import javax.net.ssl.SSLParameters;

/**
 * Which way a call goes: by the JDK's client, where a later version than HTTP/1.1 is wanted and it
 * carries the call exactly as we would; else by HTTP/1.1.
 *
 * @param preferred by the client
 * @param power whether the JDK's client can go the ways of this client at all
 */
record Http2Offer(Http2Preference preferred, Power power) {
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
    /** The JDK's client, which alone knows of versions beyond HTTP/2. */
    PASSED_ON,
    /** The JDK's client, in clear. */
    PRIOR_KNOWLEDGE
  }

  static final Http2Offer NEVER = new Http2Offer(Http2Preference.NONE, Power.NOTHING);

  static Http2Offer of(Http2Preference preferred, Isolation isolation) {
    return new Http2Offer(preferred, power(isolation));
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
    Way wanted = wanted(facts.request().version().orElse(preferred.version()).name());
    if (wanted == Way.HTTP_1_1
        || power == Power.NOTHING
        || mayBeResentUnasked(facts)
        || RequestEncoding.namesHost(facts)) {
      return Way.HTTP_1_1;
    }
    boolean secure = facts.address().origin().scheme().equals("https");
    return secure ? secured(wanted, route) : inClear(route);
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

  private Way secured(Way wanted, Route route) {
    return power == Power.ALL && !needsCredentials(route) ? wanted : Way.HTTP_1_1;
  }

  /** Proxies forward HTTP/1.1. */
  private Way inClear(Route route) {
    return preferred.clear() == Cleartext.PRIOR_KNOWLEDGE && route.proxy() == null
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
