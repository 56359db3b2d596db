package dev.redial.processor.random;

import dev.redial.processor.random.Setting.Place;
import dev.redial.processor.random.Specimen.Home;
import dev.redial.processor.random.Specimen.Strictness;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random specimens: all that can be written with the annotations, right and wrong. */
public final class Grammar {
  private Grammar() {}

  /** Lists of this many specimens, which shrink to fewer. */
  public static Arbitrary<List<Specimen>> batches(int size) {
    RandomDistribution always = (tries, least, most, center) -> random -> most;
    return specimens().list().ofMinSize(1).ofMaxSize(size).withSizeDistribution(always);
  }

  private static Arbitrary<Specimen> specimens() {
    return Combinators.combine(
            Pick.mostly(Api.any().list().ofSize(1), 10, Api.any().list().ofSize(2)),
            whole(),
            setting(),
            Arbitraries.frequency(Tuple.of(15, Strictness.LENIENT), Tuple.of(1, Strictness.STRICT)))
        .as(
            (apis, whole, setting, strictness) ->
                new Scene(apis, whole, setting).specimen(strictness));
  }

  /** A record with components of every kind. */
  private static Arbitrary<String> whole() {
    return Given.component()
        .list()
        .ofMaxSize(3)
        .map(
            given ->
                distinct(given).stream()
                    .map(Given::text)
                    .collect(Collectors.joining(", ", "% record !Whole(", ") {}")));
  }

  private static List<Given> distinct(List<Given> given) {
    return List.copyOf(
        given.stream()
            .collect(Collectors.toMap(Given::name, one -> one, (one, other) -> one, TreeMap::new))
            .values());
  }

  private static Arbitrary<Setting> setting() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(6, Place.BESIDE),
                Tuple.of(5, Place.NESTED),
                Tuple.of(3, Place.OUTER),
                Tuple.of(2, Place.AUXILIARY),
                Tuple.of(3, Place.FAR)),
            Pick.mostly(Pick.of("", "public "), 20, Pick.of("private ", "protected ")),
            Pick.mostly(Pick.of("public ", "", "protected "), 20, Pick.of("private ")),
            Arbitraries.frequency(Tuple.of(300, Home.NAMED), Tuple.of(1, Home.UNNAMED)),
            Arbitraries.of(Setting.Style.values()),
            deprecated(),
            renamed())
        .as(Setting::new);
  }

  private static Arbitrary<Map<String, String>> deprecated() {
    Arbitrary<Map<String, String>> some =
        Arbitraries.maps(
                Pick.of(List.copyOf(Furniture.names())),
                Pick.of("@#java.lang.Deprecated ", "@#java.lang.Deprecated(forRemoval = true) "))
            .ofMinSize(5)
            .ofMaxSize(20);
    return Pick.mostly(Arbitraries.just(Map.of()), 5, some);
  }

  private static Arbitrary<Map<String, String>> renamed() {
    Arbitrary<Map<String, String>> some =
        Arbitraries.maps(
                Pick.mostly(
                    Pick.of("Shop", "Order", "Colour", "Box", "Thing"),
                    2,
                    Pick.of(List.copyOf(Furniture.names()))),
                Words.collision())
            .uniqueValues(name -> name)
            .ofMinSize(1)
            .ofMaxSize(3);
    return Pick.mostly(Arbitraries.just(Map.of()), 4, some);
  }
}
