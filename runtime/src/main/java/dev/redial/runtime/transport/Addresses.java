package dev.redial.runtime.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The addresses of a host in the order in which they are tried (RFC 8305, section 4). */
final class Addresses {
  private Addresses() {}

  static Deque<InetAddress> of(String host, Resolver resolver) throws UnknownHostException {
    List<InetAddress> found = resolve(host, resolver);
    if (found.isEmpty()) {
      throw new UnknownHostException("unknown host " + host);
    }
    return interleaved(found);
  }

  private static List<InetAddress> resolve(String host, Resolver resolver)
      throws UnknownHostException {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException e) {
      UnknownHostException told = new UnknownHostException("unknown host " + host);
      told.initCause(e);
      throw told;
    }
  }

  /** One of the first family, one of the other, and so on: a broken family costs one stagger. */
  static Deque<InetAddress> interleaved(List<InetAddress> addresses) {
    Class<?> firstFamily = addresses.get(0).getClass();
    Deque<InetAddress> first = new ArrayDeque<>();
    Deque<InetAddress> other = new ArrayDeque<>();
    addresses.forEach(a -> (a.getClass() == firstFamily ? first : other).add(a));
    Deque<InetAddress> ordered = new ArrayDeque<>();
    while (!first.isEmpty() || !other.isEmpty()) {
      move(first, ordered);
      move(other, ordered);
    }
    return ordered;
  }

  private static void move(Deque<InetAddress> from, Deque<InetAddress> to) {
    if (!from.isEmpty()) {
      to.add(from.remove());
    }
  }
}
