package dev.redial.runtime;

import dev.redial.Endpoint;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with everything that its calls share.
 *
 * <p>Thread-safety: immutable but for values that any thread makes equal, or nearly so.
 */
public final class BoundEndpoint {
  private static final int LENGTH_STEP = 8;

  private final Endpoint endpoint;
  private final UriTemplate template;
  private final CallSender sender;
  private final Codecs codecs;
  private final String description;
  private final LatestHeaders latestHeaders;
  private volatile @Nullable Accepted accepted;
  private volatile int usualLength;

  /**
   * What codecs read of one kind of answer; generated code has one kind for each endpoint.
   *
   * @param field by which it is asked for
   * @param lines of a call without fields of its own
   */
  private record Accepted(
      Returns<?> returns, Map.@Nullable Entry<String, String> field, FieldLines lines) {}

  BoundEndpoint(Endpoint endpoint, UriTemplate template, CallSender sender, Codecs codecs) {
    this.endpoint = endpoint;
    this.template = template;
    this.sender = sender;
    this.codecs = codecs;
    this.latestHeaders = new LatestHeaders(endpoint.headers());
    this.description = endpoint.operation() + " (" + endpoint.method() + " " + template + ")";
  }

  /** A new call, to be given its arguments. */
  public EndpointCall call() {
    return new EndpointCall(this);
  }

  /** Name, method, origin and path template, for messages. */
  String describe() {
    return description;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  UriTemplate template() {
    return template;
  }

  CallSender sender() {
    return sender;
  }

  /** How long the URI of a call is, as far as is known: that of the last one, mostly. */
  int usualLength() {
    return Math.max(usualLength, template.length());
  }

  /** So long was this one; those that differ by a digit or two are one length. */
  void learnLength(int length) {
    int rounded = (length | (LENGTH_STEP - 1)) + 1;
    if (rounded != usualLength) {
      usualLength = rounded;
    }
  }

  LatestHeaders latestHeaders() {
    return latestHeaders;
  }

  Codecs codecs() {
    return codecs;
  }

  /**
   * The field {@code Accept} for {@code returns}, null for none; worked out by the first call.
   *
   * @throws ConfigurationException if no codec could read the answer
   */
  Map.@Nullable Entry<String, String> accept(Returns<?> returns) {
    return accepted(returns).field();
  }

  /**
   * All fields of a call that has none of its own, for all such calls.
   *
   * @throws ConfigurationException if no codec could read the answer
   */
  FieldLines usualFields(Returns<?> returns) {
    return accepted(returns).lines();
  }

  private Accepted accepted(Returns<?> returns) {
    Accepted known = accepted;
    if (known == null || known.returns() != returns) {
      codecs.checkReadable(description, returns.types());
      known = accepted(returns, returns.accept(codecs).map(types -> Map.entry("Accept", types)));
      accepted = known;
    }
    return known;
  }

  private Accepted accepted(Returns<?> returns, Optional<Map.Entry<String, String>> accept) {
    CallFields usual = new CallFields(this);
    accept.ifPresent(usual::addUnlessGiven);
    return new Accepted(returns, accept.orElse(null), FieldLines.ofMany(usual.all()));
  }
}
