package dev.redial.runtime.coding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Content as servers code it, made by {@code java.util.zip} and by hand. */
final class Coded {
  private static final byte[] PLAIN_HEADER = hex("1f8b0800000000000003");

  private Coded() {}

  static HttpHeaders head(String... codings) {
    return HttpHeaders.of(Map.of("Content-Encoding", List.of(codings)), (name, value) -> true);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return coded.toByteArray();
  }

  static byte[] gzip(byte[] content, int level) {
    return member(PLAIN_HEADER, content, level);
  }

  static byte[] zlib(byte[] content, int level) {
    return deflated(content, new Deflater(level));
  }

  static byte[] raw(byte[] content, int level) {
    return deflated(content, new Deflater(level, true));
  }

  /** With every field that a header may have. */
  static byte[] gzipWithAllFields(byte[] content) {
    byte[] header =
        join(
            hex("1f8b 08 1f 00000000 00 ff 0300"),
            "abc".getBytes(StandardCharsets.ISO_8859_1),
            "name.txt\0a comment\0".getBytes(StandardCharsets.ISO_8859_1));
    return member(withCheck(header), content, Deflater.DEFAULT_COMPRESSION);
  }

  /** A header, and the lower half of its CRC behind it. */
  static byte[] withCheck(byte[] header) {
    int check = (int) crc(header);
    return join(header, new byte[] {(byte) check, (byte) (check >>> Byte.SIZE)});
  }

  static byte[] member(byte[] header, byte[] content, int level) {
    return join(
        header, raw(content, level), littleEndian(crc(content)), littleEndian(content.length));
  }

  static byte[] littleEndian(long number) {
    return new byte[] {
      (byte) number, (byte) (number >>> 8), (byte) (number >>> 16), (byte) (number >>> 24)
    };
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] text(int octets) {
    return "To be, or not to be, that is the question. "
        .repeat(octets / 40 + 1)
        .substring(0, octets)
        .getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] noise(int octets) {
    byte[] noise = new byte[octets];
    new Random(octets).nextBytes(noise);
    return noise;
  }

  private static long crc(byte[] octets) {
    CRC32 crc = new CRC32();
    crc.update(octets);
    return crc.getValue();
  }

  private static byte[] deflated(byte[] content, Deflater deflater) {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(coded, deflater)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return coded.toByteArray();
  }
}
