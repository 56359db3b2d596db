package dev.redial.samples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another JVM, of the same kind and with the same classes as this one. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;

  private Child(Process process) {
    this.process = process;
    this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
  }

  static Child of(Class<?> main, List<String> options, List<String> arguments) throws IOException {
    return of(System.getProperty("java.class.path"), main, options, arguments);
  }

  static Child of(String classPath, Class<?> main, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(main.getName());
    command.addAll(arguments);
    return new Child(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Has it read a line; one that has ended already does not. */
  void tell(String line) throws IOException {
    try {
      in.write(line);
      in.newLine();
      in.flush();
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
    }
  }

  /** The next line that it prints; null at its end. */
  @Nullable String line() throws IOException {
    return out.readLine();
  }

  /** Waits for its end. */
  int exitStatus() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
