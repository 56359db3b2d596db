package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.runtime.auth.Party;
import dev.redial.runtime.call.CallSettings.Expectation;
import dev.redial.runtime.connection.OutgoingRequest;
import dev.redial.runtime.connection.OutgoingRequest.BodyMode;
import dev.redial.runtime.connection.Placement;
import dev.redial.runtime.pool.Route;
import dev.redial.runtime.transport.Proxy;
import dev.redial.runtime.wire.BodyLength;
import dev.redial.runtime.wire.Fields;
import dev.redial.runtime.wire.HeadOption;
import dev.redial.runtime.wire.Persistence.Via;
import dev.redial.runtime.wire.RequestHead;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of a call what goes out on a connection. */
final class RequestEncoding {
  /** Who asks, unless the caller says so. */
  static final String USER_AGENT = "User-Agent";

  static final String OUR_AGENT = "Redial";

  private static final String HOST = "Host";

  private static final String COOKIE = "Cookie";
  private static final String AUTHORIZATION = "Authorization";
  private static final Fields AGENT = Fields.builder().add(USER_AGENT, OUR_AGENT).build();
  private static final byte[] EMPTY = {};
  private static final String PROXY_AUTHORIZATION = Party.PROXY.credentialsField();

  /** Schemes by which a connection is authenticated instead of a request (rule L3). */
  private static final Set<String> BOUND_TO_CONNECTION = Set.of("ntlm", "negotiate");

  private RequestEncoding() {}

  /**
   * What one attempt adds to its call.
   *
   * @param route the way it goes
   * @param options what it asks of the server about the connection
   * @param fields of its own, which stand in for the caller's of the same name
   */
  record Attempted(Route route, Set<HeadOption> options, Map<String, String> fields) {
    static final Attempted PLAINLY = new Attempted(Route.DIRECT, Set.of(), Map.of());
  }

  /**
   * The request as it goes out.
   *
   * @throws IllegalArgumentException if it cannot be written as HTTP
   */
  static OutgoingRequest of(CallFacts facts, RequestBody body, Attempted attempted) {
    String method = facts.request().method();
    byte[] head =
        RequestHead.encode(
            method,
            target(facts.address(), attempted.route),
            host(facts),
            callers(facts.fields(), attempted.fields),
            own(facts, attempted),
            lengthOf(body),
            attempted.options);
    return new OutgoingRequest(
        method,
        facts.address().path(),
        facts.idempotency(),
        placementOf(facts, body, attempted),
        head,
        body instanceof RequestBody.Captured captured ? captured.octets() : EMPTY,
        body instanceof RequestBody.Streamed ? BodyMode.STREAMED : BodyMode.WHOLE,
        attempted.options);
  }

  /** Whether an attempt asks for {@code 100 Continue}, by request and settings. */
  static boolean expectsContinue(CallFacts facts, RequestBody body, Expectation expectation) {
    boolean delicate = facts.idempotency() == Idempotency.NON_IDEMPOTENT;
    boolean wanted =
        facts.request().expectContinue() || (delicate && expectation == Expectation.NON_IDEMPOTENT);
    return wanted && !(body instanceof RequestBody.None);
  }

  private static Fields callers(Fields all, Map<String, String> standIns) {
    boolean cookiesAreJoined = all.count(COOKIE) > 1;
    if (standIns.isEmpty() && !cookiesAreJoined) {
      return all;
    }
    Set<String> others = new HashSet<>(standIns.keySet());
    if (cookiesAreJoined) {
      others.add(COOKIE);
    }
    return all.without(others);
  }

  private static Fields own(CallFacts facts, Attempted attempted) {
    boolean cookiesAreJoined =
        facts.fields().count(COOKIE) > 1 && !attempted.fields.containsKey(COOKIE);
    String credentials = proxyAuthorization(facts, attempted);
    if (attempted.fields.isEmpty() && !cookiesAreJoined && credentials == null) {
      return needsAgent(facts.fields()) ? AGENT : Fields.NONE; // as mostly
    }
    Fields.Builder own = Fields.builder();
    attempted.fields.forEach(own::add);
    if (cookiesAreJoined) {
      own.add(COOKIE, String.join("; ", facts.fields().all(COOKIE))); // RFC 6265, section 5.4
    }
    if (needsAgent(facts.fields())) {
      own.add(USER_AGENT, OUR_AGENT);
    }
    if (credentials != null) {
      own.add(PROXY_AUTHORIZATION, credentials);
    }
    return own.build();
  }

  /** Source: RFC 9110, section 10.1.5. */
  static boolean needsAgent(Fields fields) {
    return !fields.contains(USER_AGENT);
  }

  private static Placement placementOf(CallFacts facts, RequestBody body, Attempted attempted) {
    if (facts.idempotency() == Idempotency.NON_IDEMPOTENT
        || body instanceof RequestBody.Streamed
        || !attempted.options.isEmpty()
        || authenticatesConnection(facts.fields())) {
      return Placement.ALONE;
    }
    return facts.request().method().equals("HEAD") ? Placement.LAST : Placement.SHARED;
  }

  private static boolean authenticatesConnection(Fields fields) {
    return fields.contains(AUTHORIZATION) && isBoundToConnection(fields);
  }

  private static boolean isBoundToConnection(Fields fields) {
    return fields
        .first(AUTHORIZATION)
        .map(value -> value.split(" ", 2)[0].toLowerCase(Locale.ROOT))
        .filter(BOUND_TO_CONNECTION::contains)
        .isPresent();
  }

  private static BodyLength lengthOf(RequestBody body) {
    if (body instanceof RequestBody.Small small) {
      return new BodyLength.Known(small.length());
    }
    if (body instanceof RequestBody.Captured captured) {
      return new BodyLength.Known(captured.octets().length);
    }
    if (body instanceof RequestBody.Streamed streamed) {
      return streamed.length() < 0
          ? new BodyLength.Chunked()
          : new BodyLength.Known(streamed.length());
    }
    return BodyLength.NONE;
  }

  /** Path and query, or all of it for a proxy; source: RFC 9112, sections 3.2.1 and 3.2.2. */
  static String target(Address address, Route route) {
    return route.via() == Via.PLAIN_PROXY ? address.absolute() : address.target();
  }

  /**
   * The caller's own, which the JDK lets through where a JVM allows it: another server behind the
   * same address; else the URI's.
   */
  private static String host(CallFacts facts) {
    if (!namesHost(facts)) {
      return facts.address().host();
    }
    List<String> own = facts.fields().all(HOST);
    if (own.size() > 1) {
      throw new IllegalArgumentException(
          "a request is for one host, not for %s (RFC 9112, section 3.2): leave all but one out"
              .formatted(own));
    }
    return own.get(0);
  }

  /** Whether the caller says himself for whom it is. */
  static boolean namesHost(CallFacts facts) {
    return facts.fields().contains(HOST);
  }

  /** What a plain proxy wants to see before it passes a request on; null for nothing more. */
  private static @Nullable String proxyAuthorization(CallFacts facts, Attempted attempted) {
    Proxy proxy = attempted.route.proxy();
    if (proxy == null
        || attempted.route.via() != Via.PLAIN_PROXY
        || attempted.fields.containsKey(PROXY_AUTHORIZATION)) {
      return null;
    }
    Proxy.Credentials credentials = proxy.credentials();
    return credentials == null
        ? facts.fields().first(PROXY_AUTHORIZATION).orElse(null)
        : credentials.authorize(facts.request().method(), target(facts.address(), attempted.route));
  }
}
