package shop;

import dev.redial.*;
import dev.redial.resend.Reply;
import java.io.*;
import java.net.http.HttpResponse;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.Stream;

@HttpApi
public interface Streams {
  record Tick(int n) {}

  @Get
  InputStream octets();

  @Get
  InputStream octetsChecked() throws IOException;

  @Get
  CompletionStage<InputStream> octetsLater();

  @Get
  HttpResponse<InputStream> octetsWithHead();

  @Get
  Stream<String> lines();

  @Get
  CompletableFuture<HttpResponse<Stream<String>>> linesWithHeadLater();

  @Get
  OptionalInt small();

  @Get
  CompletionStage<OptionalLong> large();

  @Get
  OptionalDouble part() throws IOException, InterruptedException;

  @Post
  Reply<List<Tick>, String> reply(@Body Tick tick);

  @Post
  CompletionStage<Reply<Void, Map<String, Tick>>> replyLater();

  @Get
  Flow.Publisher<Tick> ticks();

  @Get
  Flow.Publisher<String> texts() throws IOException;

  @Get
  Flow.Publisher<List<Tick>> lists();

  @Get("/{topic}")
  Flow.Publisher<ServerSentEvent<List<Tick>>> events(String topic);
}
