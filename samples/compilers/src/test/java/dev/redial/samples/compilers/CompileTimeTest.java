package dev.redial.samples.compilers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.samples.compilers.CompileTime.Loading;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of {@link CompileTime}. */
final class CompileTimeTest {
  /** The first two warm the compiler up; of five others the third is the median. */
  private static final int ROUNDS = 7;

  @Test
  void processorCostsNoMoreThanTheCompilationThatItSaves(@TempDir Path folder) throws Exception {
    List<CompileTime.Round> rounds = new CompileTime(folder, 30, Loading.ONCE).rounds(ROUNDS);
    assertThat(CompileTime.median(rounds)).as("%s", rounds).isLessThan(2);
  }
}
