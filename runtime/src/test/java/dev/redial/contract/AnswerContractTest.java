package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** What a request brings to the server beside its body, and what an answer tells. */
@ContractTest
class AnswerContractTest extends Contract {
  private RecordedRequest arrived(HttpRequest.Builder request, URI at) throws Exception {
    assertThat(send(request.build()).statusCode()).isEqualTo(200);
    return peer().only(at);
  }

  // ---- the connection

  @Test
  void answersOfOneConnectionHaveOneLabel() throws Exception {
    assumeTrue(Runtime.version().feature() >= 25, "there are no labels before Java 25");
    HttpRequest request = get(peer().echo());
    assertThat(label(send(request))).isPresent().isEqualTo(label(send(request)));
  }

  private static Optional<?> label(HttpResponse<?> answer) throws ReflectiveOperationException {
    return (Optional<?>) HttpResponse.class.getMethod("connectionLabel").invoke(answer);
  }

  // ---- the request

  @Test
  void fieldsArriveWithAllTheirValues() throws Exception {
    URI at = peer().echo();
    RecordedRequest request =
        arrived(
            HttpRequest.newBuilder(at)
                .header("Many", "1")
                .header("many", "2")
                .header("Empty", "")
                .setHeader("Once", "a")
                .setHeader("Once", "b"),
            at);
    assertThat(request.getHeaders().values("Many")).containsExactly("1", "2");
    assertThat(request.getHeaders().values("Once")).containsExactly("b");
    assertThat(request.getHeaders().get("Empty")).isEmpty();
  }

  @Test
  void targetArrivesAsItIsWritten() throws Exception {
    URI at = peer().echo();
    URI full = URI.create(at + "?q=a%20b&x=%C3%BC&y=1+2;3#fragment");
    assertThat(send(get(full)).uri()).isEqualTo(full);
    assertThat(peer().only(at).getTarget()).isEqualTo(at.getPath() + "?q=a%20b&x=%C3%BC&y=1+2;3");
  }

  @Test
  void hostIsThatOfTheUri() throws Exception {
    URI at = peer().echo();
    RecordedRequest request = arrived(HttpRequest.newBuilder(at), at);
    String host = request.getHeaders().get(transport().isHttp2() ? ":authority" : "Host");
    assertThat(host).isEqualTo("localhost:" + at.getPort());
  }

  @Test
  @Differs(IntendedDifference.OUR_NAME_AS_USER_AGENT)
  void userAgentIsTheCallersOrTheJdks() throws Exception {
    URI own = peer().echo();
    assertThat(
            arrived(HttpRequest.newBuilder(own).header("User-Agent", "mine/1"), own)
                .getHeaders()
                .values("User-Agent"))
        .containsExactly("mine/1");
    URI at = peer().echo();
    String agent = arrived(HttpRequest.newBuilder(at), at).getHeaders().get("User-Agent");
    differing(
        () -> assertThat(agent).startsWith("Java-http-client/"),
        () -> assertThat(agent).isEqualTo("Redial"));
  }

  @Test
  void copyOfARequestIsSentAlike() throws Exception {
    URI at = peer().echo();
    HttpRequest first =
        HttpRequest.newBuilder(at)
            .header("Kept", "1")
            .header("Dropped", "1")
            .PUT(BodyPublishers.ofString("body"))
            .build();
    HttpRequest copy = HttpRequest.newBuilder(first, (name, value) -> name.equals("Kept")).build();
    assertThat(send(copy).body()).isEqualTo("body");
    assertThat(peer().only(at).getHeaders().get("Kept")).isEqualTo("1");
    assertThat(peer().only(at).getHeaders().get("Dropped")).isNull();
  }

  @Test
  void versionOfTheRequestWins() throws Exception {
    URI at = peer().serve(Content.sized("x"));
    HttpRequest old = HttpRequest.newBuilder(at).version(HttpClient.Version.HTTP_1_1).build();
    assertThat(send(old).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  // ---- the answer

  @Test
  void answerTellsEverything() throws Exception {
    URI at = peer().serve(Content.sized("x").code(418).addHeader("A", "1"));
    HttpRequest request = get(at);
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).isEqualTo(418);
    assertThat(answer.uri()).isEqualTo(at);
    assertThat(answer.version()).isEqualTo(transport().version());
    assertThat(answer.previousResponse()).isEmpty();
    assertThat(answer.request()).isEqualTo(request);
    assertThat(answer.sslSession().isPresent()).isEqualTo(transport().isSecured());
    assertThat(answer.toString()).contains("GET", "418");
  }

  @Test
  void tlsSessionIsTold() throws Exception {
    HttpResponse<String> answer = send(get(peer().serve(Content.sized("x"))));
    answer
        .sslSession()
        .ifPresent(
            session -> {
              assertThat(session.getProtocol()).startsWith("TLSv1.");
              assertThat(session.getPeerHost()).isEqualTo("localhost");
              assertThat(session.isValid()).isTrue();
              assertThat(catchingCertificates(session)).isEqualTo(1);
            });
  }

  private static int catchingCertificates(SSLSession session) {
    try {
      return session.getPeerCertificates().length;
    } catch (SSLPeerUnverifiedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void fieldsAreFoundInAnyCaseAndInOrder() throws Exception {
    URI at =
        peer()
            .serve(
                Content.sized("x")
                    .addHeader("Many", "1")
                    .addHeader("MANY", "2")
                    .addHeader("Number", "12")
                    .addHeader("Set-Cookie", "a=1")
                    .addHeader("Set-Cookie", "b=2"));
    HttpHeaders headers = send(get(at)).headers();
    assertThat(headers.allValues("many")).containsExactly("1", "2");
    assertThat(headers.map().get("mAnY")).containsExactly("1", "2");
    assertThat(headers.firstValue("absent")).isEmpty();
    assertThat(headers.allValues("absent")).isEmpty();
    assertThat(headers.firstValueAsLong("NUMBER")).hasValue(12);
    assertThat(headers.allValues("set-cookie")).containsExactly("a=1", "b=2");
    assertThatThrownBy(() -> headers.firstValueAsLong("many-not-a-number").orElseThrow())
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> headers.map().put("x", List.of()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void everyStatusIsAnAnswer() throws Exception {
    for (int status : new int[] {200, 201, 206, 300, 400, 404, 405, 409, 410, 422, 451, 500, 599}) {
      URI at = peer().serve(Content.sized("body").code(status));
      HttpResponse<String> answer = send(get(at));
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body()).isEqualTo("body");
    }
  }

  // ---- arguments

  @Test
  void missingArgumentsAreRefusedAtOnce() {
    HttpRequest request = get(peer().uri("/"));
    assertThatThrownBy(() -> send(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> start(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> send(request, null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> start(request, null)).isInstanceOf(NullPointerException.class);
  }
}
