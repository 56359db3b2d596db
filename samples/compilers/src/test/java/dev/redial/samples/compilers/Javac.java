package dev.redial.samples.compilers;

import dev.redial.samples.compilers.Job.Processing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The compiler of a JDK, as a process of its own.
 *
 * @param home the JDK's folder
 */
record Javac(Path home) implements Compiler {

  @Override
  public Outcome compile(Job job) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(job)).redirectErrorStream(true);
    builder.environment().remove("JDK_JAVAC_OPTIONS");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), said.lines().toList());
  }

  private List<String> command(Job job) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("javac").toString());
    command.addAll(List.of("-J-Duser.language=en", "-encoding", "UTF-8"));
    command.addAll(
        job.processing() == Processing.NONE
            ? List.of("-proc:none")
            : List.of("-processorpath", Jars.processor().toString()));
    command.addAll(job.commonOptions());
    job.sources().forEach(source -> command.add(source.toString()));
    return command;
  }
}
