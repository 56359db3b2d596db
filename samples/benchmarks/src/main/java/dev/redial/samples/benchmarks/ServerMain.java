package dev.redial.samples.benchmarks;

import java.io.IOException;

/** The server's process: prints its port, and ends when its standard input does. */
final class ServerMain {
  private ServerMain() {}

  public static void main(String[] arguments) throws IOException {
    BenchmarkServer server = new BenchmarkServer();
    System.out.println(server.port());
    Thread end = new Thread(ServerMain::awaitEnd, "end");
    end.setDaemon(true);
    end.start();
    server.serve();
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
