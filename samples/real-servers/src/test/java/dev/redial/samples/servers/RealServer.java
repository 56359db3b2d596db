package dev.redial.samples.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A running server, what it serves, and the log of what arrived. */
final class RealServer implements AutoCloseable {
  /** What tells one server from another. */
  record Facts(String scheme, int port, StopSignal stopSignal, Path arrivals) {}

  private final Scratch scratch;
  private final ServerProcess process;
  private final Facts facts;

  private RealServer(Scratch scratch, ServerProcess process, Facts facts) {
    this.scratch = scratch;
    this.process = process;
    this.facts = facts;
  }

  /** Starts it; closes the directory if that fails. */
  static RealServer start(Scratch scratch, List<String> command, Facts facts) throws Exception {
    try {
      return new RealServer(
          scratch, ServerProcess.start(command, scratch.log("output.log"), facts.port()), facts);
    } catch (IOException | InterruptedException | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  URI uri() {
    return URI.create(facts.scheme() + "://127.0.0.1:" + facts.port());
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), facts.port());
  }

  Site site() {
    return new Site(scratch.directory().resolve("site"));
  }

  /** Ends it, so that its log is whole, and reads that. */
  List<Arrival> arrivals() throws IOException, InterruptedException {
    process.stop(facts.stopSignal());
    try (var lines = Files.lines(facts.arrivals())) {
      return lines.filter(Arrival::isArrival).map(Arrival::parse).toList();
    }
  }

  @Override
  public void close() throws IOException {
    process.close();
    scratch.close();
  }
}
