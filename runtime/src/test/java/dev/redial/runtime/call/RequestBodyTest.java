package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Of which requests it is known beforehand that they have no body. */
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

  @Test
  void requestWithoutPublisherHasNone() {
    assertThat(RequestBody.isNone(request().GET().build())).isTrue();
    assertThat(RequestBody.isNone(request().DELETE().build())).isTrue();
  }

  @Test
  void publisherOfTheJdkForNoneIsKnown() {
    assertThat(RequestBody.isNone(request().method("GET", BodyPublishers.noBody()).build()))
        .isTrue();
    assertThat(RequestBody.isNone(request().POST(BodyPublishers.noBody()).build())).isTrue();
  }

  @Test
  void anyOtherMayHaveOneAndIsNotAsked() {
    assertThat(RequestBody.isNone(request().POST(BodyPublishers.ofString("")).build())).isFalse();
    assertThat(RequestBody.isNone(request().POST(new Unasked()).build())).isFalse();
  }
}
