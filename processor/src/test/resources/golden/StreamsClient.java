package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.ServerSentEvent;
import dev.redial.codec.BodyType;
import dev.redial.resend.Reply;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Streams} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
public final class StreamsClient implements Streams {
  private static final Endpoint OCTETS = Endpoint.of(
      "Streams", "octets", "GET", "", Idempotency.SAFE);

  private static final Returns<InputStream> OCTETS_RETURNS = Returns.stream();

  private static final Endpoint OCTETS_CHECKED = Endpoint.of(
      "Streams", "octetsChecked", "GET", "", Idempotency.SAFE);

  private static final Returns<InputStream> OCTETS_CHECKED_RETURNS = Returns.stream();

  private static final Endpoint OCTETS_LATER = Endpoint.of(
      "Streams", "octetsLater", "GET", "", Idempotency.SAFE);

  private static final Returns<InputStream> OCTETS_LATER_RETURNS = Returns.stream();

  private static final Endpoint OCTETS_WITH_HEAD = Endpoint.of(
      "Streams", "octetsWithHead", "GET", "", Idempotency.SAFE);

  private static final Returns<HttpResponse<InputStream>> OCTETS_WITH_HEAD_RETURNS = Returns.streamResponse();

  private static final Endpoint LINES = Endpoint.of(
      "Streams", "lines", "GET", "", Idempotency.SAFE);

  private static final Returns<Stream<String>> LINES_RETURNS = Returns.lines();

  private static final Endpoint LINES_WITH_HEAD_LATER = Endpoint.of(
      "Streams", "linesWithHeadLater", "GET", "", Idempotency.SAFE);

  private static final Returns<HttpResponse<Stream<String>>> LINES_WITH_HEAD_LATER_RETURNS = Returns.linesResponse();

  private static final Endpoint SMALL = Endpoint.of(
      "Streams", "small", "GET", "", Idempotency.SAFE);

  private static final Returns<OptionalInt> SMALL_RETURNS = Returns.optionalInt();

  private static final Endpoint LARGE = Endpoint.of(
      "Streams", "large", "GET", "", Idempotency.SAFE);

  private static final Returns<OptionalLong> LARGE_RETURNS = Returns.optionalLong();

  private static final Endpoint PART = Endpoint.of(
      "Streams", "part", "GET", "", Idempotency.SAFE);

  private static final Returns<OptionalDouble> PART_RETURNS = Returns.optionalDouble();

  private static final Endpoint REPLY = Endpoint.of(
      "Streams", "reply", "POST", "", Idempotency.NON_IDEMPOTENT);

  private static final BodyType<Streams.Tick> REPLY_BODY = BodyType.of(Streams.Tick.class);

  private static final Returns<Reply<List<Streams.Tick>, String>> REPLY_RETURNS = Returns.reply(
      BodyType.of(List.class, BodyType.of(Streams.Tick.class)), BodyType.of(String.class));

  private static final Endpoint REPLY_LATER = Endpoint.of(
      "Streams", "replyLater", "POST", "", Idempotency.NON_IDEMPOTENT);

  private static final Returns<Reply<Void, Map<String, Streams.Tick>>> REPLY_LATER_RETURNS = Returns.reply(
      BodyType.of(Void.class), BodyType.of(Map.class, BodyType.of(String.class), BodyType.of(Streams.Tick.class)));

  private static final Endpoint TICKS = Endpoint.of(
      "Streams", "ticks", "GET", "", Idempotency.SAFE);

  private static final Returns<Flow.Publisher<Streams.Tick>> TICKS_RETURNS = Returns.items(BodyType.of(Streams.Tick.class));

  private static final Endpoint TEXTS = Endpoint.of(
      "Streams", "texts", "GET", "", Idempotency.SAFE);

  private static final Returns<Flow.Publisher<String>> TEXTS_RETURNS = Returns.items(BodyType.of(String.class));

  private static final Endpoint LISTS = Endpoint.of(
      "Streams", "lists", "GET", "", Idempotency.SAFE);

  private static final Returns<Flow.Publisher<List<Streams.Tick>>> LISTS_RETURNS = Returns.items(
      BodyType.of(List.class, BodyType.of(Streams.Tick.class)));

