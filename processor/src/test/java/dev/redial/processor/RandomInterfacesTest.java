package dev.redial.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.processor.random.Ending;
import dev.redial.processor.random.Grammar;
import dev.redial.processor.random.Laboratory;
import dev.redial.processor.random.Specimen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever is written, it has a client that compiles without a warning, or a tagged error that says
 * where. {@code -Drandom.tries=1000} tries 200,000 interfaces instead of 5,200; another seed tries
 * others.
 */
class RandomInterfacesTest {
  private static final int BATCH = 200;

  /** What a build tries at least. */
  private static final int LEAST = 5_000;

  /** What a compilation has to be set up for, or needs two of. */
  private static final Set<String> OF_OTHER_TESTS =
      Set.of("API-13", "API-18", "API-19", "API-20", "API-21", "OPT-01", "OPT-02", "REP-01");

  private static final Laboratory LABORATORY = laboratory();

  private static Laboratory laboratory() {
    try {
      return new Laboratory(Files.createTempDirectory("library"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<List<Specimen>> batches() {
    return Grammar.batches(BATCH);
  }

  /** Every build tries the same ones; another seed tries others. */
  @Property(
      edgeCases = EdgeCasesMode.NONE,
      generation = GenerationMode.RANDOMIZED,
      seed = "703978488974754075")
  void everyInterfaceHasAClientThatCompilesOrATaggedError(@ForAll("batches") List<Specimen> batch) {
    Map<Specimen, Ending> endings = LABORATORY.examine(batch);
    endings.values().forEach(RandomInterfacesTest::count);
    checkShares();
    endings.forEach(
        (specimen, ending) ->
            assertThat(ending).as("%s", specimen).isNotInstanceOf(Ending.Broken.class));
  }

  private static void count(Ending ending) {
    Statistics.label("endings").collect(ending.getClass().getSimpleName());
    ending.tags().forEach(tag -> Statistics.label("tags").collect(tag));
  }

  /** A processor that refuses everything, or nothing, would show nothing. */
  private static void checkShares() {
    Statistics.label("endings")
        .coverage(
            shares -> {
              shares.check("Compiled").percentage(share -> share >= 30);
              shares.check("Refused").percentage(share -> share >= 30);
              shares.checkQuery(any -> true).count(all -> all >= LEAST);
            });
    Statistics.label("tags")
        .coverage(shares -> tags().forEach(tag -> shares.check(tag).count(times -> times > 0)));
  }

  private static Stream<String> tags() {
    return Arrays.stream(Tag.values())
        .map(Tag::text)
        .distinct()
        .filter(tag -> !OF_OTHER_TESTS.contains(tag));
  }
}
