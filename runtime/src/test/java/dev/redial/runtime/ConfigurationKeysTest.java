package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.runtime.call.RetryPlan;
import dev.redial.runtime.configuration.Configuration;
import dev.redial.runtime.configuration.Domain;
import dev.redial.runtime.configuration.Key;
import dev.redial.runtime.configuration.Source;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each key, set to another value than its default, changes one thing and no other. */
class ConfigurationKeysTest {
  private static final Endpoint BOOK =
      Endpoint.of("NAME", "book", "GET", "/books", Idempotency.SAFE);

  private static final Configuration NOTHING =
      new Configuration(ConfigurationKeys.TABLE, List.of());

  private static Configuration loaded(Key<?> key, String value) {
    Properties properties = new Properties();
    properties.setProperty(key.pattern(), value);
    return new Configuration(ConfigurationKeys.TABLE, List.of(Source.properties(properties)));
  }

  /** Everything that keys can change. */
  private static List<Object> effects(Configuration loaded) {
    ClientSettings client = new ClientSettings();
    ClientKeys.ROWS.forEach(row -> row.apply(loaded, client));
    ManagerSettings manager = new ManagerSettings();
    ConnectionKeys.ROWS.forEach(row -> row.apply(loaded, manager));
    RetryPlan plan = PolicyKeys.plan(loaded, "NAME");
    ApiSettings apis = new ApiSettings(Map.of(), loaded);
    return List.of(
        client.calls().maxRetryAfter(),
        client.calls().trust(),
        client.calls().expectation(),
        client.calls().downloads(),
        client.calls().redirects(),
        Optional.ofNullable(client.calls().decompression()),
        Optional.ofNullable(client.connectTimeout()),
        client.version(),
        client.http2(),
        manager.pool(),
        manager.connection(),
        manager.decoder(),
        manager.closeGrace(),
        manager.keepAlive(),
        plan.attempts(),
        plan.firstWait(),
        plan.growth(),
        plan.longestWait(),
        plan.jitter(),
        plan.statuses().codes(),
        apis.baseUri("NAME"),
        apis.limited(BOOK).timeout(),
        apis.limited(BOOK).overallTimeout());
  }

  /** But for one that the running JDK may refuse. */
  static Stream<Key<?>> keys() {
    return ConfigurationKeys.TABLE.keys().stream()
        .filter(key -> loaded(key, key.example()).problems().isEmpty());
  }

  @Test
  void allButOneCanBeSetOnEveryJdk() {
    int refused = Runtime.version().feature() < 25 ? 1 : 0;
    assertThat(keys()).hasSize(ConfigurationKeys.TABLE.keys().size() - refused);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void keyHasAnEffect(Key<?> key) {
    assertThat(effects(loaded(key, key.example()))).isNotEqualTo(effects(NOTHING));
  }

  /** Two keys that change the same would be one by mistake; of policies, some share a number. */
  @Test
  void everyKeyHasAnEffectOfItsOwn() {
    Function<Key<?>, List<Object>> effect = key -> effects(loaded(key, key.example()));
    assertThat(keys().map(effect)).doesNotHaveDuplicates();
    assertThat(
            keys()
                .filter(key -> key.domain() != Domain.RETRY)
                .map(effect.andThen(ConfigurationKeysTest::changed)))
        .doesNotHaveDuplicates();
  }

  /** Which of the effects, those of records one by one, are others than by default. */
  private static Set<Integer> changed(List<Object> effects) {
    List<Object> changed = parts(effects);
    List<Object> standard = parts(effects(NOTHING));
    return IntStream.range(0, changed.size())
        .filter(i -> !changed.get(i).equals(standard.get(i)))
        .boxed()
        .collect(Collectors.toSet());
  }

  private static List<Object> parts(List<Object> effects) {
    return effects.stream().flatMap(effect -> parts(effect)).toList();
  }

  private static Stream<Object> parts(Object effect) {
    RecordComponent[] components = effect.getClass().getRecordComponents();
    return components == null
        ? Stream.of(effect)
        : Arrays.stream(components).flatMap(component -> parts(valueOf(component, effect)));
  }

  private static Object valueOf(RecordComponent component, Object effect) {
    try {
      component.getAccessor().setAccessible(true);
      return Optional.<Object>ofNullable(component.getAccessor().invoke(effect)).orElse("none");
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** What is documented as the default changes nothing. */
  @ParameterizedTest
  @MethodSource("keys")
  void documentedDefaultIsTheDefault(Key<?> key) {
    if (!key.standardText().isEmpty()) {
      Configuration loaded = loaded(key, key.standardText());
      assertThat(loaded.problems()).isEmpty();
      assertThat(effects(loaded)).isEqualTo(effects(NOTHING));
    }
  }
}
