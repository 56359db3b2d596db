package dev.redial.samples.compilers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;

/** The compilers that people use. */
enum KnownCompiler {
  JAVAC_17,
  JAVAC_25,
  ECLIPSE;

  /** The compiler; a test that needs one that is not installed is skipped. */
  Compiler here() {
    return switch (this) {
      case JAVAC_17 -> javac(17);
      case JAVAC_25 -> javac(25);
      case ECLIPSE -> new EclipseJava();
    };
  }

  private static Compiler javac(int feature) {
    Optional<Path> home = Jdk.find(feature);
    assumeTrue(
        home.isPresent(), () -> "no JDK " + feature + ": JAVA_HOME_" + feature + " names one");
    return new Javac(home.orElseThrow());
  }
}
