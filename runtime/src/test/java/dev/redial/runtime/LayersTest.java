package dev.redial.runtime;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Imports point down only: front door, call, pool, connection; wire, coding, configuration,
 * content, items, transport, auth, cleartext and journal side by side; values.
 */
final class LayersTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.redial");

  @Test
  void importsPointDownOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.redial..")
        .layer("front door")
        .definedBy("dev.redial.runtime")
        .layer("call")
        .definedBy("dev.redial.runtime.call..")
        .layer("pool")
        .definedBy("dev.redial.runtime.pool..")
        .layer("connection")
        .definedBy("dev.redial.runtime.connection..")
        .layer("wire")
        .definedBy("dev.redial.runtime.wire..")
        .layer("coding")
        .definedBy("dev.redial.runtime.coding..")
        .layer("items")
        .definedBy("dev.redial.runtime.items..")
        .layer("configuration")
        .definedBy("dev.redial.runtime.configuration..")
        .layer("content")
        .definedBy("dev.redial.runtime.content..")
        .layer("transport")
        .definedBy("dev.redial.runtime.transport..")
        .layer("auth")
        .definedBy("dev.redial.runtime.auth..")
        .layer("cleartext")
        .definedBy("dev.redial.runtime.cleartext..")
        .layer("journal")
        .definedBy("dev.redial.runtime.journal..")
        .layer("values")
        .definedBy(
            "dev.redial", "dev.redial.resend..", "dev.redial.codec..", "dev.redial.runtime.event..")
        .whereLayer("front door")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("call")
        .mayOnlyBeAccessedByLayers("front door")
        .whereLayer("pool")
        .mayOnlyBeAccessedByLayers("front door", "call")
        .whereLayer("connection")
        .mayOnlyBeAccessedByLayers("front door", "call", "pool")
        .whereLayer("wire")
        .mayOnlyBeAccessedByLayers("front door", "call", "pool", "connection")
        .whereLayer("coding")
        .mayOnlyBeAccessedByLayers("front door", "call")
        .whereLayer("items")
        .mayOnlyBeAccessedByLayers("front door")
        .whereLayer("configuration")
        .mayOnlyBeAccessedByLayers("front door")
        .whereLayer("content")
        .mayOnlyBeAccessedByLayers("front door", "call")
        .whereLayer("transport")
        .mayOnlyBeAccessedByLayers("front door", "call", "pool", "connection")
        .whereLayer("auth")
        .mayOnlyBeAccessedByLayers("front door", "call")
        .whereLayer("cleartext")
        .mayOnlyBeAccessedByLayers("call")
        .whereLayer("journal")
        .mayOnlyBeAccessedByLayers("front door", "call", "pool", "connection")
        .whereLayer("values")
        .mayNotAccessAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** A rule over nothing is always green. */
  @Test
  void everyLayerIsSeen() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .contains(
            "dev.redial",
            "dev.redial.codec",
            "dev.redial.resend",
            "dev.redial.runtime",
            "dev.redial.runtime.auth",
            "dev.redial.runtime.call",
            "dev.redial.runtime.cleartext",
            "dev.redial.runtime.coding",
            "dev.redial.runtime.configuration",
            "dev.redial.runtime.connection",
            "dev.redial.runtime.content",
            "dev.redial.runtime.event",
            "dev.redial.runtime.items",
            "dev.redial.runtime.journal",
            "dev.redial.runtime.pool",
            "dev.redial.runtime.transport",
            "dev.redial.runtime.wire");
  }
}
