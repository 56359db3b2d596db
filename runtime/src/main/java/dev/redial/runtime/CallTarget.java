package dev.redial.runtime;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one call goes, while its arguments are given: path variables in the order of the template,
 * then the query.
 *
 * <p>Thread-safety: none; used by one thread.
 */
final class CallTarget {
  private final BoundEndpoint bound;
  private UriTemplate template;

  /** Begun by the first argument that it takes. */
  private @Nullable StringBuilder begun;

  private int variable;
  private boolean queryBegun;

  CallTarget(BoundEndpoint bound) {
    this.bound = bound;
    this.template = bound.template();
    this.queryBegun = template.hasQuery();
  }

  private StringBuilder uri() {
    StringBuilder uri = begun;
    if (uri == null) {
      uri = new StringBuilder(bound.usualLength()).append(template.literals().get(0));
      begun = uri;
    }
    return uri;
  }

  /** Another base, before anything else is given. */
  void base(URI base) {
    ServiceUri.objection(base).ifPresent(this::refuseBase);
    template = UriTemplate.of(base, bound.endpoint());
    begun = null;
  }

  private void refuseBase(String objection) {
    throw new IllegalArgumentException(
        "The base URI of this call of %s is none: %s".formatted(bound.endpoint(), objection));
  }

  /** The next variable, as one encoded segment. */
  void path(@Nullable Object value) {
    if (value instanceof Integer || value instanceof Long) {
      uri().append(((Number) value).longValue()); // a segment as it is
      variable++;
    } else {
      pathText(value);
    }
    uri().append(template.literals().get(variable));
  }

  private void pathText(@Nullable Object value) {
    String name = template.variables().get(variable++);
    String text = value == null ? "" : ParameterText.of(value);
    if (text.isEmpty() || text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException(
          "The path variable {%s} of %s is %s: it would change the path; give it a value that is one segment"
              .formatted(name, bound.endpoint(), value == null ? "null" : "\"" + text + "\""));
    }
    try {
      PercentEncoding.segment(text, uri());
    } catch (IllegalArgumentException e) {
      throw TextOctets.refusal("The path variable {" + name + "}", bound.describe(), e);
    }
  }

  void query(String name, String text) {
    beginQuery();
    try {
      PercentEncoding.pair(name, text, uri());
    } catch (IllegalArgumentException e) {
      throw unsendable(name, e);
    }
  }

  /** One parameter, its values separated by commas. */
  void queryList(String name, List<String> texts) {
    beginQuery();
    try {
      PercentEncoding.list(name, texts, uri());
    } catch (IllegalArgumentException e) {
      throw unsendable(name, e);
    }
  }

  private IllegalArgumentException unsendable(String parameter, IllegalArgumentException e) {
    return TextOctets.refusal("The parameter " + parameter, bound.describe(), e);
  }

  private void beginQuery() {
    uri().append(queryBegun ? '&' : '?');
    queryBegun = true;
  }

  /**
   * The whole of it. Variables that share a segment, as in {@code /.{name}}, must not make it a dot
   * segment either.
   */
  String text() {
    StringBuilder uri = begun;
    if (uri == null && template.only() != null) {
      return template.literals().get(0);
    }
    String text = uri().toString();
    if (UriTemplate.hasDotSegment(text)) {
      throw new IllegalArgumentException(
          "The path variables of %s make a segment that is . or ..: it would change the path"
              .formatted(bound.endpoint()));
    }
    bound.learnLength(text.length());
    return text;
  }

  /** What it is made of. */
  UriTemplate template() {
    return template;
  }
}
