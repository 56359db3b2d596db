package dev.redial.samples.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts HAProxy in front of another server. */
final class Haproxy {
  private Haproxy() {}

  static RealServer before(RealServer origin) throws Exception {
    Path program = Installation.ofThisMachine().require(ServerProgram.HAPROXY);
    Scratch scratch = Scratch.forServer("haproxy");
    int port = FreePort.onLoopback();
    Path configuration =
        scratch.fill(
            "haproxy.cfg",
            Map.of(
                "port", Integer.toString(port),
                "origin", Integer.toString(origin.address().getPort())));
    return RealServer.start(
        scratch,
        List.of(program.toString(), "-db", "-f", configuration.toString()),
        new RealServer.Facts("http", port, StopSignal.USR1, scratch.log("output.log")));
  }
}
