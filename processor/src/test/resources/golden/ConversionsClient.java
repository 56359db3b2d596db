package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Converted;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Conversions} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
@SuppressWarnings({
    "deprecation",
    "unchecked"
})
final class ConversionsClient implements Conversions {
  private static final Conversions.Line LINE = new Conversions.Line();

  private static final Conversions.PointText POINT_TEXT2 = new Conversions.PointText();

  private static final Conversions.Anything ANYTHING = new Conversions.Anything();

  private static final Endpoint LINES = Endpoint.of(
      "Conversions", "lines", "GET", "/lines", Idempotency.SAFE);

  private static final Returns<String> LINES_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint PATH = Endpoint.of(
      "Conversions", "path", "GET", "/{at}/{size}", Idempotency.SAFE);

  private static final Returns<String> PATH_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint QUERY = Endpoint.of(
      "Conversions", "query", "GET", "/query", Idempotency.SAFE);

  private static final Returns<String> QUERY_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint KEY = Endpoint.of(
      "Conversions", "key", "POST", "/key", Idempotency.NON_IDEMPOTENT)
      .withIdempotencyKey("Idempotency-Key", Duration.parse("PT24H"));

  private static final Returns<Void> KEY_RETURNS = Returns.nothing();

  private static final Endpoint HIDING = Endpoint.of(
      "Conversions", "hiding", "GET", "/hiding", Idempotency.SAFE);

  private static final Returns<Void> HIDING_RETURNS = Returns.nothing();

  private final BoundEndpoint lines;

  private final BoundEndpoint path;

  private final BoundEndpoint query;

  private final BoundEndpoint key;

  private final BoundEndpoint hiding;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public ConversionsClient(Redial redial) {
    this.lines = redial.bind(LINES);
    this.path = redial.bind(PATH);
    this.query = redial.bind(QUERY);
    this.key = redial.bind(KEY);
    this.hiding = redial.bind(HIDING);
  }

  @Override
  public String lines(List<Conversions.Point>... lines) {
    return this.lines.call()
        .query("a\u2028b", Converted.each(lines, LINE))
        .send(LINES_RETURNS);
  }

  @Override
  public String path(Conversions.Point at, int s) {
    return this.path.call()
        .path(Converted.one(at, POINT_TEXT2))
        .path(Converted.one(s, ANYTHING))
        .send(PATH_RETURNS);
  }

  @Override
  public String query(Optional<Conversions.Point> one, Conversions.Point[] several,
      List<Conversions.Point> line, Map<? extends String, Set<Conversions.Point>> named,
      Map<? extends String, ? extends Conversions.Point> fields, Conversions.Point POINT_TEXT,
      Thread thread, Conversions.Where where) {
    return this.query.call()
        .given("where", where)
        .query("one", Converted.each(one, POINT_TEXT2))
        .queryCsv("several", Converted.each(several, POINT_TEXT2))
        .query("line", Converted.one(line, LINE))
        .queryAll(Converted.values(named, POINT_TEXT2))
        .headerAll(Converted.entries(fields, POINT_TEXT2))
        .header("X-At", Converted.one(POINT_TEXT, POINT_TEXT2))
        .cookie("thread", Converted.one(thread, ANYTHING))
        .query("from", Converted.one(where.from(), POINT_TEXT2))
        .send(QUERY_RETURNS);
  }

  @Override
  public void key(Conversions.Point key, int[] ids) {
    this.key.call()
        .idempotencyKey(Converted.one(key, POINT_TEXT2))
        .formCsv("ids", ids)
        .send(KEY_RETURNS);
  }

  @Override
  public void hiding(Conversions.Point Converted3, int dev2, int Converted2) {
    this.hiding.call()
        .query("Converted", Converted.one(Converted3, POINT_TEXT2))
        .query("dev", dev2)
        .query("Converted2", Converted2)
        .send(HIDING_RETURNS);
  }
}
