package dev.redial.runtime.pool;

import dev.redial.Idempotency;
import dev.redial.runtime.connection.ConnectionState;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.OutgoingRequest;
import dev.redial.runtime.connection.OutgoingRequest.BodyMode;
import dev.redial.runtime.connection.Placement;
import dev.redial.runtime.connection.Signal;
import dev.redial.runtime.connection.SilentOwner;
import dev.redial.runtime.pool.Need.Company;
import dev.redial.runtime.pool.Seat.Load;
import dev.redial.runtime.pool.Seat.Trial;
import dev.redial.runtime.transport.Proxy;
import dev.redial.runtime.transport.TlsSettings;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What tests of the pool begin with. */
final class Given {
  static final Origin SHOP = new Origin("http", "shop.example", 80);
  static final PoolKey ALICE = key();
  static final PoolKey BOB = key();
  static final Need SHARED = new Need(ALICE, Company.SHARED);
  static final Need ALONE = new Need(ALICE, Company.ALONE);
  static final Need BOBS = new Need(BOB, Company.SHARED);

  private Given() {}

  private static PoolKey key() {
    return new PoolKey(SHOP, new Isolation(TlsSettings.standard(), null), Route.DIRECT);
  }

  static Route through(Proxy proxy) {
    return new Route(proxy);
  }

  static Exchange exchange(Placement placement, long seniority) {
    return exchange(placement, seniority, SILENT);
  }

  static Exchange exchange(Placement placement, long seniority, Signal owner) {
    boolean alone = placement == Placement.ALONE;
    return new Exchange(
        new OutgoingRequest(
            alone ? "POST" : "GET",
            alone ? "POST /" : "GET /",
            alone ? Idempotency.NON_IDEMPOTENT : Idempotency.SAFE,
            placement,
            "GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1),
            new byte[0],
            BodyMode.WHOLE,
            Set.of()),
        owner,
        seniority);
  }

  static final Signal SILENT = new SilentOwner();

  static Seat<String> idle(String name, PoolKey key, long idleNanos) {
    return seat(name, key, ConnectionState.IDLE, 0, idleNanos, Load.ORDINARY);
  }

  static Seat<String> open(String name, PoolKey key, int outstanding) {
    return seat(name, key, ConnectionState.OPEN, outstanding, 0, Load.ORDINARY);
  }

  static Seat<String> seat(
      String name, PoolKey key, ConnectionState state, int outstanding, long idleNanos, Load load) {
    return new Seat<>(name, key, state, outstanding, idleNanos, 4, Trial.NONE, load);
  }

  static Seat<String> onTrial(String name, int outstanding) {
    return new Seat<>(
        name, ALICE, ConnectionState.OPEN, outstanding, 0, 2, Trial.ONE_AT_A_TIME, Load.ORDINARY);
  }
}
