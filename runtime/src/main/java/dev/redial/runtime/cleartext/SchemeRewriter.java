package dev.redial.runtime.cleartext;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;

/**
 * Makes the {@code :scheme} of each request {@code http} on its way through, octet by octet, so
 * that it does not matter where buffers end. It begins after the client's preface.
 *
 * <pre>
 *   HEAD --9--> PAD? --> PRIORITY? --> BLOCK --> PADDING? --> HEAD ...
 *     '-------- any other frame: PADDING ---------------------^
 * </pre>
 *
 * <p>Each block of fields must name the scheme once, and in the one way that the JDK's client does;
 * else it fails before the last octet of the block goes out, so that no server can act on it.
 * Source: RFC 9113, sections 4.1 and 6.2.
 *
 * <p>Thread-safety: its engine's own.
 */
final class SchemeRewriter {
  private static final int HEAD_OCTETS = 9;
  private static final int PRIORITY_OCTETS = 5;
  private static final int TYPE_AT = 3;
  private static final int FLAGS_AT = 4;
  private static final int HEADERS = 1;
  private static final int PUSH_PROMISE = 5;
  private static final int CONTINUATION = 9;
  private static final int END_HEADERS = 0x4;
  private static final int PADDED = 0x8;
  private static final int PRIORITY = 0x20;

  private final FieldBlock block = new FieldBlock();
  private Part part = Part.HEAD;
  private int left = HEAD_OCTETS;
  private int length;
  private int type;
  private int flags;
  private int padding;
  private boolean blockOpen;

  /** Where in the stream of octets the next one stands. */
  private enum Part {
    HEAD,
    PAD_LENGTH,
    PRIORITY,
    BLOCK,
    PADDING
  }

  /** Moves as much as fits; returns how many octets. */
  int pass(ByteBuffer source, ByteBuffer target) throws SSLException {
    int octets = Math.min(source.remaining(), target.remaining());
    int moved = 0;
    while (moved < octets) {
      moved +=
          part == Part.PADDING
              ? skip(source, target, Math.min(left, octets - moved))
              : one(source, target);
      goOn();
    }
    return moved;
  }

  private int skip(ByteBuffer source, ByteBuffer target, int run) {
    left -= run;
    target.put(source.slice().limit(run));
    source.position(source.position() + run);
    return run;
  }

  private int one(ByteBuffer source, ByteBuffer target) throws SSLException {
    left--;
    target.put((byte) through(source.get() & 0xff));
    return 1;
  }

  private int through(int octet) throws SSLException {
    return switch (part) {
      case HEAD -> headOctet(octet);
      case PAD_LENGTH -> {
        padding = octet;
        yield octet;
      }
      case BLOCK -> blockOctet(octet);
      default -> octet;
    };
  }

  // ---- a frame's head

  private int headOctet(int octet) throws SSLException {
    int at = HEAD_OCTETS - 1 - left;
    if (at < TYPE_AT) {
      length = length << 8 | octet;
    } else if (at == TYPE_AT) {
      type = octet;
    } else if (at == FLAGS_AT) {
      flags = octet;
      checkOrder();
    }
    return octet;
  }

  private void checkOrder() throws SSLException {
    if (type == PUSH_PROMISE || blockOpen != (type == CONTINUATION)) {
      throw new SSLException("a frame of type " + type + " is not expected from a client here");
    }
    blockOpen = type == HEADERS || type == CONTINUATION;
  }

  // ---- a block of fields

  private int blockOctet(int octet) throws SSLException {
    int written = block.through(octet);
    if (left == 0 && has(END_HEADERS)) {
      block.end();
    }
    return written;
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  // ---- from part to part

  private void goOn() throws SSLException {
    while (left == 0) {
      next();
    }
  }

  private void next() throws SSLException {
    switch (part) {
      case PADDING -> begin(Part.HEAD, HEAD_OCTETS);
      case HEAD -> afterHead();
      case PAD_LENGTH -> begin(Part.PRIORITY, priorityOctets());
      case PRIORITY -> begin(Part.BLOCK, blockOctets());
      case BLOCK -> afterBlock();
    }
  }

  private void afterHead() {
    padding = 0;
    if (!blockOpen) {
      begin(Part.PADDING, length);
    } else if (type == HEADERS && has(PADDED)) {
      begin(Part.PAD_LENGTH, 1);
    } else {
      begin(Part.PRIORITY, priorityOctets());
    }
  }

  private int priorityOctets() {
    return type == HEADERS && has(PRIORITY) ? PRIORITY_OCTETS : 0;
  }

  private int blockOctets() throws SSLException {
    int padLength = type == HEADERS && has(PADDED) ? 1 : 0;
    int octets = length - padLength - priorityOctets() - padding;
    if (octets < 1) {
      throw new SSLException("a frame of fields without fields is not expected here");
    }
    return octets;
  }

  private void afterBlock() {
    blockOpen = !has(END_HEADERS);
    begin(Part.PADDING, padding);
  }

  private void begin(Part next, int octets) {
    if (next == Part.HEAD) {
      length = 0;
    }
    part = next;
    left = octets;
  }
}
