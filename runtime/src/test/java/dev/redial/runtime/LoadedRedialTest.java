package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.testing.RawServer;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Settings that are loaded: what goes before what, and what is refused.
 *
 * <p>Above 400 lines because what is refused, most of them, is read best beside what is taken.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LoadedRedialTest {
  private static final Endpoint ORDER =
      Endpoint.of("Book-Shop", "order", "GET", "/x", Idempotency.SAFE)
          .withTimeout(Duration.ofSeconds(7));
  private static final String BASE = "redial.api.Book-Shop.base-uri=http://127.0.0.1:1\n";

  @TempDir Path folder;

  private Path file(String name, String... lines) throws Exception {
    return Files.writeString(folder.resolve(name), String.join("\n", lines));
  }

  private static Properties properties(String... pairs) {
    Properties properties = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty(pairs[i], pairs[i + 1]);
    }
    return properties;
  }

  private static Endpoint bound(Redial.Builder builder) {
    try (Redial redial = builder.build()) {
      return redial.bind(ORDER).endpoint();
    }
  }

  private static int attempts(Redial redial, String name) {
    RetryRegistry registry = redial.retries().orElseThrow();
    return registry.getConfiguration(name).orElseThrow().getMaxAttempts();
  }

  private static String messageOf(Redial.Builder builder) {
    try (Redial redial = builder.build()) {
      redial.bind(ORDER);
      return "nothing was refused";
    } catch (ConfigurationException e) {
      return String.valueOf(e.getMessage());
    }
  }

  // ---- what goes before what

  @Test
  void codeThenSystemPropertiesThenEnvironmentThenTheLaterFile() throws Exception {
    Path first = file("1", BASE, "redial.api.Book-Shop.timeout = 1s");
    Path later = file("2", "redial.api.Book-Shop.timeout = 2s");
    Map<String, String> environment = Map.of("REDIAL_API_BOOK_SHOP_TIMEOUT", "3s");
    Properties system = properties("redial.api.Book-Shop.timeout", "4s");

    assertThat(bound(Redial.builder().load(first)).timeout()).hasValue(Duration.ofSeconds(1));
    assertThat(bound(Redial.builder().load(first).load(later)).timeout())
        .hasValue(Duration.ofSeconds(2));
    assertThat(
            bound(Redial.builder().loadSystem(new Properties(), environment).load(first)).timeout())
        .hasValue(Duration.ofSeconds(3));
    assertThat(bound(Redial.builder().loadSystem(system, environment).load(first)).timeout())
        .hasValue(Duration.ofSeconds(4));
  }

  @Test
  void baseUriInCodeGoesBeforeALoadedOne() throws Exception {
    try (RawServer server = Shop.answering(200, "text/plain", "ok");
        Redial redial =
            Redial.builder().baseUri("Book-Shop", server.uri("/")).load(file("a", BASE)).build()) {
      assertThat(redial.bind(ORDER).call().send(Returns.nothing())).isNull();
      assertThat(server.received("GET")).isEqualTo(1);
    }
  }

  @Test
  void limitOfAMethodGoesBeforeThatOfItsApiAndBothBeforeTheAnnotation() throws Exception {
    Path file =
        file(
            "a",
            BASE,
            "redial.api.Book-Shop.timeout=1s",
            "redial.api.Book-Shop.order.timeout=2s",
            "redial.api.Book-Shop.other.overall-timeout=3s");
    Endpoint bound = bound(Redial.builder().load(file));
    assertThat(bound.timeout()).hasValue(Duration.ofSeconds(2));
    assertThat(bound.overallTimeout()).isEmpty();
    assertThat(bound(Redial.builder().load(file("b", BASE))).timeout()).isEqualTo(ORDER.timeout());
  }

  @Test
  void codeForTheClientGoesBeforeWhatIsLoadedForIt() throws Exception {
    Path file =
        file("a", "redial.client.connect-timeout=3s", "redial.client.follow-redirects=NORMAL");
    ClientSettings[] seen = new ClientSettings[1];
    try (Redial redial =
        Redial.builder()
            .load(file)
            .client(
                client -> {
                  seen[0] = (ClientSettings) client.connectTimeout(Duration.ofSeconds(1));
                })
            .build()) {
      assertThat(redial.retries()).isPresent();
      assertThat(seen[0].connectTimeout()).isEqualTo(Duration.ofSeconds(1));
      assertThat(seen[0].redirect().name()).isEqualTo("NORMAL");
    }
  }

  // ---- names from the environment

  @Test
  void environmentAloneServesAnApiWhoseNameItCannotWrite() {
    Map<String, String> environment =
        Map.of(
            "REDIAL_API_BOOK_SHOP_BASE_URI", "http://127.0.0.1:1",
            "REDIAL_API_BOOK_SHOP_ORDER_OVERALL_TIMEOUT", "9s",
            "REDIAL_RETRY_BOOK_SHOP_ORDER_MAX_ATTEMPTS", "4",
            "REDIAL_RETRY_DEFAULT_MAX_ATTEMPTS", "2",
            "HOME", "/");
    Properties system = properties("java.home", "/");
    try (Redial redial = Redial.builder().loadSystem(system, environment).build()) {
      assertThat(redial.bind(ORDER).endpoint().overallTimeout()).hasValue(Duration.ofSeconds(9));
      assertThat(attempts(redial, "Book-Shop.order")).isEqualTo(4);
      assertThat(attempts(redial, "default")).isEqualTo(2);
    }
  }

  @Test
  void nameOfTheEnvironmentThatTwoApisHaveIsAmbiguous() {
    Map<String, String> environment = Map.of("REDIAL_API_BOOK_SHOP_BASE_URI", "http://127.0.0.1:1");
    try (Redial redial = Redial.builder().loadSystem(new Properties(), environment).build()) {
      redial.bind(ORDER);
      Endpoint twin = Endpoint.of("book_shop", "x", "GET", "/x", Idempotency.SAFE);
      assertThatThrownBy(() -> redial.bind(twin))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(
              "environment: REDIAL_API_BOOK_SHOP_BASE_URI: it could mean \"Book-Shop\" or \"book_shop\"");
      assertThatCode(() -> redial.bind(ORDER)).doesNotThrowAnyException();
    }
  }

  @Test
  void ambiguityBetweenLoadedNamesIsToldAtOnce() throws Exception {
    Path file = file("a", "redial.retry.a-b.max-attempts=1", "redial.retry.a_b.max-attempts=1");
    Map<String, String> environment = Map.of("REDIAL_RETRY_A_B_WAIT_DURATION", "1s");
    assertThat(messageOf(Redial.builder().load(file).loadSystem(new Properties(), environment)))
        .contains("it could mean \"a-b\" or \"a_b\"");
  }

  @Test
  void twoVariablesOfOneFormAreRefused() {
    Map<String, String> environment =
        Map.of("REDIAL_CLIENT_PRIORITY", "3", "redial_client_priority", "4");
    assertThat(messageOf(Redial.builder().loadSystem(new Properties(), environment)))
        .contains(
            "environment: redial_client_priority: it says the same as REDIAL_CLIENT_PRIORITY");
  }

  // ---- policies

  @Test
  void policyTakesWhatItLeavesOutFromTheDefaultAndThenFromTheStandard() throws Exception {
    Path file =
        file(
            "a",
            BASE,
            "redial.retry.default.wait-duration=2s",
            "redial.retry.default.enable-randomized-wait=false",
            "redial.retry.Book-Shop.max-attempts=5");
    try (Redial redial = Redial.builder().load(file).build()) {
      RetryConfig policy =
          redial.retries().flatMap(all -> all.getConfiguration("Book-Shop")).orElseThrow();
      assertThat(policy.getMaxAttempts()).isEqualTo(5);
      assertThat(policy.getIntervalBiFunction().apply(2, Either.right(""))).isEqualTo(4_000);
      assertThat(attempts(redial, "default")).isEqualTo(3);
    }
  }

  @Test
  void loadedPolicyDecidesHowOftenACallIsTried() throws Exception {
    try (RawServer server = Shop.answering(503, "text/plain", "no");
        Redial redial =
            Redial.builder()
                .baseUri("Book-Shop", server.uri("/"))
                .load(
                    properties(
                        "redial.retry.Book-Shop.order.max-attempts", "4",
                        "redial.retry.default.wait-duration", "1ms"))
                .build()) {
      assertThatThrownBy(() -> redial.bind(ORDER).call().send(Returns.nothing()))
          .hasMessageContaining("503");
      assertThat(server.received("GET")).isEqualTo(4);
    }
  }

  @Test
  void registryInCodeTakesLoadedPoliciesOfOtherNames() {
    RetryConfig twice = RetryConfig.custom().maxAttempts(2).build();
    RetryRegistry registry = RetryRegistry.of(Map.of("mine", twice));
    Properties loaded = properties("redial.retry.search.max-attempts", "6");
    try (Redial redial =
        Redial.builder().load(loaded).client(client -> client.retries(registry)).build()) {
      assertThat(redial.retries()).hasValue(registry);
      assertThat(attempts(redial, "search")).isEqualTo(6);
      assertThat(attempts(redial, "mine")).isEqualTo(2);
    }
  }

  @Test
  void policyOfOneNameInCodeAndLoadedIsRefused() {
    RetryRegistry registry = RetryRegistry.of(Map.of("mine", RetryConfig.ofDefaults()));
    Properties loaded =
        properties("redial.retry.mine.max-attempts", "6", "redial.retry.default.max-attempts", "6");
    assertThat(messageOf(Redial.builder().load(loaded).client(c -> c.retries(registry))))
        .contains(
            "properties: redial.retry.mine.max-attempts: the registry given in code has a policy \"mine\", too")
        .contains("redial.retry.default.max-attempts: the registry given in code has a policy");
  }

  // ---- what is refused

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws Exception {
    Path bad =
        file(
            "bad.properties",
            "# a comment",
            "redial.conections.max-total = 5",
            "redial.api.Book-Shop.base-uri = ftp://me:secret@x/",
            "redial.api.Book-Shop.timeout = \\",
            "    5 sec",
            "redial.connections.max-total = 0",
            "redial.client.version = 2",
            "redial.retry.default.retry-statuses = 503, 700",
            "redial.retry.x.randomized-wait-factor = 0.5",
            "redial.retry.x.enable-randomized-wait = false",
            "redial.connections.max-total = 7",
            "server.port = 80",
            "redial.client.priority = \\u00");
    Map<String, String> environment =
        Map.of("REDIAL_RETRY_SHOP_MAX_ATEMPTS", "1", "REDIAL_CLIENT_TRUST_CLOSE", "yes");
    String message =
        messageOf(
            Redial.builder()
                .load(bad)
                .load(folder.resolve("none"))
                .loadSystem(properties("redial.api.timeout", "1s"), environment));
    String in = bad + ", line ";
    assertThat(message)
        .startsWith("The configuration was not applied")
        .contains(
            in
                + "2: redial.conections.max-total: there is no such key; the nearest is redial.connections.max-total\n")
        .contains(in + "3: redial.api.Book-Shop.base-uri: \"ftp://***@x/\" is not a base URI; give")
        .contains(in + "4: redial.api.Book-Shop.timeout: \"5 sec\" is not a duration; give")
        .contains(
            in + "6: redial.connections.max-total: maxConnections is 0; it has to be at least 1")
        .contains(in + "7: redial.client.version: \"2\" is not a version; give HTTP_1_1, HTTP_2")
        .contains(in + "8: redial.retry.default.retry-statuses: \"503, 700\" is not a list")
        .contains(in + "9: redial.retry.x.randomized-wait-factor: has no effect while")
        .contains(in + "11: redial.connections.max-total: it stands in line 6 already")
        .contains(in + "12: server.port: there is no such key")
        .contains(in + "13: it cannot be read: Malformed")
        .contains(folder.resolve("none") + ": there is no such file")
        .contains(
            "environment: REDIAL_RETRY_SHOP_MAX_ATEMPTS: there is no such key; the nearest is REDIAL_RETRY_")
        .contains(
            "environment: REDIAL_CLIENT_TRUST_CLOSE: \"yes\" is not a flag; give true or false")
        .contains(
            "system properties: redial.api.timeout: there is no such key; the nearest is redial.api.NAME.timeout")
        .doesNotContain("secret");
  }

  @Test
  void octetsThatAreNotUtf8AreRefused() throws Exception {
    Path file = Files.write(folder.resolve("l1"), "a=\u00e4".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(messageOf(Redial.builder().load(file))).contains("it is not UTF-8");
  }

  @Test
  void limitOfAnApiThatThereIsNotIsRefused() throws Exception {
    Path file = file("a", BASE, "redial.api.BookShop.order.timeout=1s");
    assertThat(messageOf(Redial.builder().load(file)))
        .contains("line 3: redial.api.BookShop.order.timeout: there is no base URI for the API")
        .contains("the nearest that has one is Book-Shop");
  }

  @Test
  void baseUriOfAMethodIsRefused() throws Exception {
    Path file = file("a", BASE, "redial.api.Book-Shop.order.base-uri=http://127.0.0.1:2");
    assertThat(messageOf(Redial.builder().load(file)))
        .contains("line 3: redial.api.Book-Shop.order.base-uri: a base URI is an API's");
  }

  @Test
  void keysOfAClientThatWasGivenAreRefusedAndBaseUrisAreNot() throws Exception {
    Path misplaced =
        file(
            "a",
            BASE,
            "redial.client.trust-close=true",
            "redial.connections.max-total=5",
            "redial.retry.default.max-attempts=1",
            "redial.retry-budget.ratio=0.1");
    try (RedialHttpClient http = Shop.once()) {
      assertThat(messageOf(Redial.builder().httpClient(http).load(misplaced)))
          .contains("redial.client.trust-close: belongs to the client")
          .contains("redial.connections.max-total: belongs to the client")
          .contains("redial.retry.default.max-attempts: belongs to the client")
          .contains("redial.retry-budget.ratio: belongs to the client")
          .doesNotContain("base-uri:");
      assertThat(bound(Redial.builder().httpClient(http).load(file("b", BASE)))).isEqualTo(ORDER);
      assertThat(messageOf(Redial.builder().httpClient(http).client(c -> {})))
          .contains("leave the one or the others out");
    }
  }

  @Test
  void keysOfAManagerThatWasGivenAreRefused() {
    try (ConnectionManager manager = ConnectionManager.create()) {
      Redial.Builder builder = Redial.builder().client(c -> c.connectionManager(manager));
      assertThat(messageOf(builder.load(properties("redial.connections.rescue", "false"))))
          .contains("redial.connections.rescue: belongs to a connection manager");
      assertThat(messageOf(builder.connections(c -> {}))).contains("leave one of them out");
    }
  }

  @Test
  void valueThatIsNoTextIsRefused() {
    Properties loaded = new Properties();
    loaded.put("redial.retry.default.max-attempts", 7);
    assertThat(messageOf(Redial.builder().load(loaded)))
        .contains("redial.retry.default.max-attempts")
        .contains("its value is no text but a java.lang.Integer; use setProperty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait-duration", "exponential-max-wait-duration"})
  void waitBeyondAYearIsRefused(String setting) {
    String key = "redial.retry.default." + setting;
    assertThat(messageOf(Redial.builder().load(properties(key, "100000000000000h"))))
        .contains(key)
        .contains("it has to be 1ms to 8760h");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user:hunter2@shop.example",
        "https:/user:hunter2@shop.example",
        "https:\\\\user:hunter2@shop.example",
        "https://user:hunter2@shop example"
      })
  void passwordInWhatIsNoUriIsNotTold(String base) {
    assertThat(messageOf(Redial.builder().load(properties("redial.api.shop.base-uri", base))))
        .contains("redial.api.shop.base-uri")
        .doesNotContain("hunter2");
  }

  @Test
  void portThatThereIsNotIsRefused() {
    assertThat(
            messageOf(
                Redial.builder().load(properties("redial.api.shop.base-uri", "http://a:99999/"))))
        .contains("\"http://a:99999/\" is not a base URI");
    assertThatThrownBy(() -> Redial.builder().baseUri("shop", URI.create("http://a:99999/")))
        .hasMessageContaining("its port is 99999; there are 65535");
  }

  @Test
  void settingsInCodeAddUp() {
    List<String> said = new ArrayList<>();
    try (Redial redial =
        Redial.builder()
            .client(client -> said.add("client 1"))
            .client(client -> said.add("client 2"))
            .connections(connections -> said.add("connections 1"))
            .connections(connections -> said.add("connections 2"))
            .build()) {
      assertThat(redial).isNotNull();
      assertThat(said)
          .containsExactlyInAnyOrder("client 1", "client 2", "connections 1", "connections 2");
    }
  }

  @Test
  void passwordInABaseUriIsNotTold() {
    assertThatThrownBy(
            () -> Redial.builder().baseUri("x", URI.create("http://me:secret@shop.example/?q")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("http://***@shop.example/?q")
        .hasMessageNotContaining("secret");
  }

  // ---- closing

  @Test
  void clientThatWasMadeIsClosedAndOneThatWasGivenIsNot() throws Exception {
    try (RawServer server = Shop.answering(200, "text/plain", "ok");
        RedialHttpClient given = Shop.once()) {
      Redial.Builder builder = Redial.builder().baseUri("Book-Shop", server.uri("/"));
      BoundEndpoint own;
      try (Redial redial = builder.build()) {
        own = redial.bind(ORDER);
        own.call().send(Returns.nothing());
      }
      assertThatThrownBy(() -> own.call().send(Returns.nothing())).hasMessageContaining("closed");
      try (Redial redial = builder.httpClient(given).build()) {
        assertThat(redial.retries()).isEqualTo(Optional.empty());
      }
      assertThat(given.isTerminated()).isFalse();
    }
  }
}
