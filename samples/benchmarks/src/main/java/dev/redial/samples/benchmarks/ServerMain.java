package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** The server's process: prints its ports, and ends when its standard input does. */
final class ServerMain {
  private ServerMain() {}

  /** Takes the file of its key. */
  public static void main(String[] arguments) throws IOException {
    BenchmarkServer server = new BenchmarkServer(new TlsKey(Path.of(arguments[0])).showing());
    System.out.println(server.port());
    System.out.println(server.tlsPort());
    endWithInput();
    server.serve();
  }

  /** Ends this process when nobody can write to it any more. */
  static void endWithInput() {
    Thread end = new Thread(ServerMain::awaitEnd, "end");
    end.setDaemon(true);
    end.start();
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException e) {
      // the same
    }
    Runtime.getRuntime().halt(0);
  }
}
