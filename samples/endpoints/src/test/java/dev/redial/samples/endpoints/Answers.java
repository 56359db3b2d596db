package dev.redial.samples.endpoints;

import dev.redial.Body;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.OnStatus;
import dev.redial.Post;
import dev.redial.ServerSentEvent;
import dev.redial.resend.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** All that a call can return. */
@HttpApi
@OnStatus(value = 410, error = Answers.Gone.class)
interface Answers {
  record Item(int id, String name) {}

  record Problem(String title) {}

  /** The server has it no more. */
  final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Gone(int status, String body) {
      super(status + " " + body);
    }
  }

  /** The server has another one. */
  final class Conflict extends Exception {
    private static final long serialVersionUID = 1;

    public Conflict(int status, Problem problem) {
      super(status + " " + problem.title());
    }
  }

  @Get("/nothing")
  void nothing();

  @Get("/item")
  Item item();

  @Get("/items")
  List<Item> list();

  @Get("/item")
  Optional<Item> maybe();

  @Get("/count")
  OptionalInt count();

  @Get("/item")
  HttpResponse<Item> response();

  @Get("/octets")
  byte[] octets();

  @Get("/text")
  String text();

  @Get("/text")
  String textOrFault() throws IOException;

  @Get("/stream")
  InputStream stream();

  @Get("/lines")
  Stream<String> lines();

  @Post("/orders")
  Reply<Item, Problem> order(@Body Item item);

  @Post("/orders")
  @OnStatus(value = 409, error = Conflict.class)
  Item orderOrConflict(@Body Item item) throws Conflict;

  @Post("/orders")
  Item orderOnce(@Body Item item);

  @Get("/item")
  CompletionStage<Item> itemLater();

  @Get("/item")
  CompletableFuture<Optional<Item>> maybeLater();

  @Get("/feed")
  Flow.Publisher<Item> feed();

  @Get("/events")
  Flow.Publisher<ServerSentEvent<Item>> events();
}
