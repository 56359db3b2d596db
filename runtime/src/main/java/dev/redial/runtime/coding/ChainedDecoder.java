package dev.redial.runtime.coding;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/** Decodes what another decoder made. */
final class ChainedDecoder implements Decoder {
  private final Decoder outer;
  private final Decoder inner;
  private final Tally tally;

  /** What the outer made and the inner has not taken yet. */
  private final ByteBuffer between = ByteBuffer.allocate(DecodedContent.CHUNK_OCTETS).flip();

  /**
   * Of two.
   *
   * @param outer decodes what arrives
   * @param inner decodes what the outer makes
   * @param tally of what lies between them
   */
  ChainedDecoder(Decoder outer, Decoder inner, Tally tally) {
    this.outer = outer;
    this.inner = inner;
    this.tally = tally;
  }

  @Override
  public void decode(ByteBuffer in, ByteBuffer out)
      throws DataFormatException, ContentTooLargeException {
    do {
      inner.decode(between, out);
    } while (out.hasRemaining() && refill(in));
  }

  /** Whether there is something for the inner one again. */
  private boolean refill(ByteBuffer in) throws DataFormatException, ContentTooLargeException {
    between.clear();
    try {
      outer.decode(in, between);
    } finally {
      between.flip();
    }
    tally.passed(between.remaining());
    return between.hasRemaining();
  }

  @Override
  public void end() throws DataFormatException {
    outer.end();
    inner.end();
  }

  @Override
  public void close() {
    outer.close();
    inner.close();
  }
}
