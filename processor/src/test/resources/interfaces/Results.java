package shop;

import dev.redial.*;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.*;
import java.util.concurrent.*;

@HttpApi
public interface Results {
  @Get
  void nothing();

  @Get
  Void nothingToo();

  @Get
  String text();

  @Get
  byte[] octets();

  @Get
  String[] texts();

  @Get
  @SuppressWarnings("RET-04")
  long count();

  @Get
  Long boxed();

  @Get
  Optional<List<String>> maybe();

  @Get
  HttpResponse<Map<String, List<Integer>>> response();

  @Head
  HttpResponse<Void> head();

  @Get
  CompletionStage<Void> later();

  @Get
  CompletableFuture<HttpResponse<byte[]>> responseLater();

  @Get
  CompletionStage<Optional<String>> maybeLater();

  @Get
  String checked() throws IOException;

  @Get
  String throwing() throws IOException, InterruptedException;

  @Get
  void anything() throws Exception;

  default String twice() {
    return text() + text();
  }

  static String name() {
    return "results";
  }
}
