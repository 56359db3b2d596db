package dev.redial.samples.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Generated code looks nothing up at run time, nor does what it calls, as their class files show.
 * What libraries for JSON do is their own; so is what the JDK does for lambdas and records.
 */
class NoReflectionTest {
  private static final JavaClasses GENERATED =
      new ClassFileImporter()
          .importPackages("dev.redial.samples.github")
          .that(
              DescribedPredicate.describe(
                  "are generated", type -> type.getSimpleName().endsWith("Client")));

  private static final JavaClasses PUBLISHED =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(place -> !place.contains("dev/redial/samples/"))
          .withImportOption(place -> !place.contains("dev/redial/processor/"))
          .importPackages("dev.redial");

  /** Names, what kind of type it is, and what {@code assert} asks. */
  private static final String HARMLESS =
      "getName|getSimpleName|isInstance|cast|isArray|isPrimitive|desiredAssertionStatus";

  /** Finds members and classes by name, or uses them without their types. */
  private static final Pattern REFLECTION =
      Pattern.compile(
          String.join(
              "|",
              "java\\.lang\\.Class\\.(?!(" + HARMLESS + ")$).*",
              "java\\.lang\\.ClassLoader\\..*",
              "java\\.lang\\.reflect\\.(Method|Field|Constructor|Executable|Proxy|Array)\\..*",
              "java\\.lang\\.reflect\\.(AccessibleObject|Parameter|RecordComponent)\\..*",
              "java\\.lang\\.invoke\\.MethodHandles\\$Lookup\\.(find|unreflect|define).*",
              "java\\.util\\.ServiceLoader\\.load.*",
              "java\\.util\\.concurrent\\.atomic\\.Atomic.*FieldUpdater\\.newUpdater",
              "java\\.beans\\..*"));

  /** Who does it nevertheless, and what for. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          // Codecs that nobody named, when a Redial is built.
          Map.entry("dev.redial.runtime.FoundCodecs", Set.of("ServiceLoader.load")),
          // The elements of an array, whatever its type: nothing is looked up.
          Map.entry("dev.redial.runtime.ParameterText", Set.of("Array.get", "Array.getLength")),
          // Whether a generic type has as many arguments as it wants, when a constant is made.
          Map.entry("dev.redial.codec.BodyType", Set.of("Class.getTypeParameters")),
          // What java.lang.reflect.ParameterizedType has to tell libraries.
          Map.entry("dev.redial.codec.BodyType$Parameterized", Set.of("Class.getDeclaringClass")),
          // Whether a library would be told an abstract type.
          Map.entry("dev.redial.runtime.WrittenType", Set.of("Class.getModifiers")),
          // All constants of an enum that is known by its class: for messages, and for tables.
          Map.entry("dev.redial.runtime.configuration.Kind", Set.of("Class.getEnumConstants")),
          Map.entry("dev.redial.runtime.connection.Transitions", Set.of("Class.getEnumConstants")),
          // What newer JDKs have, found once: HTTP/3, closing, virtual threads, whose terminal it
          // is.
          Map.entry(
              "dev.redial.runtime.call.H3Discovery",
              Set.of(
                  "Class.forName",
                  "Class.getField",
                  "Class.getMethod",
                  "Field.get",
                  "Method.invoke")),
          Map.entry("dev.redial.runtime.call.NewerJdk", Set.of("Class.getMethod", "Method.invoke")),
          Map.entry("dev.redial.runtime.connection.LeadingThreads", Set.of("Lookup.findVirtual")),
          Map.entry(
              "dev.redial.resend.ConsoleConfirmation", Set.of("Class.getMethod", "Method.invoke")),
          // Parameters of TLS that newer JDKs have, copied when a connection is dialled.
          Map.entry(
              "dev.redial.runtime.transport.TlsParameters",
              Set.of("Class.getMethod", "Method.invoke")));

  @Test
  void generatedClientsUseNone() {
    assertThat(GENERATED).hasSizeGreaterThan(1);
    assertThat(GENERATED).allSatisfy(type -> assertThat(reflection(type)).isEmpty());
  }

  @Test
  void whatTheyCallUsesNoneButForWhatIsListed() {
    assertThat(PUBLISHED.contain("dev.redial.runtime.EndpointCall")).isTrue();
    assertThat(PUBLISHED.contain("dev.redial.codec.BodyType")).isTrue();
    Map<String, Set<String>> used =
        PUBLISHED.stream()
            .filter(type -> reflection(type).findAny().isPresent())
            .collect(
                Collectors.toMap(
                    JavaClass::getName,
                    type -> reflection(type).collect(Collectors.toCollection(TreeSet::new))));
    assertThat(used).isEqualTo(ALLOWED);
  }

  /** What a class does of it, as in {@code Class.forName}; also in lambdas and by reference. */
  private static Stream<String> reflection(JavaClass type) {
    return type.getAccessesFromSelf().stream()
        .map(JavaAccess::getTarget)
        .filter(target -> REFLECTION.matcher(name(target)).matches())
        .map(target -> target.getOwner().getSimpleName() + "." + target.getName());
  }

  private static String name(AccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }
}
