package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.ParamConverter;
import dev.redial.codec.BodyType;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call is given: which of several counts, and what is refused before anything is sent. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ArgumentsTest {
  private static final Returns<Void> NOTHING = Returns.nothing();
  private static final Endpoint CONSTANT =
      Shop.GET
          .withHeader("X-A", "constant")
          .withHeader("x-a", "another")
          .withHeader("Cookie", "a=1")
          .withHeader("X-B", "b");

  private final RawServer server = Shop.answering(200, "text/plain", "ok");
  private final RedialHttpClient http = Shop.once();

  /** A bean for the JSON libraries; public, for they reflect. */
  public record Book(String isbn) {}

  @AfterEach
  void close() throws Exception {
    http.close();
    server.close();
  }

  private EndpointCall call(Endpoint endpoint) {
    return Shop.call(http, server, endpoint);
  }

  private RawRequest sent() {
    return server.requests().get(server.requests().size() - 1);
  }

  // ---- fields

  @Test
  void aParameterCountsInsteadOfAConstant() {
    call(CONSTANT).header("X-a", List.of("one", "two")).send(NOTHING);
    assertThat(sent().headers().allValues("X-A")).containsExactly("one", "two");
    assertThat(sent().headers().allValues("X-B")).containsExactly("b");
  }

  @Test
  void anEntryCountsInsteadOfAConstant() {
    call(CONSTANT).headerAll(Map.of("x-A", "entry")).send(NOTHING);
    assertThat(sent().headers().allValues("X-A")).containsExactly("entry");
  }

  @Test
  void listedValuesCountInsteadOfAConstant() {
    call(CONSTANT).headerCsv("X-A", List.of("one", "two")).send(NOTHING);
    assertThat(sent().headers().allValues("X-A")).containsExactly("one, two");
  }

  @Test
  void anAbsentParameterLeavesTheConstant() {
    call(CONSTANT)
        .header("X-A", null)
        .headerCsv("X-A", List.of())
        .headerAll(entry("X-A", null))
        .send(NOTHING);
    assertThat(sent().headers().allValues("X-A")).containsExactly("constant", "another");
  }

  @Test
  void parametersOfOneNameAreAllSent() {
    call(CONSTANT).header("X-A", "one").headerAll(Map.of("X-A", "two")).send(NOTHING);
    assertThat(sent().headers().allValues("X-A")).containsExactly("one", "two");
  }

  @Test
  void cookiesAreOneField() {
    call(CONSTANT).cookie("b", "2").cookie("c", "3").send(NOTHING);
    assertThat(sent().headers().allValues("Cookie")).containsExactly("a=1; b=2; c=3");
  }

  @Test
  void aMapDoesNotBringTheKeyOfTheCall() {
    Endpoint keyed = Shop.POST.withIdempotencyKey("X-Key", Duration.ofHours(1));
    for (Map<String, String> map : List.of(Map.of("x-key", "k"), Map.of("X-KEY", "k"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> call(keyed).headerAll(map))
          .withMessageStartingWith("The header X-Key of shop.post (POST ")
          .withMessageEndingWith("is its idempotency key; leave it out of the map");
    }
    call(Shop.POST).headerAll(Map.of("x-key", "k")).send(NOTHING);
    assertThat(sent().headers().allValues("X-Key")).containsExactly("k");
  }

  // ---- nulls

  @Test
  void theKeyNullIsRefused() {
    assertRefused(
        () -> call(Shop.GET).queryAll(entry(null, "x")), "shop.get (GET ", "the key null");
    assertRefused(
        () -> call(Shop.POST).formAll(entry(null, "x")), "shop.post (POST ", "the key null");
    assertRefused(
        () -> call(Shop.GET).headerAll(entry(null, "x")), "shop.get (GET ", "the key null");
  }

  @Test
  void theBodyNullIsRefused() {
    BodyType<String> text = BodyType.of(String.class);
    assertRefused(
        () -> call(Shop.POST).body(null, text), "The body of shop.post (POST ", "is null");
    assertRefused(() -> call(Shop.POST).body(null, text, "text/plain"), "The body of", "is null");
  }

  private void assertRefused(Runnable call, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).contains("nothing was sent"));
    assertThat(server.requests()).isEmpty();
  }

  @SuppressWarnings("NullAway") // as callers do who do not check
  private static Map<String, String> entry(String key, String value) {
    Map<String, String> map = new HashMap<>();
    map.put(key, value);
    return map;
  }

  // ---- conversions

  @Test
  void aConverterOfOptionalsTakesThoseOfAMap() {
    ParamConverter<Optional<String>> converter = maybe -> maybe.orElse("none");
    Map<String, Optional<String>> map = new LinkedHashMap<>();
    map.put("a", Optional.of("x"));
    map.put("b", Optional.empty());
    assertThat(Converted.entries(map, converter))
        .isEqualTo(Map.of("a", List.of("x"), "b", List.of("none")));
    assertThat(Converted.entries(null, converter)).isEmpty();
  }

  @Test
  void aConverterOfObjectsTakesWhatIsThere() {
    ParamConverter<Object> converter = Object::toString;
    assertThat(Converted.entries(Map.of("a", Optional.of(List.of(1, 2))), converter))
        .isEqualTo(Map.of("a", List.of("Optional[[1, 2]]")));
  }

  // ---- base URIs

  @ParameterizedTest
  @ValueSource(strings = {"/a/../b", "/..", "/.", "/a/./b/", "/%2e%2E/b", "/a/.%2E"})
  void segmentsOfDotsAreRefusedWithTheBase(String path) {
    assertThatThrownBy(() -> Redial.builder().baseUri("shop", URI.create("http://a" + path)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("its path has a segment that is . or ..");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> call(Shop.GET).baseUri(URI.create("http://a" + path)))
        .withMessageContaining("its path has a segment that is . or ..");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/...", "/a..b", "/.a/b.", ""})
  void dotsWithinSegmentsAreNot(String path) {
    assertThat(ServiceUri.objection(URI.create("http://a" + path))).isEmpty();
  }

  @Test
  void aPasswordIsRefusedWithTheBase() {
    assertThatThrownBy(() -> Redial.builder().baseUri("shop", URI.create("http://me:secret@a/")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("it has user information")
        .hasMessageContaining(".credentials(...)")
        .hasMessageNotContaining("secret");
  }

  // ---- interceptors

  @ParameterizedTest
  @ValueSource(
      strings = {"Host", "content-length", "Transfer-Encoding", "Redial-Idempotency", "TE"})
  void interceptorsDoNotSayWhatTheClientSays(String name) {
    for (CallInterceptor interceptor :
        List.<CallInterceptor>of(c -> c.header(name, "1"), c -> c.addHeader(name, "1"))) {
      Redial redial =
          Redial.builder()
              .httpClient(http)
              .baseUri("shop", server.uri("/"))
              .interceptor(interceptor)
              .build();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> redial.bind(Shop.GET).call().send(NOTHING))
          .withMessageContaining("the header " + name + " is set by the client");
    }
    assertThat(server.requests()).isEmpty();
  }

  // ---- policies

  @Test
  void aPolicyThatIsNotThereIsAnErrorOfItsName() {
    RetryRegistry registry = RetryRegistry.ofDefaults();
    registry.retry("payments");
    try (Redial redial =
        Redial.builder()
            .baseUri("shop", server.uri("/"))
            .client(client -> client.retries(registry))
            .build()) {
      assertThatThrownBy(() -> redial.bind(Shop.GET.withRetry("paymnts")))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("@Retry(\"paymnts\") of shop.get")
          .hasMessageContaining("the nearest is \"payments\"");
      redial.bind(Shop.GET.withRetry("payments")).call().send(NOTHING);
      redial.bind(Shop.GET.withRetry("default")).call().send(NOTHING);
      redial.bind(Shop.GET).call().send(NOTHING);
    }
  }

  @Test
  void aPolicyThatAGivenClientDoesNotHaveIsAnError() {
    RetryRegistry registry = RetryRegistry.ofDefaults();
    registry.retry("payments");
    try (RedialHttpClient bare = RedialHttpClient.newBuilder().build();
        RedialHttpClient paying = RedialHttpClient.newBuilder().retries(registry).build()) {
      Endpoint endpoint = Shop.GET.withRetry("payments");
      assertThatThrownBy(() -> with(bare).bind(endpoint))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("@Retry(\"payments\") of shop.get")
          .hasMessageContaining("newBuilder().retries(...)");
      with(paying).bind(endpoint).call().send(NOTHING);
    }
  }

  private Redial with(RedialHttpClient http) {
    return Redial.builder().httpClient(http).baseUri("shop", server.uri("/")).build();
  }

  @Test
  void aPolicyThatWasAddedInTimeIsThere() {
    try (Redial redial = Redial.builder().baseUri("shop", server.uri("/")).build()) {
      Endpoint endpoint = Shop.GET.withRetry("later");
      assertThatThrownBy(() -> redial.bind(endpoint)).isInstanceOf(ConfigurationException.class);
      redial.retries().orElseThrow().retry("later");
      redial.bind(endpoint).call().send(NOTHING);
    }
  }

  // ---- answers

  @Test
  void aPageInThePlaceOfAValueIsCalledWhatItIs() throws Exception {
    try (RawServer pages =
        Shop.answering(200, "text/html; charset=UTF-8", "<p>Please log in</p>")) {
      assertThatThrownBy(
              () -> Shop.call(http, pages, Shop.GET).send(Returns.body(BodyType.of(Book.class))))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(
              "the body of the 200 is text/html, where application/json was expected")
          .hasMessageContaining("Book")
          .hasMessageNotContaining("add Jackson");
    }
  }

  @Test
  void namesOfApisAndMethodsNeedNoPolicy() {
    try (Redial redial = Redial.builder().baseUri("other", server.uri("/")).build()) {
      redial.bind(Endpoint.of("other", "get", "GET", "/x", Idempotency.SAFE)).call().send(NOTHING);
    }
    assertThat(server.requests()).hasSize(1);
  }

  // ---- what is left of forms, and of texts

  @Test
  void aFormWithoutFieldsIsAFormAllTheSame() {
    call(Shop.POST).form("a", null).formAll(null).formCsv("b", List.of()).send(NOTHING);
    assertThat(sent().headers().firstValue("Content-Type"))
        .contains("application/x-www-form-urlencoded");
    assertThat(sent().headers().firstValue("Content-Length")).contains("0");
  }

  @Test
  void aFormMayBeginWithAFieldThatIsLeftOut() {
    call(Shop.POST).form("a", null).form("b", 1).form("c", null).form("d", 2).send(NOTHING);
    assertThat(sent().body()).isEqualTo("b=1&d=2");
  }

  @Test
  void aFormWithoutPartsIsAFormAllTheSame() {
    call(Shop.POST).parts(FormPart.text("a"), List.of()).send(NOTHING);
    assertThat(sent().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("multipart/form-data; boundary=");
    assertThat(sent().body()).startsWith("--").endsWith("--\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..;", "a;b=c", ";"})
  void aPathValueHasNoParametersOfItsOwn(String value) {
    call(Endpoint.of("shop", "e", "GET", "/p/{id}/e", Idempotency.SAFE)).path(value).send(NOTHING);
    assertThat(sent().target()).isEqualTo("/p/" + value.replace(";", "%3B") + "/e");
  }

  @Test
  void textThatCannotBeSentIsRefusedByName() {
    Endpoint path = Endpoint.of("shop", "e", "GET", "/p/{id}", Idempotency.SAFE);
    assertRefused(
        () -> call(path).path("\ud800"), "The path variable {id} of shop.e (GET", "U+D800");
    assertRefused(
        () -> call(Shop.GET).query("q", "\ud800"), "The parameter q of shop.get", "U+D800");
    assertRefused(
        () -> call(Shop.GET).queryCsv("q", "\ud800"), "The parameter q of shop.get", "U+D800");
    assertRefused(() -> call(Shop.POST).form("f", "\ud800"), "The field f of shop.post", "U+D800");
    assertRefused(
        () -> call(Shop.POST).formCsv("f", "\ud800"), "The field f of shop.post", "U+D800");
    assertRefused(
        () -> call(Shop.POST).part(FormPart.text("p"), "\ud800"),
        "The part p of shop.post",
        "U+D800");
  }
}
