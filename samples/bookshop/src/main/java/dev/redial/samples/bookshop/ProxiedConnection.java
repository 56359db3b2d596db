package dev.redial.samples.bookshop;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * One connection through a {@link CuttingProxy}.
 *
 * <pre>
 *   client --requests--> [counted] -----------------------------> server
 *   client <--[cut?]-- delivery <--under way for a while-- [read] <-- server
 * </pre>
 *
 * <p>Three threads: one for the requests, one for the server's answers, one that delivers them.
 */
final class ProxiedConnection implements AutoCloseable {
  private final Socket client;
  private final Socket server;
  private final long delayNanos;
  private final Traffic traffic;
  private final int number;
  private final DelayQueue<Parcel> underWay = new DelayQueue<>();
  private volatile boolean cut;

  /** An answer, or the end, that arrives when its time has come. */
  private record Parcel(Optional<HttpMessage> answer, long order, long dueNanos)
      implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(order, ((Parcel) other).order);
    }
  }

  ProxiedConnection(Socket client, Socket server, Duration delay, Traffic traffic)
      throws IOException {
    this.client = client;
    this.server = server;
    this.delayNanos = delay.toNanos();
    this.traffic = traffic;
    this.number = traffic.opened();
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
  }

  void start() {
    CuttingProxy.startDaemon("proxy-requests-" + number, () -> untilItEnds(this::forwardRequests));
    CuttingProxy.startDaemon("proxy-answers-" + number, () -> untilItEnds(this::receiveAnswers));
    CuttingProxy.startDaemon("proxy-delivery-" + number, () -> untilItEnds(this::deliverAnswers));
  }

  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  /** A socket that was closed by one of the three is how the others learn of the end. */
  private void untilItEnds(Task task) {
    try {
      task.run();
    } catch (IOException e) {
      if (!cut) {
        close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  /** Until the client ends the connection, even after the cut: what comes is to be counted. */
  private void forwardRequests() throws IOException {
    try (this) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = server.getOutputStream();
      Optional<HttpMessage> next = HttpMessage.read(in);
      while (next.isPresent()) {
        traffic.arrived(number, next.get().request());
        if (!cut) {
          forward(next.get(), out);
        }
        next = HttpMessage.read(in);
      }
    }
  }

  private void forward(HttpMessage request, OutputStream out) throws IOException {
    try {
      out.write(request.octets());
    } catch (IOException e) {
      if (!cut) {
        throw e;
      }
    }
  }

  private void receiveAnswers() throws IOException {
    InputStream in = new BufferedInputStream(server.getInputStream());
    long order = 0;
    Optional<HttpMessage> next;
    do {
      next = HttpMessage.read(in);
      underWay.add(new Parcel(next, order++, System.nanoTime() + delayNanos));
    } while (next.isPresent());
  }

  private void deliverAnswers() throws IOException, InterruptedException {
    OutputStream out = client.getOutputStream();
    Optional<HttpMessage> answer = underWay.take().answer;
    while (answer.isPresent()) {
      Fault.Deed deed = traffic.answers(number);
      cut = deed != Fault.Deed.DELIVER;
      if (deed != Fault.Deed.SWALLOW_AND_CUT) {
        out.write(answer.get().octets());
      }
      if (cut) {
        break;
      }
      answer = underWay.take().answer;
    }
    client.shutdownOutput();
    server.close();
  }

  /** Ends both sides at once. */
  @Override
  public void close() {
    traffic.ended(number);
    try (client;
        server) {
      underWay.add(new Parcel(Optional.empty(), Long.MAX_VALUE, System.nanoTime()));
    } catch (IOException e) {
      throw new IllegalStateException("A socket could not be closed", e);
    }
  }
}
