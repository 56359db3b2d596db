package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Content that is handed over before its end. */
@ContractTest
class StreamedBodyContractTest extends Contract {
  @Test
  void streamIsReadInParts() throws Exception {
    byte[] octets = Content.octets(300_000);
    try (InputStream in =
        body(Content.unsized(transport(), octets), BodyHandlers.ofInputStream())) {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      read.write(in.read());
      read.write(in.readNBytes(7));
      assertThat(in.read(new byte[0])).isZero();
      in.transferTo(read);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(read.toByteArray()).isEqualTo(octets);
    }
  }

  @Test
  void streamIsHandedOverBeforeItsEnd() throws Exception {
    Event begun = new Event();
    URI at =
        peer()
            .serve(
                r ->
                    Content.streamed(
                        transport(),
                        to -> {
                          to.write("a");
                          begun.await();
                          to.write("b");
                        }));
    try (InputStream in = send(get(at), BodyHandlers.ofInputStream()).body()) {
      assertThat(in.read()).isEqualTo('a');
      begun.happen();
      assertThat(in.readAllBytes()).containsExactly('b');
    }
  }

  @Test
  void closedStreamEndsTheAnswer() throws Exception {
    Event gone = new Event();
    URI at = peer().serve(r -> Content.streamed(transport(), Content.endless(gone)));
    InputStream in = send(get(at), BodyHandlers.ofInputStream()).body();
    assertThat(in.read()).isEqualTo('e');
    in.close();
    gone.await();
    in.close();
  }

  @Test
  void publisherOfTheContentGivesItWhenItIsSubscribedTo() throws Exception {
    byte[] octets = Content.octets(200_000);
    Flow.Publisher<List<ByteBuffer>> content =
        body(Content.unsized(transport(), octets), BodyHandlers.ofPublisher());
    var whole = BodySubscribers.ofByteArray();
    content.subscribe(whole);
    assertThat(within(whole.getBody().toCompletableFuture())).isEqualTo(octets);
    var second = BodySubscribers.ofByteArray();
    content.subscribe(second);
    assertThat(failureOf(second.getBody().toCompletableFuture()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void publisherWhoseSubscriberCancelsEndsTheAnswer() throws Exception {
    Event gone = new Event();
    URI at = peer().serve(r -> Content.streamed(transport(), Content.endless(gone)));
    Flow.Publisher<List<ByteBuffer>> content = send(get(at), BodyHandlers.ofPublisher()).body();
    content.subscribe(
        new Flow.Subscriber<>() {
          private Flow.@Nullable Subscription subscription;

          @Override
          public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(1);
          }

          @Override
          public void onNext(List<ByteBuffer> items) {
            Objects.requireNonNull(subscription).cancel();
          }

          @Override
          public void onError(Throwable fault) {}

          @Override
          public void onComplete() {}
        });
    gone.await();
    assertThat(send(get(peer().echo())).statusCode()).isEqualTo(200);
  }

  @Test
  void codedContentIsHandedOverAsItIs() throws Exception {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
      gzip.write(Content.octets(1000));
    }
    URI at = peer().serve(Content.sized(coded.toByteArray()).addHeader("Content-Encoding", "gzip"));
    HttpResponse<byte[]> answer = send(get(at), BodyHandlers.ofByteArray());
    assertThat(answer.body()).isEqualTo(coded.toByteArray());
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(coded.size());
    assertThat(peer().only(at).getHeaders().get("Accept-Encoding")).isNull();
  }
}
