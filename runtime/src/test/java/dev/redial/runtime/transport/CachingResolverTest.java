package dev.redial.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachingResolverTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();

  private List<InetAddress> loopback() {
    return List.of(InetAddress.getLoopbackAddress());
  }

  @Test
  void foundAddressesAreRememberedForHalfAMinute() throws Exception {
    CachingResolver resolver =
        new CachingResolver(
            host -> {
              asked.incrementAndGet();
              return loopback();
            },
            now::get);
    assertThat(resolver.resolve("shop.example")).isEqualTo(loopback());
    now.set(TimeUnit.SECONDS.toNanos(30) - 1);
    assertThat(resolver.resolve("shop.example")).isEqualTo(loopback());
    assertThat(asked).hasValue(1);
    now.incrementAndGet();
    assertThat(resolver.resolve("shop.example")).isEqualTo(loopback());
    assertThat(asked).hasValue(2);
  }

  @Test
  void failuresAreNotRemembered() {
    CachingResolver resolver =
        new CachingResolver(
            host -> {
              asked.incrementAndGet();
              throw new UnknownHostException(host);
            },
            now::get);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> resolver.resolve("no.example"))
          .isInstanceOf(UnknownHostException.class)
          .hasMessage("no.example");
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void oldestOf257HostsIsForgotten() throws Exception {
    CachingResolver resolver =
        new CachingResolver(
            host -> {
              asked.incrementAndGet();
              return loopback();
            },
            now::get);
    for (int i = 0; i < 257; i++) {
      resolver.resolve("host" + i);
    }
    resolver.resolve("host256");
    assertThat(asked).hasValue(257);
    resolver.resolve("host0");
    assertThat(asked).hasValue(258);
  }

  @Test
  void thoseWhoAskAtTheSameTimeShareOneLookUp() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch allAsking = new CountDownLatch(1);
    CachingResolver resolver =
        new CachingResolver(
            host -> {
              asked.incrementAndGet();
              begun.countDown();
              await(allAsking);
              return loopback();
            },
            now::get);
    ExecutorService askers = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<InetAddress>>> answers = new ArrayList<>();
      answers.add(askers.submit(() -> resolver.resolve("shop.example")));
      begun.await();
      for (int i = 0; i < 3; i++) {
        answers.add(askers.submit(() -> resolver.resolve("shop.example")));
      }
      allAsking.countDown();
      for (Future<List<InetAddress>> answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(loopback());
      }
      assertThat(asked).hasValue(1);
    } finally {
      askers.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
