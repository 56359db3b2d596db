package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** Servers that set cookies, and handlers that keep them. */
abstract class CookieContract extends Contract {
  Client with(CookieHandler handler) {
    return Client.of(pair.client().cookieHandler(handler).followRedirects(Redirect.NORMAL));
  }

  URI setting(String... cookies) {
    MockResponse.Builder answer = Content.sized("set");
    Arrays.stream(cookies).forEach(cookie -> answer.addHeader("Set-Cookie", cookie));
    return peer().serve(answer);
  }

  /** The pairs of all cookies that came along, however many fields they were in. */
  List<String> cookiesOf(RecordedRequest request) {
    List<String> fields = request.getHeaders().values("Cookie");
    if (!transport().isHttp2()) {
      assertThat(fields).hasSizeLessThanOrEqualTo(1); // RFC 6265, section 5.4
    }
    return fields.stream()
        .flatMap(field -> Arrays.stream(field.split(";")))
        .map(pair -> pair.trim().replace("\"", ""))
        .filter(pair -> !pair.startsWith("$"))
        .sorted()
        .toList();
  }

  List<String> cookiesSentTo(Client client, URI at) throws Exception {
    int before = peer().arrived(at).size();
    assertThat(client.send(get(at)).statusCode()).isEqualTo(200);
    return cookiesOf(peer().arrived(at).get(before));
  }

  static CookieHandler handler(@Nullable Map<String, List<String>> cookies) {
    return new Told(cookies);
  }

  /** Gives always the same, and remembers what it is told. */
  static final class Told extends CookieHandler {
    private final @Nullable Map<String, List<String>> cookies;
    final List<URI> asked = new CopyOnWriteArrayList<>();
    final List<Map<String, List<String>>> fields = new CopyOnWriteArrayList<>();
    final List<URI> told = new CopyOnWriteArrayList<>();
    final List<Map<String, List<String>>> answers = new CopyOnWriteArrayList<>();

    Told(@Nullable Map<String, List<String>> cookies) {
      this.cookies = cookies;
    }

    @Override
    @SuppressWarnings("NullAway") // as bad handlers do
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> request) {
      asked.add(uri);
      fields.add(request);
      return cookies;
    }

    @Override
    public void put(URI uri, Map<String, List<String>> answer) {
      told.add(uri);
      answers.add(answer);
    }
  }
}
