package shop;

import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import jakarta.inject.Inject;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Nasty} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
public final class NastyClient implements Nasty {
  private static final dev.redial.Endpoint REDIAL = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "redial", "GET", "/{class}/{this}", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<Nasty.Endpoint> REDIAL_RETURNS = dev.redial.runtime.Returns.body(BodyType.of(Nasty.Endpoint.class));

  private static final dev.redial.Endpoint BOOK2 = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "book", "GET", "/{BOOK}/{BOOK_RETURNS}", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<Nasty.Returns> BOOK_RETURNS2 = dev.redial.runtime.Returns.body(BodyType.of(Nasty.Returns.class));

  private static final dev.redial.Endpoint BOOK3 = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "BOOK", "GET", "/a'$S", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<int[]> BOOK_RETURNS3 = dev.redial.runtime.Returns.body(BodyType.of(int[].class));

  private static final dev.redial.Endpoint BOOK4 = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "book", "GET", "/{id}", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<Nasty.Endpoint> BOOK_RETURNS4 = dev.redial.runtime.Returns.body(BodyType.of(Nasty.Endpoint.class));

  private static final dev.redial.Endpoint BOOK5 = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "book", "GET", "/{id}/{id2}", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<Nasty.Endpoint> BOOK_RETURNS5 = dev.redial.runtime.Returns.body(BodyType.of(Nasty.Endpoint.class));

  private static final dev.redial.Endpoint DEV = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "dev", "GET", "", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<List<Integer>> DEV_RETURNS = dev.redial.runtime.Returns.body(
      BodyType.of(List.class, BodyType.of(Integer.class)));

  private static final dev.redial.Endpoint JAVA = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "java", "GET", "", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<Void> JAVA_RETURNS = dev.redial.runtime.Returns.nothing();

  private static final dev.redial.Endpoint $ = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "$", "GET", "", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<Void> $_RETURNS = dev.redial.runtime.Returns.nothing();

  private static final dev.redial.Endpoint RESPONSE = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "response", "GET", "", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<Nasty.HttpResponse> RESPONSE_RETURNS = dev.redial.runtime.Returns.body(BodyType.of(Nasty.HttpResponse.class));

