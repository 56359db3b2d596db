package dev.redial.samples.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts Squid as a forward proxy, which also opens tunnels. */
final class Squid {
  static final String USER = "reader";
  static final String PASSWORD = "open sesame";

  /** Whom it serves. */
  enum Access {
    EVERYBODY("http_access allow all"),
    WITH_PASSWORD(
        """
        auth_param basic program /bin/sh @dir@/basic.sh
        auth_param basic children 1
        auth_param basic realm tests
        acl known proxy_auth REQUIRED
        http_access allow known
        http_access deny all""");

    private final String configuration;

    Access(String configuration) {
      this.configuration = configuration;
    }
  }

  private Squid() {}

  static RealServer start(Access access) throws Exception {
    Path program = Installation.ofThisMachine().require(ServerProgram.SQUID);
    Scratch scratch = Scratch.forServer("squid");
    scratch.fill("basic.sh", Map.of("user", USER, "password", PASSWORD.replace(" ", "%20")));
    int port = FreePort.onLoopback();
    String directory = scratch.directory().toString();
    Path configuration =
        scratch.fill(
            "squid.conf",
            Map.of(
                "port", Integer.toString(port),
                "access", access.configuration.replace("@dir@", directory)));
    return RealServer.start(
        scratch,
        List.of(program.toString(), "-N", "-f", configuration.toString()),
        new RealServer.Facts("http", port, StopSignal.TERM, scratch.log("arrivals.log")));
  }
}
