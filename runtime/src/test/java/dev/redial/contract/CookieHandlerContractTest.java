package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** Cookies, which an application's own handler keeps. */
@ContractTest
class CookieHandlerContractTest extends CookieContract {
  @Test
  void handlerIsAskedAndToldAtEachPlace() throws Exception {
    Told handler = new Told(Map.of());
    try (Client client = with(handler)) {
      URI target = setting("b=2", "c=3");
      URI at =
          peer()
              .serve(
                  new MockResponse.Builder()
                      .code(302)
                      .addHeader("Location", target)
                      .addHeader("Set-Cookie", "a=1"));
      HttpRequest request =
          HttpRequest.newBuilder(at).header("X-Own", "1").header("X-Own", "2").build();
      assertThat(client.send(request).statusCode()).isEqualTo(200);
      assertThat(handler.asked).containsExactly(at, target);
      assertThat(handler.told).containsExactly(at, target);
      assertThat(handler.fields)
          .allSatisfy(fields -> assertThat(fields.get("x-own")).containsExactly("1", "2"));
      assertThat(handler.answers.get(0).get("set-cookie")).containsExactly("a=1");
      assertThat(handler.answers.get(0).get("LOCATION")).containsExactly(target.toString());
      assertThat(handler.answers.get(1).get("Set-Cookie")).containsExactly("b=2", "c=3");
    }
  }

  @Test
  void handlersThatAreNotOfTheBookAreUnderstood() throws Exception {
    List<String> holes = new ArrayList<>();
    holes.add("a=1");
    holes.add("b=\r\nInjected: 1");
    Map<String, List<String>> odd = new HashMap<>();
    odd.put("cookie", holes);
    odd.put("Cookie2", List.of("$Version=1"));
    odd.put("X-Other", List.of("1"));
    odd.put("COOKIE", null);
    try (Client client = with(handler(odd))) {
      URI at = peer().echo();
      assertThat(cookiesSentTo(client, at)).containsExactly("a=1");
      var fields = peer().only(at).getHeaders();
      assertThat(fields.get("X-Other")).isNull();
      assertThat(fields.get("Injected")).isNull();
      assertThat(fields.get("Cookie2")).isEqualTo("$Version=1");
    }
  }

  @Test
  void handlerThatFailsFailsTheCall() throws Exception {
    URI at = setting("a=1");
    for (Exception fault : List.of(new IOException("no"), new IllegalStateException("no"))) {
      for (Failing.In where : Failing.In.values()) {
        try (Client client = with(new Failing(where, fault))) {
          List<Throwable> failures = client.failures(get(at));
          assertThat(failures.get(0)).isInstanceOf(IOException.class);
          assertThat(failures)
              .allSatisfy(
                  failure ->
                      assertThat(causes(failure)).hasAtLeastOneElementOfType(fault.getClass()));
        }
      }
    }
    try (Client client = with(new CookieManager())) {
      assertThat(client.send(get(at)).statusCode()).isEqualTo(200);
    }
  }

  /** Throws. */
  private static final class Failing extends CookieHandler {
    private final In where;
    private final Exception fault;

    enum In {
      GET,
      PUT
    }

    Failing(In where, Exception fault) {
      this.where = where;
      this.fault = fault;
    }

    private void fail(In here) throws IOException {
      if (here == where && fault instanceof IOException io) {
        throw io;
      }
      if (here == where && fault instanceof RuntimeException runtime) {
        throw runtime;
      }
    }

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> request)
        throws IOException {
      fail(In.GET);
      return Map.of();
    }

    @Override
    public void put(URI uri, Map<String, List<String>> answer) throws IOException {
      fail(In.PUT);
    }
  }
}
