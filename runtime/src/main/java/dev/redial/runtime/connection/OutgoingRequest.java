package dev.redial.runtime.connection;

import dev.redial.Idempotency;

/**
 * One attempt's request as it goes out.
 *
 * @param method by which the end of its answer is found
 * @param idempotency whether a copy may be sent while this one is alive, and whether at all
 * @param placement what may stand around it
 * @param head its encoded head
 * @param body its whole body where that is known beforehand, else empty
 * @param bodyMode where the body comes from
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; read by one writer
public record OutgoingRequest(
    String method,
    Idempotency idempotency,
    Placement placement,
    byte[] head,
    byte[] body,
    BodyMode bodyMode) {

  /** Where the octets of a body come from. */
  public enum BodyMode {
    /** They are all in {@link OutgoingRequest#body}. */
    WHOLE,
    /** They are offered one after the other while the exchange is written. */
    STREAMED
  }

  /** The same request with its body, captured later than its head was encoded. */
  public OutgoingRequest withBody(byte[] octets) {
    return new OutgoingRequest(method, idempotency, placement, head, octets, bodyMode);
  }

  /** Whether more octets follow than are known now. */
  boolean streams() {
    return bodyMode == BodyMode.STREAMED;
  }
}
