package dev.redial.samples.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts nginx: files, WebDAV for PUT, an echo for POST. */
final class Nginx {
  /**
   * When it closes a connection.
   *
   * @param requests after as many, which it announces
   * @param idle after this time without one, which it does not
   */
  record Limits(int requests, String idle) {
    static final Limits TIGHT = new Limits(3, "1s");

    /** For an origin whose front is to be tested: it closes nothing. */
    static final Limits WIDE = new Limits(1_000_000, "60s");
  }

  private Nginx() {}

  static RealServer inClear(Limits limits) throws Exception {
    Path program = Installation.ofThisMachine().require(ServerProgram.NGINX);
    return start(program, Scratch.forServer("nginx"), limits, "http", "");
  }

  static RealServer withTls(Limits limits, TestCertificate certificate) throws Exception {
    Path program = Installation.ofThisMachine().require(ServerProgram.NGINX);
    Scratch scratch = Scratch.forServer("nginx-tls");
    String tls =
        "ssl; ssl_certificate %s; ssl_certificate_key %s"
            .formatted(
                certificate.writeChain(scratch.directory()),
                certificate.writeKey(scratch.directory()));
    return start(program, scratch, limits, "https", tls);
  }

  private static RealServer start(
      Path program, Scratch scratch, Limits limits, String scheme, String tls) throws Exception {
    Site.fill(scratch);
    int port = FreePort.onLoopback();
    Path configuration =
        scratch.fill(
            "nginx.conf",
            Map.of(
                "port", Integer.toString(port),
                "requests", Integer.toString(limits.requests()),
                "idle", limits.idle(),
                "tls", tls));
    Path arrivals = scratch.log("arrivals.log");
    return RealServer.start(
        scratch,
        List.of(
            program.toString(),
            "-p",
            scratch.directory().toString(),
            "-e",
            scratch.log("start.log").toString(),
            "-c",
            configuration.toString()),
        new RealServer.Facts(scheme, port, StopSignal.QUIT, arrivals));
  }
}
