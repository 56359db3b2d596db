package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.runtime.connection.OutgoingRequest;
import dev.redial.runtime.connection.OutgoingRequest.BodyMode;
import dev.redial.runtime.connection.Placement;
import dev.redial.runtime.wire.BodyLength;
import dev.redial.runtime.wire.Fields;
import dev.redial.runtime.wire.RequestHead;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Set;

/** Makes of a call what goes out on a connection. */
final class RequestEncoding {
  private static final byte[] EMPTY = {};

  private RequestEncoding() {}

  static OutgoingRequest of(CallFacts facts, RequestBody body) {
    HttpRequest request = facts.request();
    byte[] head =
        RequestHead.encode(
            request.method(),
            originForm(request.uri()),
            hostField(request.uri()),
            Fields.of(request.headers()),
            lengthOf(body),
            Set.of());
    return new OutgoingRequest(
        request.method(),
        facts.idempotency(),
        placementOf(facts, body),
        head,
        EMPTY,
        body instanceof RequestBody.Streamed ? BodyMode.STREAMED : BodyMode.WHOLE);
  }

  private static Placement placementOf(CallFacts facts, RequestBody body) {
    if (facts.idempotency() == Idempotency.NON_IDEMPOTENT || body instanceof RequestBody.Streamed) {
      return Placement.ALONE;
    }
    return facts.request().method().equals("HEAD") ? Placement.LAST : Placement.SHARED;
  }

  private static BodyLength lengthOf(RequestBody body) {
    if (body instanceof RequestBody.Small small) {
      return new BodyLength.Known(small.length());
    }
    if (body instanceof RequestBody.Streamed streamed) {
      return streamed.length() < 0
          ? new BodyLength.Chunked()
          : new BodyLength.Known(streamed.length());
    }
    return new BodyLength.None();
  }

  /** Path and query; source: RFC 9112, section 3.2.1. */
  private static String originForm(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static String hostField(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }
}
