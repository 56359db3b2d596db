package dev.redial.samples.servers;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** One call of a mix; its number is in its URI, in its answer and in the server's log. */
record MixedCall(int id, CallKind kind) {
  /** Who has no answer by then has lost it. */
  private static final Duration LOST = Duration.ofSeconds(30);

  /** Alone in a segment, many segments, and more than the client keeps of a body (64 KiB). */
  private static final int[] PUT_LENGTHS = {20, 5_000, 100_000};

  /** nginx echoes it through a header field. */
  private static final int[] POST_LENGTHS = {20, 1_500};

  /**
   * As many of each kind, numbered from {@code first}, in an order that is mixed but the same each
   * time.
   */
  static List<MixedCall> mix(int first, int calls) {
    CallKind[] kinds = CallKind.values();
    List<MixedCall> mix = new ArrayList<>();
    IntStream.range(first, first + calls)
        .forEach(id -> mix.add(new MixedCall(id, kinds[id % kinds.length])));
    Collections.shuffle(mix, new Random(first));
    return mix;
  }

  String query() {
    return "id=" + id;
  }

  HttpRequest request(URI server) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path() + "?" + query())).timeout(LOST);
    if (kind == CallKind.UNCHANGED) {
      request.header("If-None-Match", "*");
    }
    return request.method(kind.method(), body()).build();
  }

  private String path() {
    return switch (kind) {
      case EMPTY, OCTET, KIB, HUNDRED_KIB, HEAD, UNCHANGED -> "/" + kind.file();
      case MISSING -> "/missing";
      case CHUNKED -> "/chunked";
      case PUT -> "/put/" + id;
      case POST -> "/post";
    };
  }

  private HttpRequest.BodyPublisher body() {
    return switch (kind) {
      case PUT, POST -> BodyPublishers.ofByteArray(sent());
      default -> BodyPublishers.noBody();
    };
  }

  /** What the call brings: its number, and as much more as its turn says; one line. */
  byte[] sent() {
    int[] lengths = kind == CallKind.PUT ? PUT_LENGTHS : POST_LENGTHS;
    String rest = "-".repeat(lengths[id / CallKind.values().length % lengths.length]);
    return (kind + " " + id + " " + rest).getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether this is the answer to this call and to no other. */
  boolean isAnsweredBy(HttpResponse<byte[]> answer) {
    return answer.headers().allValues("X-Call").equals(List.of(query()))
        && hasRightStatus(answer.statusCode())
        && hasRightBody(answer);
  }

  private boolean hasRightStatus(int status) {
    return switch (kind) {
      case MISSING -> status == 404;
      case UNCHANGED -> status == 304;
      case PUT -> status == 201;
      default -> status == 200;
    };
  }

  private boolean hasRightBody(HttpResponse<byte[]> answer) {
    byte[] body = answer.body();
    return switch (kind) {
      case EMPTY, OCTET, KIB, HUNDRED_KIB -> Arrays.equals(body, Site.content(kind.length()));
      case HEAD -> body.length == 0 && declaresLength(answer);
      case UNCHANGED -> body.length == 0;
      case MISSING -> body.length > 0;
      case CHUNKED -> Arrays.equals(body, Site.chunked(query()));
      case PUT -> true;
      case POST -> Arrays.equals(body, sent());
    };
  }

  private boolean declaresLength(HttpResponse<byte[]> answer) {
    return answer.headers().firstValueAsLong("Content-Length").orElse(-1) == kind.length();
  }
}
