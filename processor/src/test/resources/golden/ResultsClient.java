package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Results} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
public final class ResultsClient implements Results {
  private static final Endpoint NOTHING = Endpoint.of(
      "Results", "nothing", "GET", "", Idempotency.SAFE);

  private static final Returns<Void> NOTHING_RETURNS = Returns.nothing();

  private static final Endpoint NOTHING_TOO = Endpoint.of(
      "Results", "nothingToo", "GET", "", Idempotency.SAFE);

  private static final Returns<Void> NOTHING_TOO_RETURNS = Returns.nothing();

  private static final Endpoint TEXT = Endpoint.of(
      "Results", "text", "GET", "", Idempotency.SAFE);

  private static final Returns<String> TEXT_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint OCTETS = Endpoint.of(
      "Results", "octets", "GET", "", Idempotency.SAFE);

  private static final Returns<byte[]> OCTETS_RETURNS = Returns.body(BodyType.of(byte[].class));

  private static final Endpoint TEXTS = Endpoint.of(
      "Results", "texts", "GET", "", Idempotency.SAFE);

  private static final Returns<String[]> TEXTS_RETURNS = Returns.body(BodyType.of(String[].class));

  private static final Endpoint COUNT = Endpoint.of(
      "Results", "count", "GET", "", Idempotency.SAFE);

  private static final Returns<Long> COUNT_RETURNS = Returns.body(BodyType.of(Long.class));

  private static final Endpoint BOXED = Endpoint.of(
      "Results", "boxed", "GET", "", Idempotency.SAFE);

  private static final Returns<Long> BOXED_RETURNS = Returns.body(BodyType.of(Long.class));

  private static final Endpoint MAYBE = Endpoint.of(
      "Results", "maybe", "GET", "", Idempotency.SAFE);

  private static final Returns<Optional<List<String>>> MAYBE_RETURNS = Returns.optional(
      BodyType.of(List.class, BodyType.of(String.class)));

  private static final Endpoint RESPONSE = Endpoint.of(
      "Results", "response", "GET", "", Idempotency.SAFE);

  private static final Returns<HttpResponse<Map<String, List<Integer>>>> RESPONSE_RETURNS = Returns.response(
      BodyType.of(Map.class, BodyType.of(String.class), BodyType.of(List.class, BodyType.of(Integer.class))));

  private static final Endpoint HEAD = Endpoint.of(
      "Results", "head", "HEAD", "", Idempotency.SAFE);

  private static final Returns<HttpResponse<Void>> HEAD_RETURNS = Returns.response(BodyType.of(Void.class));

  private static final Endpoint LATER = Endpoint.of(
      "Results", "later", "GET", "", Idempotency.SAFE);

  private static final Returns<Void> LATER_RETURNS = Returns.nothing();

  private static final Endpoint RESPONSE_LATER = Endpoint.of(
      "Results", "responseLater", "GET", "", Idempotency.SAFE);

  private static final Returns<HttpResponse<byte[]>> RESPONSE_LATER_RETURNS = Returns.response(BodyType.of(byte[].class));

  private static final Endpoint MAYBE_LATER = Endpoint.of(
      "Results", "maybeLater", "GET", "", Idempotency.SAFE);

  private static final Returns<Optional<String>> MAYBE_LATER_RETURNS = Returns.optional(BodyType.of(String.class));

  private static final Endpoint CHECKED = Endpoint.of(
      "Results", "checked", "GET", "", Idempotency.SAFE);

  private static final Returns<String> CHECKED_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint THROWING = Endpoint.of(
      "Results", "throwing", "GET", "", Idempotency.SAFE);

  private static final Returns<String> THROWING_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint ANYTHING = Endpoint.of(
      "Results", "anything", "GET", "", Idempotency.SAFE);

  private static final Returns<Void> ANYTHING_RETURNS = Returns.nothing();

  private final BoundEndpoint nothing;

  private final BoundEndpoint nothingToo;

  private final BoundEndpoint text;

  private final BoundEndpoint octets;

  private final BoundEndpoint texts;

  private final BoundEndpoint count;

  private final BoundEndpoint boxed;

  private final BoundEndpoint maybe;

  private final BoundEndpoint response;

  private final BoundEndpoint head;

  private final BoundEndpoint later;

  private final BoundEndpoint responseLater;

  private final BoundEndpoint maybeLater;

  private final BoundEndpoint checked;

  private final BoundEndpoint throwing;

  private final BoundEndpoint anything;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public ResultsClient(Redial redial) {
    this.nothing = redial.bind(NOTHING);
    this.nothingToo = redial.bind(NOTHING_TOO);
    this.text = redial.bind(TEXT);
    this.octets = redial.bind(OCTETS);
    this.texts = redial.bind(TEXTS);
    this.count = redial.bind(COUNT);
    this.boxed = redial.bind(BOXED);
    this.maybe = redial.bind(MAYBE);
    this.response = redial.bind(RESPONSE);
    this.head = redial.bind(HEAD);
    this.later = redial.bind(LATER);
    this.responseLater = redial.bind(RESPONSE_LATER);
    this.maybeLater = redial.bind(MAYBE_LATER);
    this.checked = redial.bind(CHECKED);
    this.throwing = redial.bind(THROWING);
    this.anything = redial.bind(ANYTHING);
  }

  @Override
  public void nothing() {
    this.nothing.call().send(NOTHING_RETURNS);
  }

  @Override
  public Void nothingToo() {
    return this.nothingToo.call().send(NOTHING_TOO_RETURNS);
  }

  @Override
  public String text() {
    return this.text.call().send(TEXT_RETURNS);
  }

  @Override
  public byte[] octets() {
    return this.octets.call().send(OCTETS_RETURNS);
  }

  @Override
  public String[] texts() {
    return this.texts.call().send(TEXTS_RETURNS);
  }

  @Override
  public long count() {
    return this.count.call().send(COUNT_RETURNS);
  }

  @Override
  public Long boxed() {
    return this.boxed.call().send(BOXED_RETURNS);
  }

  @Override
  public Optional<List<String>> maybe() {
    return this.maybe.call().send(MAYBE_RETURNS);
  }

  @Override
  public HttpResponse<Map<String, List<Integer>>> response() {
    return this.response.call().send(RESPONSE_RETURNS);
  }

  @Override
  public HttpResponse<Void> head() {
    return this.head.call().send(HEAD_RETURNS);
  }

  @Override
  public CompletionStage<Void> later() {
    return this.later.call().sendAsync(LATER_RETURNS);
  }

  @Override
  public CompletableFuture<HttpResponse<byte[]>> responseLater() {
    return this.responseLater.call().sendAsync(RESPONSE_LATER_RETURNS);
  }

  @Override
  public CompletionStage<Optional<String>> maybeLater() {
    return this.maybeLater.call().sendAsync(MAYBE_LATER_RETURNS);
  }

  @Override
  public String checked() throws IOException {
    return this.checked.call().sendChecked(CHECKED_RETURNS);
  }

  @Override
  public String throwing() throws IOException, InterruptedException {
    return this.throwing.call().sendThrowing(THROWING_RETURNS);
  }

  @Override
  public void anything() throws IOException, InterruptedException {
    this.anything.call().sendThrowing(ANYTHING_RETURNS);
  }
}
