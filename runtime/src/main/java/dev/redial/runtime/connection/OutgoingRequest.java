package dev.redial.runtime.connection;

import dev.redial.Idempotency;
import dev.redial.runtime.wire.HeadOption;
import java.util.Set;

/**
 * One attempt's request as it goes out.
 *
 * @param method by which the end of its answer is found
 * @param path for people, without the query
 * @param idempotency whether a copy may be sent while this one is alive, and whether at all
 * @param placement what may stand around it
 * @param head its encoded head
 * @param body its whole body where that is known beforehand, else empty
 * @param bodyMode where the body comes from
 * @param options what its head asks of the server about this connection
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; read by one writer
public record OutgoingRequest(
    String method,
    String path,
    Idempotency idempotency,
    Placement placement,
    byte[] head,
    byte[] body,
    BodyMode bodyMode,
    Set<HeadOption> options) {

  /** For people: method and path. */
  public String target() {
    return method + " " + path;
  }

  /** Where the octets of a body come from. */
  public enum BodyMode {
    /** They are all in {@link OutgoingRequest#body}. */
    WHOLE,
    /** They are offered one after the other while the exchange is written. */
    STREAMED
  }

  /** The same request with its body, captured later than its head was encoded. */
  public OutgoingRequest withBody(byte[] octets) {
    return new OutgoingRequest(
        method, path, idempotency, placement, head, octets, bodyMode, options);
  }

  /** The same request with a connection for itself. */
  public OutgoingRequest alone() {
    return new OutgoingRequest(
        method, path, idempotency, Placement.ALONE, head, body, bodyMode, options);
  }

  /** Whether more octets follow than are known now. */
  boolean streams() {
    return bodyMode == BodyMode.STREAMED;
  }

  boolean expectsContinue() {
    return asks(HeadOption.EXPECT_CONTINUE);
  }

  boolean closes() {
    return asks(HeadOption.CLOSE);
  }

  /** Mostly nothing is asked: no set is searched for it. */
  private boolean asks(HeadOption option) {
    return !options.isEmpty() && options.contains(option);
  }

  /** Octets that are known now. */
  int octets() {
    return head.length + body.length;
  }
}
