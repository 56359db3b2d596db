package dev.redial.samples.compilers;

import dev.redial.samples.compilers.Job.Processing;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What compiling with the processor costs, next to what cannot be saved: compiling the same
 * interfaces without it, and what it generates alone.
 *
 * <p>Counted is the processor time of the thread that compiles, so that a busy machine does not
 * matter, and the compiler runs in this JVM.
 */
final class CompileTime {
  private final Path folder;
  private final int interfaces;
  private final Loading loading;

  /** How often the processor's classes are loaded. */
  enum Loading {
    /** For each compilation, as build tools do: its code begins slowly each time. */
    ALWAYS,
    /** Once, so that what each endpoint costs is seen where endpoints are few. */
    ONCE
  }

  CompileTime(Path folder, int interfaces, Loading loading) {
    this.folder = folder;
    this.interfaces = interfaces;
    this.loading = loading;
  }

  /** One comparison, in milliseconds. */
  record Round(long with, long without, long generated) {
    double ratio() {
      return (double) with / (without + generated);
    }
  }

  /**
   * Runs it for 300 interfaces of twelve methods, or as many as the first argument says; the second
   * one is the number of rounds.
   */
  public static void main(String[] arguments) throws IOException {
    int interfaces = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9;
    Path folder = Files.createTempDirectory("compile-time");
    List<Round> measured = new CompileTime(folder, interfaces, Loading.ALWAYS).rounds(rounds);
    System.out.printf("%d interfaces of %d methods%n", interfaces, ManyInterfaces.METHODS);
    measured.forEach(round -> System.out.printf("%s: %.2f%n", round, round.ratio()));
    System.out.printf("median of the last %d: %.2f%n", rounds - rounds / 3, median(measured));
  }

  /** The median without the first third, in which the compiler itself becomes fast. */
  static double median(List<Round> rounds) {
    double[] ratios =
        rounds.stream().skip(rounds.size() / 3).mapToDouble(Round::ratio).sorted().toArray();
    return DoubleStream.of(ratios).skip(ratios.length / 2).findFirst().orElseThrow();
  }

  List<Round> rounds(int number) throws IOException {
    List<Path> sources = new ManyInterfaces(1).write(folder.resolve("src"), interfaces);
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      rounds.add(round(sources, folder.resolve("round" + i)));
    }
    return rounds;
  }

  /** What everybody needs goes first: it pays for what all three find ready afterwards. */
  private Round round(List<Path> sources, Path home) throws IOException {
    Path plain = Files.createDirectories(home.resolve("plain"));
    Path full = Files.createDirectories(home.resolve("full"));
    Path alone = Files.createDirectories(home.resolve("alone"));
    long without = millis(Job.of(sources, plain).withoutProcessor());
    long with = millis(Job.of(sources, full));
    long generated = millis(Job.of(generated(full), alone).against(plain).withoutProcessor());
    return new Round(with, without, generated);
  }

  private static List<Path> generated(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private long millis(Job job) throws IOException {
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    compile(job);
    return (clock.getCurrentThreadCpuTime() - start) / 1_000_000;
  }

  private void compile(Job job) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      CompilationTask task =
          javac.getTask(
              said,
              files,
              null,
              options(job),
              null,
              files.getJavaFileObjectsFromPaths(job.sources()));
      if (isLoadedHere(job)) {
        task.setProcessors(List.of(OurProcessor.found()));
      }
      if (!task.call()) {
        throw new AssertionError(said.toString());
      }
    }
  }

  private boolean isLoadedHere(Job job) {
    return job.processing() == Processing.OURS && loading == Loading.ONCE;
  }

  private List<String> options(Job job) {
    List<String> options = new ArrayList<>(job.commonOptions());
    if (job.processing() == Processing.NONE) {
      options.add("-proc:none");
    } else if (loading == Loading.ALWAYS) {
      options.addAll(List.of("-processorpath", Jars.processor().toString()));
    }
    return options;
  }
}
