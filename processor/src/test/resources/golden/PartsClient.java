package shop;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.runtime.BoundEndpoint;
import dev.redial.runtime.Redial;
import dev.redial.runtime.Returns;
import jakarta.inject.Inject;
import java.io.FileInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.annotation.processing.Generated;

/**
 * Calls the endpoints of {@link Parts} over HTTP.
 */
@Generated("dev.redial.processor.HttpApiProcessor")
final class PartsClient implements Parts {
  private static final Endpoint ALL = Endpoint.of(
      "Parts", "all", "POST", "/parts", Idempotency.NON_IDEMPOTENT);

  private static final dev.redial.runtime.FormPart ALL_PART = dev.redial.runtime.FormPart.text("title");

  private static final dev.redial.runtime.FormPart ALL_PART2 = dev.redial.runtime.FormPart.text("sizes");

  private static final dev.redial.runtime.FormPart ALL_PART3 = dev.redial.runtime.FormPart.text("count");

  private static final dev.redial.runtime.FormPart ALL_PART4 = dev.redial.runtime.FormPart.value("me\"ta", BodyType.of(User.class))
      .withContentType("application/json; charset=utf-8");

  private static final dev.redial.runtime.FormPart ALL_PART5 = dev.redial.runtime.FormPart.value("users", BodyType.of(User.class));

  private static final dev.redial.runtime.FormPart ALL_PART6 = dev.redial.runtime.FormPart.octets("raw");

  private static final dev.redial.runtime.FormPart ALL_PART7 = dev.redial.runtime.FormPart.octets("photo")
      .withContentType("image/png")
      .withFileName("me.png");

  private static final dev.redial.runtime.FormPart ALL_PART8 = dev.redial.runtime.FormPart.octets("files");

  private static final dev.redial.runtime.FormPart ALL_PART9 = dev.redial.runtime.FormPart.octets("maybe");

  private static final dev.redial.runtime.FormPart ALL_PART10 = dev.redial.runtime.FormPart.octets("body");

  private static final Returns<Void> ALL_RETURNS = Returns.nothing();

  private static final Endpoint FILE = Endpoint.of(
      "Parts", "file", "PUT", "/file", Idempotency.IDEMPOTENT);

  private static final Returns<Void> FILE_RETURNS = Returns.nothing();

  private static final Endpoint STREAM = Endpoint.of(
      "Parts", "stream", "POST", "/stream", Idempotency.NON_IDEMPOTENT);

  private static final Returns<Void> STREAM_RETURNS = Returns.nothing();

  private static final Endpoint AGAIN = Endpoint.of(
      "Parts", "again", "PUT", "/again", Idempotency.IDEMPOTENT);

  private static final Returns<Void> AGAIN_RETURNS = Returns.nothing();

  private static final Endpoint PUBLISHER = Endpoint.of(
      "Parts", "publisher", "PUT", "/publisher/{id}", Idempotency.IDEMPOTENT);

  private static final Returns<Void> PUBLISHER_RETURNS = Returns.nothing();

  private final BoundEndpoint all;

  private final BoundEndpoint file;

  private final BoundEndpoint stream;

  private final BoundEndpoint again;

  private final BoundEndpoint publisher;

  /**
   * Makes a client whose calls go through {@code redial}.
   */
  @Inject
  public PartsClient(Redial redial) {
    this.all = redial.bind(ALL);
    this.file = redial.bind(FILE);
    this.stream = redial.bind(STREAM);
    this.again = redial.bind(AGAIN);
    this.publisher = redial.bind(PUBLISHER);
  }

  @Override
  public void all(String title, int[] sizes, OptionalInt count, User user, List<User> users,
      byte[] octets, InputStream photo, List<Path> files, Optional<Supplier<FileInputStream>> maybe,
      HttpRequest.BodyPublisher body, List<String> tags, Set<UUID> more) {
    this.all.call()
        .part(ALL_PART, title)
        .parts(ALL_PART2, sizes)
        .parts(ALL_PART3, count)
        .part(ALL_PART4, user)
        .parts(ALL_PART5, users)
        .part(ALL_PART6, octets)
        .part(ALL_PART7, photo)
        .parts(ALL_PART8, files)
        .parts(ALL_PART9, maybe)
        .part(ALL_PART10, body)
        .queryCsv("tags", tags)
        .headerCsv("X-Tags", more)
        .send(ALL_RETURNS);
  }

  @Override
  public void file(Path file) {
    this.file.call().octets(file, "image/png").send(FILE_RETURNS);
  }

  @Override
  public void stream(InputStream in) {
    this.stream.call().octets(in).send(STREAM_RETURNS);
  }

  @Override
  public void again(Supplier<? extends InputStream> in) {
    this.again.call().octets(in).send(AGAIN_RETURNS);
  }

  @Override
  public void publisher(HttpRequest.BodyPublisher body, long id, URI base) {
    this.publisher.call().baseUri(base).path(id).octets(body).send(PUBLISHER_RETURNS);
  }
}
