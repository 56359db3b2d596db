package dev.redial.samples.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublishedJarTest {

  private static final PublishedJar API = PublishedJar.of("redial-api");
  private static final PublishedJar RUNTIME = PublishedJar.of("redial-runtime");
  private static final PublishedJar PROCESSOR = PublishedJar.of("redial-processor");

  @Test
  void apiDescribesItsModule() {
    assertThat(API.descriptor())
        .contains(
            "dev.redial.api",
            "exports dev.redial",
            "exports dev.redial.codec",
            "exports dev.redial.resend",
            "requires java.net.http transitive")
        .filteredOn(line -> line.startsWith("exports"))
        .hasSize(3);
  }

  @Test
  void runtimeExportsItsFrontDoorAndItsEventsOnly() {
    assertThat(RUNTIME.descriptor())
        .contains("dev.redial.runtime", "requires dev.redial.api transitive")
        .filteredOn(line -> line.startsWith("exports"))
        .containsExactlyInAnyOrder(
            "exports dev.redial.runtime", "exports dev.redial.runtime.event");
  }

  @Test
  void runtimeNeedsNoOptionalModule() {
    assertThat(RUNTIME.descriptor())
        .filteredOn(line -> line.startsWith("requires") && !line.endsWith(" static"))
        .containsExactlyInAnyOrder(
            "requires dev.redial.api transitive",
            "requires io.github.resilience4j.core",
            "requires io.github.resilience4j.retry transitive",
            "requires java.base mandated");
  }

  @Test
  void processorIsAModuleThatProvidesItself() {
    assertThat(PROCESSOR.descriptor())
        .contains(
            "dev.redial.processor",
            "requires java.compiler",
            "provides javax.annotation.processing.Processor with"
                + " dev.redial.processor.HttpApiProcessor")
        .noneMatch(line -> line.startsWith("exports"));
  }

  @Test
  void testingIsAModuleOfWhatUsersTestWith() throws Exception {
    PublishedJar testing = PublishedJar.of("redial-runtime", "testing");
    assertThat(testing.descriptor()).anyMatch(line -> line.startsWith("dev.redial.testing"));
    assertThat(testing.classes())
        .contains("dev/redial/testing/RawServer.class")
        .allMatch(name -> name.startsWith("dev/redial/testing/"))
        .noneMatch(name -> name.endsWith("Test.class"));
    assertThat(testing.missing())
        .isNotEmpty() // JUnit is not there
        .noneMatch(line -> line.matches(".*-> dev\\.redial\\..*"));
  }

  @Test
  void apiDependsOnAnnotationsOnly() throws Exception {
    assertThat(API.dependencies())
        .containsExactlyInAnyOrder("jakarta.inject:jakarta.inject-api", "org.jspecify:jspecify");
  }

  @Test
  void runtimeDependsOnApiAndRetryOnlyAndTheRestIsOptional() throws Exception {
    assertThat(RUNTIME.dependencies())
        .containsExactlyInAnyOrder(
            "dev.redial:redial-api",
            "io.github.resilience4j:resilience4j-retry",
            "com.fasterxml.jackson.core:jackson-databind optional",
            "tools.jackson.core:jackson-databind optional",
            "com.google.code.gson:gson optional",
            "jakarta.json.bind:jakarta.json.bind-api optional",
            "jakarta.json:jakarta.json-api optional",
            "io.micrometer:micrometer-core optional");
  }

  @Test
  void processorDependsOnNothing() throws Exception {
    assertThat(PROCESSOR.dependencies())
        .filteredOn(dependency -> !dependency.endsWith(" provided optional"))
        .isEmpty();
  }

  @Test
  void processorCarriesJavaPoetUnderItsOwnNameOnly() throws Exception {
    List<String> classes = PROCESSOR.classes();
    assertThat(classes)
        .contains("dev/redial/processor/shaded/javapoet/JavaFile.class")
        .allMatch(
            name -> name.startsWith("dev/redial/processor/") || name.equals("module-info.class"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"redial-api", "redial-runtime", "redial-processor"})
  void jarsCarryNoTestsAndNoSamples(String artifactId) throws Exception {
    assertThat(PublishedJar.of(artifactId).classes())
        .isNotEmpty()
        .noneMatch(name -> name.endsWith("Test.class") || name.contains("/samples/"))
        .allMatch(name -> name.startsWith("dev/redial/") || name.equals("module-info.class"));
  }
}
