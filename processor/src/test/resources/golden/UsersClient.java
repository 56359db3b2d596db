package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Users} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
public final class UsersClient implements Users {
  private static final Endpoint DELETE = Endpoint.of(
      "Users", "delete", "DELETE", "/users/{id}?hard=true", Idempotency.NON_IDEMPOTENT);

  private static final Returns<Void> DELETE_RETURNS = Returns.nothing();

  private static final Endpoint PUT = Endpoint.of(
      "Users", "put", "PUT", "/users/{id}", Idempotency.IDEMPOTENT);

  private static final BodyType<User> PUT_BODY = BodyType.of(User.class);

  private static final Returns<Void> PUT_RETURNS = Returns.nothing();

  private static final Endpoint ALL = Endpoint.of(
      "Users", "all", "GET", "/users", Idempotency.SAFE);

  private static final Returns<List<User>> ALL_RETURNS = Returns.body(
      BodyType.of(List.class, BodyType.of(User.class)));

  private static final Endpoint GET = Endpoint.of(
      "Users", "get", "GET", "/users/{id}", Idempotency.SAFE);

  private static final Returns<User> GET_RETURNS = Returns.body(BodyType.of(User.class));

  private static final Endpoint NAMES = Endpoint.of(
      "Users", "names", "GET", "/users/names", Idempotency.NON_IDEMPOTENT);

  private static final Returns<Map<String, User>> NAMES_RETURNS = Returns.body(
      BodyType.of(Map.class, BodyType.of(String.class), BodyType.of(User.class)));

  private final BoundEndpoint delete;

  private final BoundEndpoint put;

  private final BoundEndpoint all;

  private final BoundEndpoint get;

  private final BoundEndpoint names;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public UsersClient(Redial redial) {
    this.delete = redial.bind(DELETE);
    this.put = redial.bind(PUT);
    this.all = redial.bind(ALL);
    this.get = redial.bind(GET);
    this.names = redial.bind(NAMES);
  }

  @Override
  public void delete(Long key) {
    this.delete.call().path(key).send(DELETE_RETURNS);
  }

  @Override
  public void put(Long key, User value) {
    this.put.call().path(key).body(value, PUT_BODY).send(PUT_RETURNS);
  }

  @Override
  public List<User> all() {
    return this.all.call().send(ALL_RETURNS);
  }

  @Override
  public User get(Long key) {
    return this.get.call().path(key).send(GET_RETURNS);
  }

  @Override
  public Map<String, User> names() {
    return this.names.call().send(NAMES_RETURNS);
  }
}
