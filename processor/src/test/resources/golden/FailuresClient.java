package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.resend.Reply;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Failures} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
@SuppressWarnings("deprecation")
public final class FailuresClient implements Failures {
  private static final Endpoint LIST = Endpoint.of(
      "Failures", "list", "GET", "", Idempotency.SAFE);

  private static final Returns<List<String>> LIST_RETURNS = Returns.<List<String>>body(
      BodyType.of(List.class, BodyType.of(String.class)))
      .<String>onStatus(404, BodyType.of(String.class), Failures.Missing::new)
      .<byte[]>onStatus(500, BodyType.of(byte[].class), Failures.Broken::new);

  private static final Endpoint CHECKED = Endpoint.of(
      "Failures", "checked", "GET", "", Idempotency.SAFE);

  private static final Returns<Map<String, Failures.Problem>> CHECKED_RETURNS = Returns.<Map<String, Failures.Problem>>body(
      BodyType.of(Map.class, BodyType.of(String.class), BodyType.of(Failures.Problem.class)))
      .<List<Failures.Problem>>onStatus(422, BodyType.of(List.class, BodyType.of(Failures.Problem.class)), Failures.Invalid::new)
      .<String>onStatus(404, BodyType.of(String.class), Failures.Missing::new)
      .<byte[]>onStatus(500, BodyType.of(byte[].class), Failures.Broken::new);

  private static final Endpoint CHECKED_TOO = Endpoint.of(
      "Failures", "checkedToo", "GET", "", Idempotency.SAFE);

  private static final Returns<Void> CHECKED_TOO_RETURNS = Returns.nothing()
      .<List<Failures.Problem>>onStatus(422, BodyType.of(List.class, BodyType.of(Failures.Problem.class)), Failures.Invalid::new)
      .<String>onStatus(404, BodyType.of(String.class), Failures.Missing::new)
      .<byte[]>onStatus(500, BodyType.of(byte[].class), Failures.Broken::new);

  private static final Endpoint LATER = Endpoint.of(
      "Failures", "later", "GET", "", Idempotency.SAFE);

  private static final Returns<Optional<Failures.Problem>> LATER_RETURNS = Returns.<Failures.Problem>optional(BodyType.of(Failures.Problem.class))
      .<List<Failures.Problem>>onStatus(422, BodyType.of(List.class, BodyType.of(Failures.Problem.class)), Failures.Invalid::new)
      .<String>onStatus(404, BodyType.of(String.class), Failures.Missing::new)
      .<byte[]>onStatus(500, BodyType.of(byte[].class), Failures.Broken::new);

  private static final Endpoint OWN_MAPPING = Endpoint.of(
      "Failures", "ownMapping", "GET", "", Idempotency.SAFE);

  private static final Returns<String> OWN_MAPPING_RETURNS = Returns.<String>body(BodyType.of(String.class))
      .<Failures.Problem>onStatus(404, BodyType.of(Failures.Problem.class), Failures.Special::new)
      .<byte[]>onStatus(500, BodyType.of(byte[].class), Failures.Broken::new);

  private static final Endpoint REPLY = Endpoint.of(
      "Failures", "reply", "GET", "", Idempotency.SAFE);

  private static final Returns<Reply<String, Failures.Problem>> REPLY_RETURNS = Returns.reply(BodyType.of(String.class), BodyType.of(Failures.Problem.class));

  private static final Endpoint PROBLEMS = Endpoint.of(
      "Failures", "problems", "GET", "", Idempotency.SAFE);

  private static final Returns<Flow.Publisher<Failures.Problem>> PROBLEMS_RETURNS = Returns.<Failures.Problem>items(BodyType.of(Failures.Problem.class))
      .<List<Failures.Problem>>onStatus(422, BodyType.of(List.class, BodyType.of(Failures.Problem.class)), Failures.Invalid::new)
      .<String>onStatus(404, BodyType.of(String.class), Failures.Missing::new)
      .<byte[]>onStatus(500, BodyType.of(byte[].class), Failures.Broken::new);

  private static final Endpoint STREAM = Endpoint.of(
      "Failures", "stream", "GET", "", Idempotency.SAFE);

  private static final Returns<InputStream> STREAM_RETURNS = Returns.stream()
      .<String>onStatus(404, BodyType.of(String.class), Failures.Missing::new)
      .<byte[]>onStatus(500, BodyType.of(byte[].class), Failures.Broken::new);

  private final BoundEndpoint list;

  private final BoundEndpoint checked;

  private final BoundEndpoint checkedToo;

  private final BoundEndpoint later;

  private final BoundEndpoint ownMapping;

  private final BoundEndpoint reply;

  private final BoundEndpoint problems;

  private final BoundEndpoint stream;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public FailuresClient(Redial redial) {
    this.list = redial.bind(LIST);
    this.checked = redial.bind(CHECKED);
    this.checkedToo = redial.bind(CHECKED_TOO);
    this.later = redial.bind(LATER);
    this.ownMapping = redial.bind(OWN_MAPPING);
    this.reply = redial.bind(REPLY);
    this.problems = redial.bind(PROBLEMS);
    this.stream = redial.bind(STREAM);
  }

  @Override
  public List<String> list() {
    return this.list.call().send(LIST_RETURNS);
  }

  @Override
  public Map<String, Failures.Problem> checked() {
    return this.checked.call().send(CHECKED_RETURNS);
  }

  @Override
  public void checkedToo() throws IOException {
    this.checkedToo.call().sendChecked(CHECKED_TOO_RETURNS);
  }

  @Override
  public CompletionStage<Optional<Failures.Problem>> later() {
    return this.later.call().sendAsync(LATER_RETURNS);
  }

  @Override
  public String ownMapping() {
    return this.ownMapping.call().send(OWN_MAPPING_RETURNS);
  }

  @Override
  public Reply<String, Failures.Problem> reply() {
    return this.reply.call().send(REPLY_RETURNS);
  }

  @Override
  public Flow.Publisher<Failures.Problem> problems() {
    return this.problems.call().publish(PROBLEMS_RETURNS);
  }

  @Override
  public InputStream stream() {
    return this.stream.call().send(STREAM_RETURNS);
  }
}
