package dev.redial.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector at every kind of split. */
@Tag("F1")
@Tag("F2")
@Tag("F3")
@Tag("F4")
@Tag("F5")
@Tag("F6")
@Tag("F7")
@Tag("F8")
@Tag("F9")
@Tag("F10")
@Tag("S4")
@Tag("S6")
@Tag("S7")
@Tag("S14")
class DecoderVectorsTest {
  private static final int RANDOM_SPLITS = 50;

  static Stream<Vector> vectors() {
    return Stream.concat(GoodVectors.all().stream(), BadVectors.all().stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void unsplit(Vector vector) {
    check(vector, List.of(vector.octets()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void splitInTwoAnywhere(Vector vector) {
    for (int at = 0; at <= vector.octets().length; at++) {
      check(vector, pieces(vector.octets(), at));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void oneOctetAtATime(Vector vector) {
    check(vector, pieces(vector.octets(), IntStream.range(0, vector.octets().length).toArray()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void splitAtRandomWithEmptyPieces(Vector vector) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < RANDOM_SPLITS; round++) {
      int[] cuts = random.ints(random.nextInt(9), 0, vector.octets().length + 1).toArray();
      assertThat(Trace.of(vector, pieces(vector.octets(), cuts)))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(vector.trace());
    }
  }

  private static void check(Vector vector, List<byte[]> pieces) {
    assertThat(Trace.of(vector, pieces)).isEqualTo(vector.trace());
  }

  private static List<byte[]> pieces(byte[] octets, int... cuts) {
    int[] sorted = Arrays.stream(cuts).sorted().toArray();
    List<byte[]> pieces = new ArrayList<>();
    int start = 0;
    for (int cut : sorted) {
      pieces.add(Arrays.copyOfRange(octets, start, cut));
      start = cut;
    }
    pieces.add(Arrays.copyOfRange(octets, start, octets.length));
    return pieces;
  }
}
