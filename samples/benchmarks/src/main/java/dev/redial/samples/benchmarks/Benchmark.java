package dev.redial.samples.benchmarks;

import dev.redial.Body;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Post;
import dev.redial.Put;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** All work as an interface, as users of Redial write it. The paths are those of {@link Work}. */
@HttpApi(name = "benchmark")
interface Benchmark {
  @Get("/s")
  byte[] small() throws IOException, InterruptedException;

  @Get("/s")
  CompletionStage<byte[]> smallLater();

  @Get("/k")
  byte[] tenKb() throws IOException, InterruptedException;

  @Get("/k")
  CompletionStage<byte[]> tenKbLater();

  @Get("/m")
  byte[] megabyte() throws IOException, InterruptedException;

  @Get("/m")
  CompletionStage<byte[]> megabyteLater();

  @Get("/g")
  InputStream gibibyte() throws IOException, InterruptedException;

  @Get("/d")
  byte[] delayed() throws IOException, InterruptedException;

  @Get("/d")
  CompletionStage<byte[]> delayedLater();

  @Get("/w")
  byte[] sometimesSlow() throws IOException, InterruptedException;

  @Get("/w")
  CompletionStage<byte[]> sometimesSlowLater();

  @Get("/c")
  byte[] closing() throws IOException, InterruptedException;

  @Get("/c")
  CompletionStage<byte[]> closingLater();

  @Get("/f")
  byte[] changing() throws IOException, InterruptedException;

  @Get("/f")
  CompletionStage<byte[]> changingLater();

  @Put("/p")
  byte[] put(@Body byte[] body) throws IOException, InterruptedException;

  @Put("/p")
  CompletionStage<byte[]> putLater(@Body byte[] body);

  @Post("/o")
  byte[] post(@Body byte[] body) throws IOException, InterruptedException;

  @Post("/o")
  CompletionStage<byte[]> postLater(@Body byte[] body);
}