  private static final dev.redial.Endpoint BODY_RETURNS = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "bodyReturns", "POST", "", Idempotency.NON_IDEMPOTENT);

  private static final BodyType<Nasty.Endpoint> BODY_RETURNS_BODY = BodyType.of(Nasty.Endpoint.class);

  private static final dev.redial.runtime.Returns<Void> BODY_RETURNS_RETURNS = dev.redial.runtime.Returns.nothing();

  private static final dev.redial.Endpoint FOO_BAR = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "fooBar", "POST", "", Idempotency.IDEMPOTENT)
      .withTimeout(java.time.Duration.parse("PT1S"));

  private static final dev.redial.runtime.Returns<Void> FOO_BAR_RETURNS = dev.redial.runtime.Returns.nothing();

  private static final dev.redial.Endpoint TO_STRING = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "toString", "GET", "", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<Void> TO_STRING_RETURNS = dev.redial.runtime.Returns.nothing();

  private static final dev.redial.Endpoint ENDPOINT = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "Endpoint", "GET", "", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<int[]> ENDPOINT_RETURNS = dev.redial.runtime.Returns.body(BodyType.of(int[].class));

  private static final dev.redial.Endpoint BODY_TYPE = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "BodyType", "GET", "", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<int[]> BODY_TYPE_RETURNS = dev.redial.runtime.Returns.body(BodyType.of(int[].class));

  private static final dev.redial.Endpoint IDEMPOTENCY = dev.redial.Endpoint.of(
      "a \"quoted\" \\ name $T", "Idempotency", "GET", "", Idempotency.SAFE);

  private static final dev.redial.runtime.Returns<int[]> IDEMPOTENCY_RETURNS = dev.redial.runtime.Returns.body(BodyType.of(int[].class));

  private final BoundEndpoint redial;

  private final BoundEndpoint book;

  private final BoundEndpoint BOOK;

  private final BoundEndpoint book2;

  private final BoundEndpoint book3;

  private final BoundEndpoint dev2;

  private final BoundEndpoint java2;

  private final BoundEndpoint $2;

  private final BoundEndpoint response;

  private final BoundEndpoint bodyReturns;

  private final BoundEndpoint fooBar;

  private final BoundEndpoint toString;

  private final BoundEndpoint Endpoint2;

  private final BoundEndpoint BodyType2;

  private final BoundEndpoint Idempotency2;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public NastyClient(Redial redial) {
    this.redial = redial.bind(REDIAL);
    this.book = redial.bind(BOOK2);
    this.BOOK = redial.bind(BOOK3);
    this.book2 = redial.bind(BOOK4);
    this.book3 = redial.bind(BOOK5);
    this.dev2 = redial.bind(DEV);
    this.java2 = redial.bind(JAVA);
    this.$2 = redial.bind($);
    this.response = redial.bind(RESPONSE);
    this.bodyReturns = redial.bind(BODY_RETURNS);
    this.fooBar = redial.bind(FOO_BAR);
    this.toString = redial.bind(TO_STRING);
    this.Endpoint2 = redial.bind(ENDPOINT);
    this.BodyType2 = redial.bind(BODY_TYPE);
    this.Idempotency2 = redial.bind(IDEMPOTENCY);
  }

  @java.lang.Override
  public Nasty.Endpoint redial(int redial, int call) {
    return this.redial.call().path(redial).path(call).send(REDIAL_RETURNS);
  }

  @java.lang.Override
  public Nasty.Returns book(int BOOK, int BOOK_RETURNS) {
    return this.book.call().path(BOOK).path(BOOK_RETURNS).send(BOOK_RETURNS2);
  }

  @java.lang.Override
  public int[] BOOK(int BOOK_BODY, int NastyClient) {
    return this.BOOK.call()
        .query("q\"uote\n", BOOK_BODY)
        .query("NastyClient", NastyClient)
        .send(BOOK_RETURNS3);
  }

  @java.lang.Override
  public Nasty.Endpoint book(int id) {
    return this.book2.call().path(id).send(BOOK_RETURNS4);
  }

  @java.lang.Override
  public Nasty.Endpoint book(long id, int id2) {
    return this.book3.call().path(id).path(id2).send(BOOK_RETURNS5);
  }

  @java.lang.Override
  public List<Integer> dev() {
    return this.dev2.call().send(DEV_RETURNS);
  }

  @java.lang.Override
  public void java(java.lang.String dev) {
    this.java2.call().query("dev", dev).send(JAVA_RETURNS);
  }

  @java.lang.Override
  public void $() {
    this.$2.call().send($_RETURNS);
  }

  @java.lang.Override
  public Nasty.HttpResponse response() {
    return this.response.call().send(RESPONSE_RETURNS);
  }

  @java.lang.Override
  public void bodyReturns(Nasty.Endpoint BODY, Nasty.Duration duration) {
    this.bodyReturns.call()
        .body(BODY, BODY_RETURNS_BODY)
        .query("duration", duration)
        .send(BODY_RETURNS_RETURNS);
  }

  @java.lang.Override
  public void fooBar() {
    this.fooBar.call().send(FOO_BAR_RETURNS);
  }

  @java.lang.Override
  public void toString(int redial) {
    this.toString.call().query("redial", redial).send(TO_STRING_RETURNS);
  }

  @java.lang.Override
  public int[] Endpoint() {
    return this.Endpoint2.call().send(ENDPOINT_RETURNS);
  }

  @java.lang.Override
  public int[] BodyType() {
    return this.BodyType2.call().send(BODY_TYPE_RETURNS);
  }

  @java.lang.Override
  public int[] Idempotency() {
    return this.Idempotency2.call().send(IDEMPOTENCY_RETURNS);
  }
}
