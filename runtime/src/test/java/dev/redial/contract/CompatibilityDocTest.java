package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.redial.contract.IntendedDifference.Ground;
import dev.redial.testing.Document;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code docs/compatibility.md} has each difference with the tests that show it; {@code
 * -Ddocs.record=true} records them.
 */
class CompatibilityDocTest {
  private static final Document DOCUMENT = Document.named("compatibility.md");
  private static final JavaClasses TESTS =
      new ClassFileImporter().importPackages(CompatibilityDocTest.class.getPackageName());

  @ParameterizedTest
  @EnumSource
  void everyDifferenceIsShownByATest(IntendedDifference difference) {
    assertThat(shownBy(difference)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void differencesAreListed(Ground ground) throws IOException {
    DOCUMENT.checkPart(
        ground.name().toLowerCase(Locale.ROOT),
        "| difference | `java.net.http` | Redial | why | shown by |\n|---|---|---|---|---|\n"
            + Arrays.stream(IntendedDifference.values())
                .filter(difference -> difference.ground() == ground)
                .map(difference -> difference.row(String.join("<br>", shownBy(difference))))
                .collect(Collectors.joining()));
  }

  /** As {@code Test.method}, in order. */
  private static List<String> shownBy(IntendedDifference difference) {
    return TESTS.stream()
        .flatMap(tests -> tests.getMethods().stream())
        .filter(method -> shows(method, difference))
        .map(method -> "`" + method.getOwner().getSimpleName() + "." + method.getName() + "`")
        .sorted()
        .toList();
  }

  private static boolean shows(JavaMethod method, IntendedDifference difference) {
    return method
        .tryGetAnnotationOfType(Differs.class)
        .filter(shown -> List.of(shown.value()).contains(difference))
        .isPresent();
  }
}
