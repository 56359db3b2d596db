package dev.redial.runtime.coding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's content decodes to, a chunk at a time.
 *
 * <p>Thread-safety: none; one user at a time.
 */
final class DecodedContent {
  /** As much as the JDK's client hands on at once. */
  static final int CHUNK_OCTETS = 16 * 1024;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Codings codings;
  private final Function<Wrapping, Inflater> inflaters;
  private final Tally tally;

  /** What has arrived; the first one is being decoded. */
  private final Deque<ByteBuffer> coded = new ArrayDeque<>();

  /** There are none before the first octet: most answers to HEAD say that they are coded. */
  private @Nullable Decoder decoder;

  private ByteBuffer room = NOTHING;

  DecodedContent(Codings codings, long maxOctets, Function<Wrapping, Inflater> inflaters) {
    this.codings = codings;
    this.inflaters = inflaters;
    tally = new Tally(codings, maxOctets);
  }

  /** More has arrived; these buffers are ours now. */
  void add(List<ByteBuffer> arrived) {
    tally.arrived(arrived);
    arrived.stream().filter(ByteBuffer::hasRemaining).forEach(coded::add);
  }

  /** The next octets, in a buffer that is nobody else's; null if more has to arrive before. */
  @Nullable ByteBuffer next() throws IOException {
    if (coded.isEmpty()) {
      return null;
    }
    try {
      decode(decoder == null ? begin() : decoder);
    } catch (DataFormatException e) {
      throw tally.malformed(e);
    }
    tally.decoded(room.position());
    return room.position() == 0 ? null : copy(room.flip());
  }

  private Decoder begin() {
    Decoder begun = codings.decoder(inflaters, tally);
    decoder = begun;
    room = ByteBuffer.allocate(CHUNK_OCTETS);
    return begun;
  }

  /**
   * Until the room is full or nothing is left. While it becomes full the first buffer stays, even
   * an empty one: the decoder may have more of it.
   */
  private void decode(Decoder by) throws DataFormatException, ContentTooLargeException {
    room.clear().limit(tally.room(CHUNK_OCTETS));
    by.decode(coded.element(), room);
    while (room.hasRemaining() && coded.poll() != null && !coded.isEmpty()) {
      by.decode(coded.element(), room);
    }
  }

  private static ByteBuffer copy(ByteBuffer made) {
    return ByteBuffer.allocate(made.remaining()).put(made).flip().asReadOnlyBuffer();
  }

  /** Nothing more arrives, and what had arrived was taken. */
  void end() throws MalformedContentException {
    if (decoder != null) {
      try {
        decoder.end();
      } catch (DataFormatException e) {
        throw tally.malformed(e);
      }
    }
  }

  /** Forgets what is left. */
  void close() {
    coded.clear();
    if (decoder != null) {
      decoder.close();
    }
  }
}
