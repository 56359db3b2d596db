package dev.redial.runtime.call;

import dev.redial.runtime.wire.Fields;
import dev.redial.runtime.wire.HopByHop;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.Map;

/** Makes of a call a request that the JDK's client takes. */
final class DelegatedRequest {
  private DelegatedRequest() {}

  /**
   * Without hop-by-hop, framing and internal fields, which the JDK refuses or must not see; without
   * {@code Expect}, for whose answer it would wait for ever; without a timeout, for time is ours.
   *
   * <p>The version is the one that the caller names, or the client's: that of a call whose origin
   * has chosen HTTP/2 is not asked for again, for such a client of the JDK's prefers it.
   *
   * @param uri that the JDK's client is asked for
   * @param own fields of this attempt, which stand in for the caller's of the same name
   */
  static HttpRequest of(CallFacts facts, URI uri, BodyPublisher body, Map<String, String> own) {
    HttpRequest request = facts.request();
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri).method(request.method(), body);
    request.version().ifPresent(builder::version);
    H3Discovery.copy(request, builder);
    Fields fields = Fields.of(request.headers());
    HopByHop hopByHop = HopByHop.ofRequest(fields);
    fields.forEach(
        (name, value) -> {
          if (!hopByHop.contains(name)) {
            builder.header(name, value);
          }
        });
    if (RequestEncoding.needsAgent(facts.fields())) {
      builder.setHeader(RequestEncoding.USER_AGENT, RequestEncoding.OUR_AGENT);
    }
    own.forEach(builder::setHeader);
    return builder.build();
  }
}
