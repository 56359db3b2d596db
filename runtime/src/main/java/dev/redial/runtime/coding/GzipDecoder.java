package dev.redial.runtime.coding;

import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Decodes gzip: members in a row, and nothing else; source: RFC 1952, section 2.2. */
final class GzipDecoder implements Decoder {
  private static final int FIRST_OCTET = 0x1f;

  private enum Part {
    HEADER,
    DATA,
    TRAILER
  }

  private final Function<Wrapping, Inflater> inflaters;
  private final CRC32 check = new CRC32();
  private Part part = Part.HEADER;
  private GzipHeader header = new GzipHeader();
  private GzipTrailer trailer = new GzipTrailer();

  /** There is none before the first header is whole. */
  private @Nullable Inflation inflation;

  GzipDecoder(Function<Wrapping, Inflater> inflaters) {
    this.inflaters = inflaters;
  }

  @Override
  public void decode(ByteBuffer in, ByteBuffer out) throws DataFormatException {
    boolean more = true;
    while (more) {
      more =
          switch (part) {
            case HEADER -> takeHeader(in);
            case DATA -> inflate(in, out);
            case TRAILER -> takeTrailer(in);
          };
    }
  }

  // ---- each takes a step, and says whether the next can be taken

  private boolean takeHeader(ByteBuffer in) throws DataFormatException {
    if (!in.hasRemaining()) {
      return false;
    }
    int octet = Byte.toUnsignedInt(in.get());
    if (isBetweenMembers() && octet != FIRST_OCTET) {
      throw new DataFormatException(
          "0x%02x behind its end, where only another gzip member may be".formatted(octet));
    }
    if (header.take(octet)) {
      beginData();
    }
    return true;
  }

  private boolean isBetweenMembers() {
    return inflation != null && !header.isBegun();
  }

  private void beginData() {
    if (inflation == null) {
      inflation = new Inflation(inflaters.apply(Wrapping.NONE));
    } else {
      inflation.restart();
    }
    check.reset();
    trailer = new GzipTrailer();
    part = Part.DATA;
  }

  private boolean inflate(ByteBuffer in, ByteBuffer out) throws DataFormatException {
    ByteBuffer made = out.slice();
    int before = out.position();
    inflation().inflate(in, out);
    check.update(made.limit(out.position() - before));
    if (inflation().isFinished()) {
      part = Part.TRAILER;
    }
    return part == Part.TRAILER;
  }

  private boolean takeTrailer(ByteBuffer in) throws DataFormatException {
    if (!in.hasRemaining()) {
      return false;
    }
    if (trailer.take(Byte.toUnsignedInt(in.get()))) {
      trailer.verify(check, inflation().made());
      header = new GzipHeader();
      part = Part.HEADER;
    }
    return true;
  }

  private Inflation inflation() {
    if (inflation == null) {
      throw new IllegalStateException("data before a header");
    }
    return inflation;
  }

  @Override
  public void end() throws DataFormatException {
    if (part != Part.HEADER || header.isBegun()) {
      throw new DataFormatException("it ends too soon, in a gzip member");
    }
  }

  @Override
  public void close() {
    if (inflation != null) {
      inflation.close();
    }
  }
}
