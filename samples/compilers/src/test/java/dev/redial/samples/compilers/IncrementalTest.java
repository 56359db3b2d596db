package dev.redial.samples.compilers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Gradle asks of an isolating processor, shown with the compiler alone. */
final class IncrementalTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  @TempDir Path folder;

  @Test
  void jarTellsGradleThatItIsIsolating() throws IOException {
    try (JarFile jar = new JarFile(Jars.processor().toFile());
        InputStream entry =
            jar.getInputStream(
                jar.getJarEntry("META-INF/gradle/incremental.annotation.processors"))) {
      assertThat(new String(entry.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(OurProcessor.NAME + ",isolating");
    }
  }

  @Test
  void everyFileComesFromOneInterfaceAndNothingElseIsAskedOfTheFiler() throws IOException {
    FilerWatch watch = new FilerWatch();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      Job job = Job.of(Golden.interfaces(), folder);
      var task =
          javac.getTask(
              null,
              files,
              null,
              job.commonOptions(),
              null,
              files.getJavaFileObjectsFromPaths(job.sources()));
      task.setProcessors(List.of(watch));
      assertThat(task.call()).isTrue();
    }
    assertThat(watch.asked())
        .hasSameSizeAs(Golden.clients())
        .allMatch(asked -> asked.matches("createSourceFile (shop\\.\\w+)Client from \\1"));
  }

  @Test
  void changedInterfaceChangesItsClientOnly() throws Exception {
    Path shop = write("Shop", "@Get(\"/books\") String books();");
    Path stock = write("Stock", "@Get(\"/rooms\") String rooms();");
    compile(shop, stock);
    Map<String, String> before = Golden.generated(output());
    age();
    compile(write("Shop", "@Get(\"/books/new\") String books();"));
    Map<String, String> after = Golden.generated(output());
    assertThat(touched()).containsExactly("ShopClient.java");
    assertThat(after.get("ShopClient.java")).contains("/books/new");
    assertThat(after).containsEntry("StockClient.java", before.get("StockClient.java"));
  }

  /** Gradle compiles again whatever mentions a class that has changed. */
  @Test
  void changedParentChangesTheClientsOfWhatIsCompiledAgain() throws Exception {
    Path parent = write("Reads", "@Get(\"/one\") String one();");
    Path child = writeBelow("Shop", "extends Reads", "@Get(\"/own\") String own();");
    Path other = writeBelow("Stock", "extends Reads", "@Get(\"/own\") String own();");
    compile(parent, child, other);
    age();
    write("Reads", "@Get(\"/two\") String one();");
    compile(parent);
    assertThat(touched()).containsExactly("ReadsClient.java");
    compile(child);
    assertThat(touched()).containsExactly("ReadsClient.java", "ShopClient.java");
    Map<String, String> after = Golden.generated(output());
    assertThat(after.get("ShopClient.java")).contains("\"/two\"");
    assertThat(after.get("StockClient.java")).contains("\"/one\"");
  }

  @ParameterizedTest
  @EnumSource
  void orderOfTheSourcesDoesNotMatter(KnownCompiler known) throws Exception {
    List<Path> sources = new ArrayList<>(Golden.interfaces());
    for (long seed = 1; seed <= 3; seed++) {
      Collections.shuffle(sources, new java.util.Random(seed));
      Path output = Files.createDirectories(folder.resolve("order" + seed));
      assertThat(known.here().compile(Job.of(sources, output)).status()).isZero();
      assertThat(Golden.generated(output)).isEqualTo(Golden.texts());
    }
  }

  private Path write(String name, String method) throws IOException {
    return writeBelow(name, "", method);
  }

  private Path writeBelow(String name, String parents, String method) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".java"),
        "import dev.redial.*;\n@HttpApi public interface %s %s {\n%s\n}\n"
            .formatted(name, parents, method));
  }

  private Path output() throws IOException {
    return Files.createDirectories(folder.resolve("out"));
  }

  /** Compiles some sources, against the class files of all others. */
  private void compile(Path... sources) throws Exception {
    Javac javac = new Javac(Path.of(System.getProperty("java.home")));
    Job job = Job.of(List.of(sources), output()).against(output());
    assertThat(javac.compile(job.with("-Werror"))).isEqualTo(new Outcome(0, List.of()));
  }

  private void age() throws IOException {
    for (Path file : generatedFiles()) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
  }

  private List<String> touched() throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    for (Path file : generatedFiles()) {
      times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
    }
    return times.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(LONG_AGO))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Path> generatedFiles() throws IOException {
    try (Stream<Path> files = Files.walk(output())) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
