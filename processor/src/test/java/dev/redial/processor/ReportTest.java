package dev.redial.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of all endpoints that {@code -Aredial.report} asks for. */
final class ReportTest {
  private static final Path RECORD = Path.of("src/test/resources/golden/endpoints.md");
  private static final List<String> APIS =
      List.of("Bookshop", "Nasty", "Parts", "Settled", "Streams", "User");

  @TempDir Path folder;

  @Test
  void isAsRecorded() throws IOException {
    Path report = folder.resolve("not/yet/there/endpoints.md");
    assertThat(compile(report, sources(APIS))).succeeded();
    if (Boolean.getBoolean("golden.record")) {
      Files.writeString(RECORD, Files.readString(report));
    }
    assertThat(report).hasSameTextualContentAs(RECORD);
  }

  @Test
  void isTheSameInWhateverOrderTheSourcesCome() throws IOException {
    Path one = folder.resolve("one.md");
    Path other = folder.resolve("other.md");
    compile(one, sources(List.of("Bookshop", "Nasty", "Settled")));
    compile(other, sources(List.of("Settled", "Bookshop", "Nasty")));
    assertThat(one).hasSameBinaryContentAs(other).isNotEmptyFile();
  }

  @Test
  void saysWhyAnEndpointIsWhatItIs() throws IOException {
    Path report = folder.resolve("endpoints.md");
    compile(
        report,
        Shops.file(
            "Shop",
            "@HttpApi(name = \"a|b\") interface Shop extends Careful {",
            "@Get void get();",
            "@Get @Idempotent void still();",
            "@Put @NonIdempotent void put(@Body InputStream in);",
            "@Post @Idempotent void post(@Body java.net.http.HttpRequest.BodyPublisher body);",
            "@Post void keyed(@IdempotencyKey(validFor = \"PT1H\") String key, @FormParam int n);",
            "@Put void inherited();",
            "}",
            "@NonIdempotent interface Careful { @Put void inherited(); @Delete void own(); }"));
    assertThat(Files.readAllLines(report).stream().map(line -> line.split(" \\| ")))
        .filteredOn(cells -> cells[0].equals("| a\\|b"))
        .extracting(cells -> String.join(" ", cells[1], cells[4], "by", cells[5], cells[9]))
        .containsExactly(
            "`shop.Shop.get()` NON_IDEMPOTENT by @NonIdempotent on Careful - |",
            "`shop.Shop.inherited()` NON_IDEMPOTENT by @NonIdempotent on Careful - |",
            "`shop.Shop.keyed(key, n)` IDEMPOTENT by Idempotency-Key for PT1H, then NON_IDEMPOTENT by"
                + " @NonIdempotent on Careful repeatable |",
            "`shop.Shop.own()` NON_IDEMPOTENT by @NonIdempotent on Careful - |",
            "`shop.Shop.post(body)` IDEMPOTENT by @Idempotent its publisher's |",
            "`shop.Shop.put(in)` NON_IDEMPOTENT by @NonIdempotent once |",
            "`shop.Shop.still()` SAFE by GET - |");
  }

  /** A parent of the interface that declares a method does not know the method. */
  @Test
  void parentsTightenWhatTheyDoNotDeclareAndNeverLoosenIt() {
    Path report = folder.resolve("endpoints.md");
    compile(
        report,
        Shops.file(
            "Shop",
            "@HttpApi interface Shop extends Daring, Careful, Family {",
            "@Delete void delete();",
            "@Post @Idempotent void sure();",
            "@Post @IdempotencyKey void keyed();",
            "}",
            "@Idempotent interface Daring {}",
            "@NonIdempotent interface Careful {}",
            "@Idempotent interface Family { @Post void family(); }"));
    assertThat(report)
        .content()
        .contains("Shop.delete()` | DELETE |  | NON_IDEMPOTENT | @NonIdempotent on Careful |")
        .contains("Shop.sure()` | POST |  | IDEMPOTENT | @Idempotent |")
        .contains("then NON_IDEMPOTENT by @NonIdempotent on Careful |")
        .contains("Shop.family()` | POST |  | IDEMPOTENT | @Idempotent on Family |");
  }

  @Test
  void aKeySaysEnoughWhereAParentPromisesMore() {
    Path report = folder.resolve("endpoints.md");
    compile(
        report,
        Shops.file(
            "Shop",
            "@HttpApi interface Shop extends Daring { @Post @IdempotencyKey void keyed(); }",
            "@Idempotent interface Daring {}"));
    assertThat(report).content().contains("then NON_IDEMPOTENT by POST |");
  }

  @Test
  void isNotWrittenWhereAnInterfaceHasAnError() {
    Path report = folder.resolve("endpoints.md");
    compile(report, Shops.file("Shop", "@HttpApi interface Shop { void a(); }"));
    assertThat(report).doesNotExist();
  }

  @Test
  void fileThatCannotBeWrittenIsAnError() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Compilation compilation =
        compile(file.resolve("below"), Shops.file("Shop", "@HttpApi interface Shop {}"));
    assertThat(compilation).failed();
    assertThat(compilation)
        .hadErrorContaining("[REP-01] -Aredial.report=" + file.resolve("below") + " cannot be");
  }

  @Test
  void nameIsAskedFor() {
    Compilation compilation =
        Shops.with(List.of("-Aredial.report"), Shops.file("Shop", "@HttpApi interface Shop {}"));
    assertThat(compilation).hadErrorContaining("[REP-01] -Aredial.report= cannot be written");
  }

  /** Relative to what, only the build tool knows. */
  @Test
  void pathIsAbsolute() {
    Compilation compilation =
        Shops.with(
            List.of("-Aredial.report=target/endpoints.md"),
            Shops.file("Shop", "@HttpApi interface Shop {}"));
    assertThat(compilation)
        .hadErrorContaining(
            "[REP-01] -Aredial.report=target/endpoints.md cannot be written: it is not absolute");
  }

  private static Compilation compile(Path report, JavaFileObject... sources) {
    return Shops.with(List.of("-Aredial.report=" + report), sources);
  }

  private static JavaFileObject[] sources(List<String> apis) {
    return apis.stream()
        .map(api -> JavaFileObjects.forResource("interfaces/" + api + ".java"))
        .toArray(JavaFileObject[]::new);
  }
}
