package dev.redial.runtime;

import dev.redial.testing.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Moves bodies that are much larger than its memory, and prints how far it has come. A program of
 * its own: its heap is the point.
 */
final class LargeBodies {
  private static final int STEPS = 16;

  private LargeBodies() {}

  /** Arguments: the server, and octets of each body. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    URI server = URI.create(arguments[0]);
    long octets = Long.parseLong(arguments[1]);
    try (RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      take(http, server.resolve("/known/" + octets), octets);
      read(http, server.resolve("/chunked/" + octets), octets);
      put(http, server, BodyPublishers.fromPublisher(new Source(octets), octets), octets);
      put(http, server, BodyPublishers.ofInputStream(() -> new Stream(octets)), octets);
    }
    System.out.println("heap " + Runtime.getRuntime().maxMemory());
  }

  private static void take(HttpClient http, URI uri, long octets)
      throws IOException, InterruptedException {
    Progress progress = new Progress("pushed", octets);
    http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.fromSubscriber(new Sink(progress)));
    progress.end();
  }

  private static void read(HttpClient http, URI uri, long octets)
      throws IOException, InterruptedException {
    Progress progress = new Progress("read", octets);
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    try (InputStream in = http.send(request, BodyHandlers.ofInputStream()).body()) {
      byte[] buffer = new byte[10_000];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        progress.check(ByteBuffer.wrap(buffer, 0, read));
      }
    }
    progress.end();
  }

  private static void put(HttpClient http, URI server, BodyPublisher body, long octets)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.resolve("/put")).PUT(body).build();
    long taken = Long.parseLong(http.send(request, BodyHandlers.ofString()).body());
    if (taken != octets) {
      throw new AssertionError("the server took " + taken + " octets");
    }
    System.out.println("put " + taken);
  }

  /** What has come so far. */
  private static final class Progress {
    private final String name;
    private final long octets;
    private long position;
    private int step;

    private Progress(String name, long octets) {
      this.name = name;
      this.octets = octets;
    }

    private void check(ByteBuffer piece) {
      position = Pattern.check(position, piece);
      while (step < STEPS && position >= octets / STEPS * (step + 1)) {
        step++;
        System.out.println(name + " " + step + "/" + STEPS);
      }
    }

    private void end() {
      if (position != octets) {
        throw new AssertionError(name + " " + position + " of " + octets);
      }
    }
  }

  private static final class Sink implements Flow.Subscriber<List<ByteBuffer>> {
    private final Progress progress;
    private Flow.@Nullable Subscription subscription;

    private Sink(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
      pieces.forEach(progress::check);
      if (subscription != null) {
        subscription.request(1);
      }
    }

    @Override
    public void onError(Throwable failure) {
      failure.printStackTrace();
    }

    @Override
    public void onComplete() {}
  }

  /** A body that is made as it is asked for. */
  private record Source(long octets) implements Flow.Publisher<ByteBuffer> {
    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      subscriber.onSubscribe(
          new Flow.Subscription() {
            private long position;

            @Override
            public void request(long pieces) {
              for (long i = 0; i < pieces && position < octets; i++) {
                ByteBuffer next = Pattern.at(position, octets - position);
                position += next.remaining();
                subscriber.onNext(next);
                if (position == octets) {
                  subscriber.onComplete();
                }
              }
            }

            @Override
            public void cancel() {
              position = octets;
            }
          });
    }
  }

  private static final class Stream extends InputStream {
    private final long octets;
    private long position;

    private Stream(long octets) {
      this.octets = octets;
    }

    @Override
    public int read() {
      if (position == octets) {
        return -1;
      }
      return Pattern.at(position++, 1).get() & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (position == octets) {
        return -1;
      }
      ByteBuffer next = Pattern.at(position, Math.min(length, octets - position));
      int read = next.remaining();
      next.get(buffer, offset, read);
      position += read;
      return read;
    }
  }
}
