package dev.redial.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated is on record, and compiles without a warning. */
final class GeneratedSourceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bookshop",
        "Conversions",
        "Failures",
        "Filters",
        "Inherited",
        "Nasty",
        "Parameters",
        "Parts",
        "Results",
        "Settled",
        "Streams",
        "Users"
      })
  void isAsRecordedAndCompilesWithoutWarnings(String api) throws IOException {
    Compilation compilation =
        Shops.strictly(
            JavaFileObjects.forResource("interfaces/" + api + ".java"),
            JavaFileObjects.forResource("interfaces/User.java"));
    assertThat(compilation).succeededWithoutWarnings();
    Golden.check(compilation, "shop." + api + "Client");
  }
}
