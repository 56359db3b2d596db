package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.ForkedProgram;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proxies that are named for all of a virtual machine. */
class ProxyPropertiesContractTest {
  /** Asks for the given URIs. */
  static final class Asking {
    private Asking() {}

    public static void main(String[] arguments) throws Exception {
      var client = Side.valueOf(arguments[0]).builder().version(Version.HTTP_1_1).build();
      for (int i = 1; i < arguments.length; i++) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[i])).build();
        System.out.println(client.send(request, BodyHandlers.ofString()).body());
      }
      System.exit(0); // the JDK's client has no end before Java 21
    }
  }

  @ParameterizedTest
  @EnumSource
  void propertiesNameTheProxyAndWhoNeedsNone(Side side) throws Exception {
    try (RawServer proxy = RawServer.start(ConnectionScript.answering(200, "by proxy"));
        RawServer origin = RawServer.start(ConnectionScript.answering(200, "direct"))) {
      ForkedProgram program =
          ForkedProgram.of(
              Asking.class,
              "-Dhttp.proxyHost=localhost",
              "-Dhttp.proxyPort=" + proxy.port(),
              "-Dhttp.nonProxyHosts=localhost");
      var outcome =
          program.run(
              line -> {},
              side.name(),
              "http://shop.example/books",
              origin.uri("/books").toString());
      assertThat(outcome.lines()).containsExactly("by proxy", "direct");
      assertThat(proxy.requests())
          .extracting(RawRequest::target)
          .containsExactly("http://shop.example/books");
    }
  }
}
