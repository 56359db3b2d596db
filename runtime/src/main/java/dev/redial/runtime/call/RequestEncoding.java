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
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.EnumSet;
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
  private static final int FIRST_BEYOND_ASCII = 0x80;
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
    HttpRequest request = facts.request();
    byte[] head =
        RequestHead.encode(
            request.method(),
            target(request.uri(), attempted.route),
            host(request),
            callers(request, attempted.fields),
            own(request, attempted),
            lengthOf(body),
            attempted.options);
    return new OutgoingRequest(
        request.method(),
        request.method() + " " + path(request.uri()),
        facts.idempotency(),
        placementOf(facts, body, attempted),
        head,
        body instanceof RequestBody.Captured captured ? captured.octets() : EMPTY,
        body instanceof RequestBody.Streamed ? BodyMode.STREAMED : BodyMode.WHOLE,
        attempted.options);
  }

  /** The options of an attempt, by request and settings. */
  static Set<HeadOption> options(CallFacts facts, RequestBody body, Expectation expectation) {
    boolean delicate = facts.idempotency() == Idempotency.NON_IDEMPOTENT;
    boolean wanted =
        facts.request().expectContinue() || (delicate && expectation == Expectation.NON_IDEMPOTENT);
    return wanted && !(body instanceof RequestBody.None)
        ? EnumSet.of(HeadOption.EXPECT_CONTINUE)
        : EnumSet.noneOf(HeadOption.class);
  }

  private static Fields callers(HttpRequest request, Map<String, String> standIns) {
    Fields all = Fields.of(request.headers());
    Set<String> others = new HashSet<>(standIns.keySet());
    if (cookies(request).size() > 1) {
      others.add(COOKIE);
    }
    return others.isEmpty() ? all : all.without(others);
  }

  private static List<String> cookies(HttpRequest request) {
    return request.headers().allValues(COOKIE);
  }

  private static Fields own(HttpRequest request, Attempted attempted) {
    Fields.Builder own = Fields.builder();
    attempted.fields.forEach(own::add);
    List<String> cookies = cookies(request);
    if (cookies.size() > 1 && !attempted.fields.containsKey(COOKIE)) {
      own.add(COOKIE, String.join("; ", cookies)); // one field: RFC 6265, section 5.4
    }
    if (needsAgent(request)) {
      own.add(USER_AGENT, OUR_AGENT);
    }
    String credentials = proxyAuthorization(request, attempted);
    if (credentials != null) {
      own.add(PROXY_AUTHORIZATION, credentials);
    }
    return own.build();
  }

  /** Source: RFC 9110, section 10.1.5. */
  static boolean needsAgent(HttpRequest request) {
    return request.headers().firstValue(USER_AGENT).isEmpty();
  }

  private static Placement placementOf(CallFacts facts, RequestBody body, Attempted attempted) {
    if (facts.idempotency() == Idempotency.NON_IDEMPOTENT
        || body instanceof RequestBody.Streamed
        || !attempted.options.isEmpty()
        || authenticatesConnection(facts.request())) {
      return Placement.ALONE;
    }
    return facts.request().method().equals("HEAD") ? Placement.LAST : Placement.SHARED;
  }

  private static boolean authenticatesConnection(HttpRequest request) {
    return request
        .headers()
        .firstValue("Authorization")
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
    return new BodyLength.None();
  }

  /** Path and query, or all of it for a proxy; source: RFC 9112, sections 3.2.1 and 3.2.2. */
  static String target(URI uri, Route route) {
    URI sent = ascii(uri);
    String form = sent.getRawQuery() == null ? path(sent) : path(sent) + "?" + sent.getRawQuery();
    return route.via() == Via.PLAIN_PROXY ? uri.getScheme() + "://" + hostField(uri) + form : form;
  }

  /** What is not ASCII goes in UTF-8, escaped; source: RFC 3986, section 2.5. */
  private static URI ascii(URI uri) {
    String text = uri.toString();
    return text.chars().allMatch(letter -> letter < FIRST_BEYOND_ASCII)
        ? uri
        : URI.create(uri.toASCIIString());
  }

  /** Never empty; without the query. */
  static String path(URI uri) {
    return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
  }

  /**
   * The caller's own, which the JDK lets through where a JVM allows it: another server behind the
   * same address; else the URI's.
   */
  private static String host(HttpRequest request) {
    List<String> own = request.headers().allValues(HOST);
    if (own.size() > 1) {
      throw new IllegalArgumentException(
          "a request is for one host, not for %s (RFC 9112, section 3.2): leave all but one out"
              .formatted(own));
    }
    return own.isEmpty() ? hostField(request.uri()) : own.get(0);
  }

  /** Whether the caller says himself for whom it is. */
  static boolean namesHost(HttpRequest request) {
    return request.headers().firstValue(HOST).isPresent();
  }

  private static String hostField(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** What a plain proxy wants to see before it passes a request on; null for nothing more. */
  private static @Nullable String proxyAuthorization(HttpRequest request, Attempted attempted) {
    Proxy proxy = attempted.route.proxy();
    if (proxy == null
        || attempted.route.via() != Via.PLAIN_PROXY
        || attempted.fields.containsKey(PROXY_AUTHORIZATION)) {
      return null;
    }
    Proxy.Credentials credentials = proxy.credentials();
    return credentials == null
        ? request.headers().firstValue(PROXY_AUTHORIZATION).orElse(null)
        : credentials.authorize(request.method(), target(request.uri(), attempted.route));
  }
}
