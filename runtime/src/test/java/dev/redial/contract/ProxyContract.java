package dev.redial.contract;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Selectors that name proxies. */
abstract class ProxyContract extends Contract {
  static final URI SHOP = URI.create("http://shop.example/books?q=%20");

  /** Names proxies, and remembers what it was asked and told. */
  static final class Naming extends ProxySelector {
    private final Function<URI, @Nullable List<Proxy>> names;
    final List<URI> asked = new CopyOnWriteArrayList<>();
    final List<String> failed = new CopyOnWriteArrayList<>();

    Naming(Function<URI, @Nullable List<Proxy>> names) {
      this.names = names;
    }

    static Naming always(Proxy... proxies) {
      return new Naming(uri -> List.of(proxies));
    }

    @Override
    @SuppressWarnings("NullAway") // as careless selectors do
    public List<Proxy> select(URI uri) {
      asked.add(uri);
      return names.apply(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {
      failed.add(address.toString());
    }
  }

  static Proxy at(int port) {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", port));
  }

  Client through(ProxySelector selector) {
    return Client.of(pair.client().proxy(selector));
  }

  static void onlyInClear(Contract contract) {
    assumeFalse(contract.transport().isSecured(), "a plain proxy is for http");
  }

  static void onlyInTunnels(Contract contract) {
    assumeTrue(contract.transport().isSecured(), "a tunnel is for https");
  }
}
