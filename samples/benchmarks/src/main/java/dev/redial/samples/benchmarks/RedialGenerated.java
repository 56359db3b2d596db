package dev.redial.samples.benchmarks;

import dev.redial.runtime.Redial;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/** Redial through the client that is generated of an interface, which checks the status itself. */
final class RedialGenerated implements Contender {
  private final RedialConnections redial;
  private final Benchmark client;

  RedialGenerated(Setup setup) {
    this(RedialConnections.of(setup), setup.base());
  }

  RedialGenerated(RedialConnections redial, URI base) {
    this.redial = redial;
    client =
        new BenchmarkClient(
            Redial.builder().httpClient(redial.http()).baseUri("benchmark", base).build());
  }

  @Override
  public long call(Work work) throws IOException, InterruptedException {
    return content(work).length;
  }

  private byte[] content(Work work) throws IOException, InterruptedException {
    return switch (work) {
      case SMALL -> client.small();
      case TEN_KB -> client.tenKb();
      case MEGABYTE -> client.megabyte();
      case GIBIBYTE -> throw new UnsupportedOperationException("too long for an array");
      case DELAYED -> client.delayed();
      case SOMETIMES_SLOW -> client.sometimesSlow();
      case CLOSING -> client.closing();
      case CHANGING -> client.changing();
      case PUT_KB -> client.put(work.body());
      case POST_KB -> client.post(work.body());
    };
  }

  @Override
  public void start(Work work, Completion completion) {
    var unused =
        later(work)
            .whenComplete(
                (content, failure) -> {
                  if (failure == null) {
                    completion.answered(200, content.length);
                  } else {
                    completion.failed(failure);
                  }
                });
  }

  private CompletionStage<byte[]> later(Work work) {
    return switch (work) {
      case SMALL -> client.smallLater();
      case TEN_KB -> client.tenKbLater();
      case MEGABYTE -> client.megabyteLater();
      case GIBIBYTE -> throw new UnsupportedOperationException("too long for an array");
      case DELAYED -> client.delayedLater();
      case SOMETIMES_SLOW -> client.sometimesSlowLater();
      case CLOSING -> client.closingLater();
      case CHANGING -> client.changingLater();
      case PUT_KB -> client.putLater(work.body());
      case POST_KB -> client.postLater(work.body());
    };
  }

  @Override
  public long download(Work work) throws IOException, InterruptedException {
    try (InputStream content = client.gibibyte()) {
      return content.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Override
  public void close() {
    redial.close();
  }
}
