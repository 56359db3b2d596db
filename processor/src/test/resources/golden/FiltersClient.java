package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Filters} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
@SuppressWarnings("deprecation")
final class FiltersClient implements Filters {
  private static final Endpoint FIND2 = Endpoint.of(
      "Filters", "find", "GET", "/{id}", Idempotency.SAFE);

  private static final Returns<String> FIND_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint OLD = Endpoint.of(
      "Filters", "old", "GET", "/old", Idempotency.SAFE);

  private static final Returns<String> OLD_RETURNS = Returns.body(BodyType.of(String.class));

  private static final Endpoint UPLOAD = Endpoint.of(
      "Filters", "upload", "PUT", "/{id}", Idempotency.IDEMPOTENT);

  private static final BodyType<Map<String, Integer>> UPLOAD_BODY = BodyType.of(Map.class, BodyType.of(String.class), BodyType.of(Integer.class));

  private static final Returns<Void> UPLOAD_RETURNS = Returns.nothing();

  private static final Endpoint PAY = Endpoint.of(
      "Filters", "pay", "POST", "/pay", Idempotency.NON_IDEMPOTENT)
      .withIdempotencyKey("Idempotency-Key", Duration.parse("PT24H"));

  private static final Returns<Void> PAY_RETURNS = Returns.nothing();

  private final BoundEndpoint find;

  private final BoundEndpoint old;

  private final BoundEndpoint upload;

  private final BoundEndpoint pay;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public FiltersClient(Redial redial) {
    this.find = redial.bind(FIND2);
    this.old = redial.bind(OLD);
    this.upload = redial.bind(UPLOAD);
    this.pay = redial.bind(PAY);
  }

  @Override
  public String find(Filters.Filter<UUID> filter, String order) {
    return this.find.call()
        .given("filter", filter)
        .given("filter.paging()", filter.paging())
        .path(filter.id())
        .query("tags", filter.tags())
        .query("page", filter.paging().page())
        .query("per_page", filter.paging().size())
        .header("X-Trace", filter.trace())
        .query("order", order)
        .send(FIND_RETURNS);
  }

  @Override
  public String old(Filters.Old filter, Filters.Nothing FIND, Filters.Page find) {
    return this.old.call()
        .given("filter", filter)
        .given("FIND", FIND)
        .given("find", find)
        .query("filter", filter.filter())
        .query("page", find.page())
        .query("per_page", find.size())
        .send(OLD_RETURNS);
  }

  @Override
  public void upload(Filters.Upload upload) {
    this.upload.call()
        .given("upload", upload)
        .path(upload.key())
        .body(upload.body(), UPLOAD_BODY)
        .send(UPLOAD_RETURNS);
  }

  @Override
  public void pay(Filters.Payment call) {
    this.pay.call()
        .given("call", call)
        .baseUri(call.base())
        .idempotencyKey(call.key())
        .form("cents", call.cents())
        .send(PAY_RETURNS);
  }
}
