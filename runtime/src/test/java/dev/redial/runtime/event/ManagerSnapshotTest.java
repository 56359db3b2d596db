package dev.redial.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.resend.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManagerSnapshotTest {
  private static final Instant AT = Instant.parse("2025-01-01T00:00:00Z");
  private static final ConnectionSnapshot BUSY =
      new ConnectionSnapshot(7, "OPEN", 3, 41, Duration.ofMillis(12_345), Duration.ZERO);
  private static final ConnectionSnapshot IDLE =
      new ConnectionSnapshot(9, "IDLE", 0, 2, Duration.ofSeconds(90), Duration.ofMillis(250));

  @Test
  void snapshotIsDescribedALineEach() {
    ManagerSnapshot snapshot =
        new ManagerSnapshot(
            AT,
            2,
            64,
            List.of(
                origin("https://shop.example:443", List.of(BUSY, IDLE)),
                origin("http://localhost:8080", List.of())),
            List.of(
                new QuestionSnapshot(
                    "shop.order",
                    "POST https://shop.example/orders",
                    2,
                    Delivery.UNKNOWN,
                    "the server closed the connection",
                    Duration.ofMillis(12_345))));

    assertThat(snapshot.describe())
        .isEqualTo(
            """
            2 of 64 connections at 2025-01-01T00:00:00Z
              https://shop.example:443: pipelining PROVEN, depth 8; 4 waiting, 1 dialling; 5 opened, 120 reused, 2 ports lingering
                connection 7 OPEN: 3 outstanding, 41 completed; 12.3 s old, idle for 0.0 s
                connection 9 IDLE: 0 outstanding, 2 completed; 90.0 s old, idle for 0.3 s
              http://localhost:8080: pipelining PROVEN, depth 8; 4 waiting, 1 dialling; 5 opened, 120 reused, 2 ports lingering
              asks for 12.3 s: shop.order, POST https://shop.example/orders (attempt 2: UNKNOWN; the server closed the connection)\
            """);
    assertThat(snapshot).hasToString(snapshot.describe());
  }

  @Test
  void snapshotDoesNotChange() {
    List<ConnectionSnapshot> connections = new ArrayList<>(List.of(BUSY));
    OriginSnapshot origin = origin("http://localhost:8080", connections);
    List<OriginSnapshot> origins = new ArrayList<>(List.of(origin));
    ManagerSnapshot manager = new ManagerSnapshot(AT, 1, 64, origins, List.of());
    connections.clear();
    origins.clear();

    assertThat(origin.connections()).containsExactly(BUSY);
    assertThat(manager.origins()).containsExactly(origin);
  }

  private static OriginSnapshot origin(String origin, List<ConnectionSnapshot> connections) {
    return new OriginSnapshot(origin, "PROVEN", 8, 4, 1, 5, 120, 2, connections);
  }
}
