package dev.redial.processor.random;

import dev.redial.HttpApi;
import dev.redial.processor.HttpApiProcessor;
import dev.redial.processor.random.Memory.Source;
import dev.redial.processor.random.Specimen.Home;
import dev.redial.processor.random.Specimen.Strictness;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * Finds out what becomes of specimens, many in one compilation: first what the processor says and
 * writes, then whether all sources and all clients compile.
 *
 * <p>Thread-safety: none.
 */
public final class Laboratory {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /**
   * {@code --release} costs a second for each compilation: it is left out where it says nothing.
   */
  private static final List<String> ALWAYS =
      Stream.concat(
              Stream.of("-Xmaxerrs", "1000000", "-Xmaxwarns", "1000000"),
              Runtime.version().feature() == 17 ? Stream.of() : Stream.of("--release", "17"))
          .toList();

  private final StandardJavaFileManager files =
      JAVAC.getStandardFileManager(null, null, StandardCharsets.UTF_8);
  private final Map<Specimen, Ending> known = new LinkedHashMap<>();

  /**
   * Makes a laboratory.
   *
   * @param library where the classes that all specimens see are put
   */
  public Laboratory(Path library) {
    try {
      List<Path> seen =
          Stream.of(HttpApi.class, Inject.class, NullMarked.class).map(Laboratory::origin).toList();
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, seen);
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(library));
      List<Source> sources = Stream.concat(stubs(), Stream.of(Library.SOURCE)).toList();
      if (!JAVAC.getTask(null, files, null, ALWAYS, null, sources).call()) {
        throw new IllegalStateException("the library does not compile");
      }
      files.setLocationFromPaths(
          StandardLocation.CLASS_PATH, Stream.concat(Stream.of(library), seen.stream()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A short class path is searched fast. */
  private static Path origin(Class<?> type) {
    return Path.of(uri(type.getProtectionDomain().getCodeSource().getLocation()));
  }

  private static Stream<Source> stubs() throws IOException {
    URL place = Objects.requireNonNull(Laboratory.class.getResource("/stubs"));
    try (Stream<Path> below = Files.walk(Path.of(uri(place)))) {
      return below.filter(Files::isRegularFile).map(Laboratory::stub).toList().stream();
    }
  }

  private static URI uri(URL place) {
    try {
      return place.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Source stub(Path file) {
    try {
      String name = file.getFileName().toString().replace(".java", "");
      return new Source("dev/redial/runtime/" + name, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What becomes of each; nothing is compiled twice. */
  public Map<Specimen, Ending> examine(List<Specimen> specimens) {
    if (known.size() > 100_000) {
      known.clear();
    }
    specimens.stream()
        .distinct()
        .filter(specimen -> !known.containsKey(specimen))
        .collect(Collectors.groupingBy(Laboratory::batch))
        .values()
        .forEach(this::bisect);
    Map<Specimen, Ending> endings = new LinkedHashMap<>();
    specimens.forEach(specimen -> endings.put(specimen, known.get(specimen)));
    return endings;
  }

  /** Those of one compilation; what is in the unnamed package is alone. */
  private static Object batch(Specimen specimen) {
    return specimen.home() == Home.UNNAMED ? specimen : specimen.strictness();
  }

  /** Whoever makes the compiler crash is found by halves. */
  private void bisect(List<Specimen> specimens) {
    try {
      compile(specimens);
    } catch (RuntimeException crash) {
      if (specimens.size() == 1) {
        known.put(
            specimens.get(0), new Ending.Broken(java.util.Set.of(), "crash: " + trace(crash)));
        return;
      }
      int middle = specimens.size() / 2;
      bisect(specimens.subList(0, middle));
      bisect(specimens.subList(middle, specimens.size()));
    }
  }

  private static String trace(Throwable crash) {
    Throwable cause = crash;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause
        + Stream.of(cause.getStackTrace())
            .limit(8)
            .map(frame -> "\n    at " + frame)
            .collect(Collectors.joining());
  }

  private void compile(List<Specimen> specimens) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    List<Source> sources = new ArrayList<>();
    for (Specimen specimen : specimens) {
      String root = specimen.home() == Home.UNNAMED ? "" : "p" + verdicts.size();
      verdicts.put(root, new Verdict(specimen));
      specimen.units().forEach(unit -> sources.add(source(root, unit)));
    }
    Memory memory = new Memory(files);
    run(memory, sources, processing(specimens.get(0)), true)
        .forEach(said -> verdict(verdicts, said).processed(said));
    if (verdicts.size() > 1 && verdicts.values().stream().anyMatch(Verdict::isWrong)) {
      throw new IllegalStateException("one has spoilt it for all");
    }
    memory.generated().forEach(made -> verdict(verdicts, made).generated());
    List<Source> all = new ArrayList<>(sources);
    all.addAll(memory.generated());
    run(memory, all, List.of("-proc:none", "-Xlint:all,-auxiliaryclass"), false)
        .forEach(said -> verdict(verdicts, said).compiled(said, memory.generated()));
    verdicts.values().forEach(verdict -> known.put(verdict.specimen(), verdict.ending()));
  }

  private static List<String> processing(Specimen one) {
    return one.strictness() == Strictness.STRICT
        ? List.of("-proc:only", "-Aredial.idempotency=strict")
        : List.of("-proc:only");
  }

  private static Source source(String root, Specimen.Unit unit) {
    return root.isEmpty()
        ? new Source(unit.name(), unit.text().replace(Specimen.PACKAGE, "p"))
        : new Source(root + "/" + unit.name(), unit.text().replace(Specimen.PACKAGE, root));
  }

  private static Verdict verdict(
      Map<String, Verdict> verdicts, Diagnostic<? extends JavaFileObject> said) {
    if (said.getSource() instanceof Source source) {
      return verdict(verdicts, source);
    }
    if (verdicts.size() == 1) {
      return verdicts.values().iterator().next();
    }
    throw new IllegalStateException("said of nobody: " + said);
  }

  private static Verdict verdict(Map<String, Verdict> verdicts, Source source) {
    return Objects.requireNonNull(verdicts.get(source.root()), source::toString);
  }

  private static List<Diagnostic<? extends JavaFileObject>> run(
      Memory memory, List<Source> sources, List<String> options, boolean processed) {
    var said = new DiagnosticCollector<JavaFileObject>();
    List<String> all = Stream.concat(ALWAYS.stream(), options.stream()).toList();
    var task = JAVAC.getTask(null, memory, said, all, null, sources);
    if (processed) {
      task.setProcessors(List.of(new HttpApiProcessor()));
    }
    task.call();
    return said.getDiagnostics();
  }
}