  private static final Endpoint EVENTS = Endpoint.of(
      "Streams", "events", "GET", "/{topic}", Idempotency.SAFE);

  private static final Returns<Flow.Publisher<ServerSentEvent<List<Streams.Tick>>>> EVENTS_RETURNS = Returns.events(
      BodyType.of(List.class, BodyType.of(Streams.Tick.class)));

  private final BoundEndpoint octets;

  private final BoundEndpoint octetsChecked;

  private final BoundEndpoint octetsLater;

  private final BoundEndpoint octetsWithHead;

  private final BoundEndpoint lines;

  private final BoundEndpoint linesWithHeadLater;

  private final BoundEndpoint small;

  private final BoundEndpoint large;

  private final BoundEndpoint part;

  private final BoundEndpoint reply;

  private final BoundEndpoint replyLater;

  private final BoundEndpoint ticks;

  private final BoundEndpoint texts;

  private final BoundEndpoint lists;

  private final BoundEndpoint events;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public StreamsClient(Redial redial) {
    this.octets = redial.bind(OCTETS);
    this.octetsChecked = redial.bind(OCTETS_CHECKED);
    this.octetsLater = redial.bind(OCTETS_LATER);
    this.octetsWithHead = redial.bind(OCTETS_WITH_HEAD);
    this.lines = redial.bind(LINES);
    this.linesWithHeadLater = redial.bind(LINES_WITH_HEAD_LATER);
    this.small = redial.bind(SMALL);
    this.large = redial.bind(LARGE);
    this.part = redial.bind(PART);
    this.reply = redial.bind(REPLY);
    this.replyLater = redial.bind(REPLY_LATER);
    this.ticks = redial.bind(TICKS);
    this.texts = redial.bind(TEXTS);
    this.lists = redial.bind(LISTS);
    this.events = redial.bind(EVENTS);
  }

  @Override
  public InputStream octets() {
    return this.octets.call().send(OCTETS_RETURNS);
  }

  @Override
  public InputStream octetsChecked() throws IOException {
    return this.octetsChecked.call().sendChecked(OCTETS_CHECKED_RETURNS);
  }

  @Override
  public CompletionStage<InputStream> octetsLater() {
    return this.octetsLater.call().sendAsync(OCTETS_LATER_RETURNS);
  }

  @Override
  public HttpResponse<InputStream> octetsWithHead() {
    return this.octetsWithHead.call().send(OCTETS_WITH_HEAD_RETURNS);
  }

  @Override
  public Stream<String> lines() {
    return this.lines.call().send(LINES_RETURNS);
  }

  @Override
  public CompletableFuture<HttpResponse<Stream<String>>> linesWithHeadLater() {
    return this.linesWithHeadLater.call().sendAsync(LINES_WITH_HEAD_LATER_RETURNS);
  }

  @Override
  public OptionalInt small() {
    return this.small.call().send(SMALL_RETURNS);
  }

  @Override
  public CompletionStage<OptionalLong> large() {
    return this.large.call().sendAsync(LARGE_RETURNS);
  }

  @Override
  public OptionalDouble part() throws IOException, InterruptedException {
    return this.part.call().sendThrowing(PART_RETURNS);
  }

  @Override
  public Reply<List<Streams.Tick>, String> reply(Streams.Tick tick) {
    return this.reply.call().body(tick, REPLY_BODY).send(REPLY_RETURNS);
  }

  @Override
  public CompletionStage<Reply<Void, Map<String, Streams.Tick>>> replyLater() {
    return this.replyLater.call().sendAsync(REPLY_LATER_RETURNS);
  }

  @Override
  public Flow.Publisher<Streams.Tick> ticks() {
    return this.ticks.call().publish(TICKS_RETURNS);
  }

  @Override
  public Flow.Publisher<String> texts() {
    return this.texts.call().publish(TEXTS_RETURNS);
  }

  @Override
  public Flow.Publisher<List<Streams.Tick>> lists() {
    return this.lists.call().publish(LISTS_RETURNS);
  }

  @Override
  public Flow.Publisher<ServerSentEvent<List<Streams.Tick>>> events(String topic) {
    return this.events.call().path(topic).publish(EVENTS_RETURNS);
  }
}
