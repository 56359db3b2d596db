package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Parameters} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
final class ParametersClient implements Parameters {
  private static final Endpoint PATH = Endpoint.of(
      "Parameters", "path", "GET", "/{a}/{b}/{c}/{d}.json?view=full", Idempotency.SAFE);

  private static final Returns<String> PATH_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint QUERY = Endpoint.of(
      "Parameters", "query", "GET", "", Idempotency.SAFE);

  private static final Returns<String> QUERY_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint HEADERS = Endpoint.of(
      "Parameters", "headers", "GET", "/headers", Idempotency.SAFE);

  private static final Returns<String> HEADERS_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint FORM = Endpoint.of(
      "Parameters", "form", "POST", "/form", Idempotency.NON_IDEMPOTENT);

  private static final Returns<String> FORM_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint TEXT = Endpoint.of(
      "Parameters", "text", "PUT", "/text", Idempotency.IDEMPOTENT);

  private static final BodyType<String> TEXT_BODY = BodyType.of(String.class);

  private static final Returns<Void> TEXT_RETURNS = Returns.nothing();

  private static final Endpoint OCTETS = Endpoint.of(
      "Parameters", "octets", "PUT", "/octets", Idempotency.IDEMPOTENT);

  private static final BodyType<byte[]> OCTETS_BODY = BodyType.of(byte[].class);

  private static final Returns<Void> OCTETS_RETURNS = Returns.nothing();

  private static final Endpoint NUMBERS = Endpoint.of(
      "Parameters", "numbers", "PUT", "/numbers", Idempotency.IDEMPOTENT);

  private static final BodyType<Map<String, List<Integer>>> NUMBERS_BODY = BodyType.of(Map.class, BodyType.of(String.class), BodyType.of(List.class, BodyType.of(Integer.class)));

  private static final Returns<Void> NUMBERS_RETURNS = Returns.nothing();

  private static final Endpoint NUMBER = Endpoint.of(
      "Parameters", "number", "PUT", "/number", Idempotency.IDEMPOTENT);

  private static final BodyType<Long> NUMBER_BODY = BodyType.of(Long.class);

  private static final Returns<Void> NUMBER_RETURNS = Returns.nothing();

  private final BoundEndpoint path;

  private final BoundEndpoint query;

  private final BoundEndpoint headers;

  private final BoundEndpoint form;

  private final BoundEndpoint text;

  private final BoundEndpoint octets;

  private final BoundEndpoint numbers;

  private final BoundEndpoint number;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public ParametersClient(Redial redial) {
    this.path = redial.bind(PATH);
    this.query = redial.bind(QUERY);
    this.headers = redial.bind(HEADERS);
    this.form = redial.bind(FORM);
    this.text = redial.bind(TEXT);
    this.octets = redial.bind(OCTETS);
    this.numbers = redial.bind(NUMBERS);
    this.number = redial.bind(NUMBER);
  }

  @Override
  public String path(UUID third, int a, Parameters.Colour b, LocalDate d) {
    return this.path.call().path(a).path(b).path(third).path(d).send(PATH_RETURNS);
  }

  @Override
  public String query(boolean flag, Instant from, List<Parameters.Colour> colours, int[] sizes,
      Optional<BigDecimal> price, Map<String, String> others, String... tags) {
    return this.query.call()
        .query("flag", flag)
        .query("since", from)
        .query("colours", colours)
        .query("sizes", sizes)
        .query("price", price)
        .queryAll(others)
        .query("tags", tags)
        .send(QUERY_RETURNS);
  }

  @Override
  public String headers(String etag, Set<? extends UUID> tags,
      Map<? extends String, List<String>> others, String session, Optional<String> token) {
    return this.headers.call()
        .header("If-None-Match", etag)
        .header("X-Tag", tags)
        .headerAll(others)
        .cookie("session", session)
        .cookie("csrf", token)
        .send(HEADERS_RETURNS);
  }

  @Override
  public String form(String user, URI home, Map<? extends String, Integer> rest) {
    return this.form.call().form("user", user).form("home", home).formAll(rest).send(FORM_RETURNS);
  }

  @Override
  public void text(String text) {
    this.text.call().body(text, TEXT_BODY, "text/plain; charset=utf-8").send(TEXT_RETURNS);
  }

  @Override
  public void octets(byte[] octets) {
    this.octets.call().body(octets, OCTETS_BODY).send(OCTETS_RETURNS);
  }

  @Override
  public void numbers(Map<String, List<Integer>> numbers) {
    this.numbers.call().body(numbers, NUMBERS_BODY).send(NUMBERS_RETURNS);
  }

  @Override
  public void number(long number) {
    this.number.call().body(number, NUMBER_BODY).send(NUMBER_RETURNS);
  }
}
