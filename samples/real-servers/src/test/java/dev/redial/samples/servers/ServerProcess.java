package dev.redial.samples.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server in the foreground as a child of this JVM, which it does not outlive.
 *
 * <p>A second child reads from a pipe that only this JVM writes to: when the JVM dies, by whatever
 * cause, it sees the pipe's end and stops the server.
 */
final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration BETWEEN_CONNECTS = Duration.ofMillis(10);

  private final Process server;
  private final Process watchdog;
  private final Path output;

  private ServerProcess(Process server, Process watchdog, Path output) {
    this.server = server;
    this.watchdog = watchdog;
    this.output = output;
  }

  /** Starts it and waits until it accepts connections at the port. */
  static ServerProcess start(List<String> command, Path output, int port)
      throws IOException, InterruptedException {
    Process server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Process watchdog = shell("read -r word || kill \"$0\"", Long.toString(server.pid())).start();
    var process = new ServerProcess(server, watchdog, output);
    try {
      process.awaitAccepting(port);
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
    return process;
  }

  private static ProcessBuilder shell(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private void awaitAccepting(int port) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!accepts(port)) {
      boolean ended = server.waitFor(BETWEEN_CONNECTS.toMillis(), TimeUnit.MILLISECONDS);
      if (ended || System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IOException("No server at port " + port + ": " + Files.readString(output));
      }
    }
    if (!server.isAlive()) {
      throw new IOException("Somebody else's server is at port " + port);
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks it to end and waits until it has. */
  void stop(StopSignal signal) throws IOException, InterruptedException {
    if (server.isAlive()) {
      shell("kill -s \"$0\" \"$1\"", signal.name(), Long.toString(server.pid())).start().waitFor();
    }
    if (!server.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException("Still there after SIG" + signal + ": " + server.info());
    }
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    try {
      if (!server.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    dismissWatchdog();
  }

  /** A whole line: it need not kill. */
  private void dismissWatchdog() throws IOException {
    try (var pipe = watchdog.outputWriter()) {
      pipe.write("stopped\n");
    }
  }
}
