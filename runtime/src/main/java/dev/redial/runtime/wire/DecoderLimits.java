package dev.redial.runtime.wire;

/**
 * How much of a head is taken before it counts as an attack.
 *
 * @param statusLineOctets of a status line with its line end
 * @param headOctets of a head and, for the same message, its trailers
 * @param fieldLines of a head and its trailers; a folded line counts
 * @param chunkHeaderOctets of a chunk's size and extensions
 * @param interimAnswers before one final answer
 * @param lineEnds which line ends are taken
 */
public record DecoderLimits(
    int statusLineOctets,
    int headOctets,
    int fieldLines,
    int chunkHeaderOctets,
    int interimAnswers,
    LineEnds lineEnds) {
  /**
   * 8 KiB, 64 KiB, 256 lines, 1 KiB, 16 answers, CR LF only. Servers rarely send more than 16 KiB
   * of head; the JDK's client takes 384 KiB.
   */
  public static final DecoderLimits STANDARD =
      new DecoderLimits(8 << 10, 64 << 10, 256, 1 << 10, 16, LineEnds.STRICT);

  /** With another limit on the status line. */
  public DecoderLimits withStatusLineOctets(int octets) {
    return new DecoderLimits(
        octets, headOctets, fieldLines, chunkHeaderOctets, interimAnswers, lineEnds);
  }

  /** With another limit on the head. */
  public DecoderLimits withHeadOctets(int octets) {
    return new DecoderLimits(
        statusLineOctets, octets, fieldLines, chunkHeaderOctets, interimAnswers, lineEnds);
  }

  /** With another limit on the number of field lines. */
  public DecoderLimits withFieldLines(int lines) {
    return new DecoderLimits(
        statusLineOctets, headOctets, lines, chunkHeaderOctets, interimAnswers, lineEnds);
  }

  /** With another limit on a chunk's header. */
  public DecoderLimits withChunkHeaderOctets(int octets) {
    return new DecoderLimits(
        statusLineOctets, headOctets, fieldLines, octets, interimAnswers, lineEnds);
  }

  /** With another limit on interim answers. */
  public DecoderLimits withInterimAnswers(int answers) {
    return new DecoderLimits(
        statusLineOctets, headOctets, fieldLines, chunkHeaderOctets, answers, lineEnds);
  }

  /** With other line ends. */
  public DecoderLimits withLineEnds(LineEnds ends) {
    return new DecoderLimits(
        statusLineOctets, headOctets, fieldLines, chunkHeaderOctets, interimAnswers, ends);
  }
}
