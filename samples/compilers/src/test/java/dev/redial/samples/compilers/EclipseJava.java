package dev.redial.samples.compilers;

import dev.redial.samples.compilers.Job.Processing;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The Eclipse compiler, in this process, with what it warns of unless it is told otherwise. */
final class EclipseJava implements Compiler {
  private final List<Processor> beside;

  /** With processors that run behind ours, or none. */
  EclipseJava(Processor... beside) {
    this.beside = List.of(beside);
  }

  @Override
  public Outcome compile(Job job) throws IOException {
    EclipseCompiler compiler = new EclipseCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(said, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      CompilationTask task =
          compiler.getTask(
              new StringWriter(),
              files,
              said,
              options(job),
              null,
              files.getJavaFileObjectsFromPaths(job.sources()));
      if (job.processing() == Processing.OURS) {
        task.setProcessors(
            Stream.concat(Stream.of(OurProcessor.found()), beside.stream()).toList());
      }
      int status = Boolean.TRUE.equals(task.call()) ? 0 : 1;
      return new Outcome(status, said.getDiagnostics().stream().map(EclipseJava::line).toList());
    }
  }

  private static List<String> options(Job job) {
    List<String> options = new ArrayList<>(job.commonOptions());
    if (job.processing() == Processing.NONE) {
      options.add("-proc:none");
    }
    return options;
  }

  private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
    String file = diagnostic.getSource() == null ? "" : diagnostic.getSource().getName();
    return "%s:%d: %s: %s"
        .formatted(
            file,
            diagnostic.getLineNumber(),
            diagnostic.getKind(),
            diagnostic.getMessage(Locale.ENGLISH));
  }
}
