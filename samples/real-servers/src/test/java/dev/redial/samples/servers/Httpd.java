package dev.redial.samples.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts Apache httpd: files, WebDAV for PUT, Lua for the rest. */
final class Httpd {
  private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

  private Httpd() {}

  static RealServer start() throws Exception {
    Path program = Installation.ofThisMachine().require(ServerProgram.HTTPD);
    Scratch scratch = Scratch.forServer("httpd");
    Site.fill(scratch);
    scratch.folder("dav");
    scratch.fill("echo.lua", Map.of());
    int port = FreePort.onLoopback();
    Path configuration =
        scratch.fill(
            "httpd.conf",
            Map.of(
                "port", Integer.toString(port),
                "modules", MODULES.toString(),
                "user", user(scratch.directory())));
    return RealServer.start(
        scratch,
        List.of(program.toString(), "-f", configuration.toString(), "-DFOREGROUND"),
        new RealServer.Facts("http", port, StopSignal.WINCH, scratch.log("arrivals.log")));
  }

  /** It refuses to work as root. */
  private static String user(Path directory) throws Exception {
    return Files.getOwner(directory).getName().equals("root")
        ? "User www-data\nGroup www-data"
        : "";
  }
}
