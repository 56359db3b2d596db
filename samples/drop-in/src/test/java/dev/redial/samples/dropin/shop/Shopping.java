package dev.redial.samples.dropin.shop;

import dev.redial.runtime.ConnectionManager;
import dev.redial.runtime.event.OriginSnapshot;
import java.io.IOException;

/**
 * A shop, and the connections to it.
 *
 * <p>Thread-safety: safe.
 */
public final class Shopping implements AutoCloseable {
  private final ConnectionManager connections = ConnectionManager.create();
  private final Shop shop;

  private Shopping(Shop shop) {
    this.shop = shop;
  }

  /** Opens a shop to which nothing is connected yet. */
  public static Shopping begin() throws IOException {
    return new Shopping(Shop.open());
  }

  /** The shop. */
  public Shop shop() {
    return shop;
  }

  /** For the clients. */
  public ConnectionManager connections() {
    return connections;
  }

  /** How many connections Redial has opened to the shop; none if it was passed by. */
  public long opened() {
    String origin = shop.uri().toString();
    return connections.snapshot().origins().stream()
        .filter(seen -> seen.origin().equals(origin))
        .mapToLong(OriginSnapshot::opened)
        .sum();
  }

  @Override
  public void close() {
    shop.close();
    connections.closeNow();
  }
}
