package dev.redial.runtime.wire;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Header or trailer fields in the order of their lines; names compare without case.
 *
 * <p>Thread-safety: immutable.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Fields {
  /** No fields. */
  public static final Fields NONE = builder().build();

  private Fields() {}

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** The fields of a standard request or response. */
  public static Fields of(HttpHeaders headers) {
    throw new UnsupportedOperationException();
  }

  /** The number of field lines. */
  public int size() {
    throw new UnsupportedOperationException();
  }

  /** The value of the first line of this name. */
  public Optional<String> first(String name) {
    throw new UnsupportedOperationException();
  }

  /** The values of all lines of this name, in order. */
  public List<String> all(String name) {
    throw new UnsupportedOperationException();
  }

  /** Whether there is a line of this name. */
  public boolean contains(String name) {
    throw new UnsupportedOperationException();
  }

  /**
   * The members of a list field over all its lines, in lower case, without empty ones; a comma in a
   * quoted string does not separate. Source: RFC 9110, section 5.6.1.
   */
  public List<String> tokens(String name) {
    throw new UnsupportedOperationException();
  }

  /** Calls with the name and value of each line. */
  public void forEach(BiConsumer<String, String> line) {
    throw new UnsupportedOperationException();
  }

  /** The end-to-end fields, as an application sees them; source: RFC 9110, section 7.6.1. */
  public HttpHeaders toHttpHeaders() {
    throw new UnsupportedOperationException();
  }

  /** Collects lines. */
  public static final class Builder {
    private Builder() {}

    /** Adds a line at the end. */
    public Builder add(String name, String value) {
      throw new UnsupportedOperationException();
    }

    /** The fields so far. */
    public Fields build() {
      return new Fields();
    }
  }
}
