package dev.redial.runtime.call;

import dev.redial.runtime.wire.Fields;

/**
 * A request that knows how it is written, so that neither its {@code URI} nor its {@code
 * HttpHeaders} need be made to send it. It is valid: nothing of it is checked again but its octets.
 */
public interface PreparedRequest {
  /** Where it goes. */
  Address address();

  /** Its fields, in order. */
  Fields fields();
}
