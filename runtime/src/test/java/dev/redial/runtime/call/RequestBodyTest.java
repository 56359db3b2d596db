package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Which bodies are at hand before a call has begun. */
class RequestBodyTest {
  private static HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create("http://shop.example/"));
  }

  /** It is the application's, and may be slow. */
  private static final class Unasked implements BodyPublisher {
    @Override
    public long contentLength() {
      throw new AssertionError("it was asked for its length");
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      throw new AssertionError("it was subscribed to");
    }
  }

  private static HttpRequest post(BodyPublisher publisher) {
    return request().POST(publisher).build();
  }

  @Test
  void requestWithoutPublisherHasNone() {
    assertThat(RequestBody.atHand(request().GET().build())).isSameAs(RequestBody.NONE);
    assertThat(RequestBody.atHand(request().DELETE().build())).isSameAs(RequestBody.NONE);
  }

  @Test
  void publisherOfTheJdkForNoneIsKnown() {
    HttpRequest get = request().method("GET", BodyPublishers.noBody()).build();
    assertThat(RequestBody.atHand(get)).isSameAs(RequestBody.NONE);
    assertThat(RequestBody.atHand(post(BodyPublishers.noBody()))).isSameAs(RequestBody.NONE);
    assertThat(RequestBody.atHand(post(BodyPublishers.ofString("")))).isSameAs(RequestBody.NONE);
  }

  @Test
  void smallBodiesInMemoryAreAtHand() {
    byte[] most = new byte[RequestBody.CAPTURE_OCTETS];
    Arrays.fill(most, (byte) 7);
    for (byte[] octets : List.of(new byte[] {1, 2, 3}, most)) {
      RequestBody body = RequestBody.atHand(post(BodyPublishers.ofByteArray(octets)));
      assertThat(body).isInstanceOf(RequestBody.Captured.class);
      assertThat(((RequestBody.Captured) body).octets()).isEqualTo(octets);
    }
  }

  @Test
  void longOnesAreNot() {
    byte[] octets = new byte[RequestBody.CAPTURE_OCTETS + 1];
    assertThat(RequestBody.atHand(post(BodyPublishers.ofByteArray(octets)))).isNull();
  }

  @Test
  void anyOtherMayHaveOneAndIsNotAsked() {
    assertThat(RequestBody.atHand(post(new Unasked()))).isNull();
  }
}
