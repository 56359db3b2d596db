package dev.redial.runtime.coding;

import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decodes deflate: zlib's wrapping, as it should be, or none, as some servers send it.
 *
 * <p>Source: RFC 9110, section 8.4.1.2, with its note.
 */
final class DeflateDecoder implements Decoder {
  private final Function<Wrapping, Inflater> inflaters;

  /** Tell the wrapping; inflated before all others. */
  private final ByteBuffer first = ByteBuffer.allocate(2);

  private @Nullable Inflation inflation;

  DeflateDecoder(Function<Wrapping, Inflater> inflaters) {
    this.inflaters = inflaters;
  }

  @Override
  public void decode(ByteBuffer in, ByteBuffer out) throws DataFormatException {
    Inflation known = inflation == null ? begin(in) : inflation;
    if (known == null) {
      return;
    }
    known.inflate(first, out);
    if (!first.hasRemaining()) {
      known.inflate(in, out);
    }
    if (known.isFinished() && in.hasRemaining()) {
      throw new DataFormatException("octets behind its end, %d at least".formatted(in.remaining()));
    }
  }

  private @Nullable Inflation begin(ByteBuffer in) {
    while (first.hasRemaining() && in.hasRemaining()) {
      first.put(in.get());
    }
    if (!first.hasRemaining()) {
      first.flip();
      inflation = new Inflation(inflaters.apply(isZlib() ? Wrapping.ZLIB : Wrapping.NONE));
    }
    return inflation;
  }

  /**
   * Method 8, a window that there is, and a multiple of 31. Without a wrapping, a first octet with
   * these bits would be a stored block with padding that is not zero: nobody writes that. Source:
   * RFC 1950, section 2.2; RFC 1951, section 3.2.4.
   */
  private boolean isZlib() {
    int header = first.getShort(0) & 0xffff;
    return (header & 0x8f00) == 0x0800 && header % 31 == 0;
  }

  @Override
  public void end() throws DataFormatException {
    boolean begun = inflation != null || first.position() > 0;
    if (begun && (inflation == null || !inflation.isFinished())) {
      throw new DataFormatException("it ends too soon");
    }
  }

  @Override
  public void close() {
    if (inflation != null) {
      inflation.close();
    }
  }
}
