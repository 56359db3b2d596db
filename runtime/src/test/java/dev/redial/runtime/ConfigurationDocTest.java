package dev.redial.runtime;

import dev.redial.runtime.configuration.Domain;
import dev.redial.runtime.configuration.Key;
import dev.redial.testing.Document;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/configuration.md} has each key; {@code -Ddocs.record=true} records them. */
class ConfigurationDocTest {
  private static final Document DOCUMENT = Document.named("configuration.md");

  @ParameterizedTest
  @EnumSource
  void everyKeyIsListed(Domain domain) throws IOException {
    DOCUMENT.checkPart(
        domain.name().toLowerCase(Locale.ROOT),
        "| key | what | default | such as |\n|---|---|---|---|\n"
            + ConfigurationKeys.TABLE.keys().stream()
                .filter(key -> key.domain() == domain)
                .map(ConfigurationDocTest::row)
                .collect(Collectors.joining()));
  }

  private static String row(Key<?> key) {
    String standard = key.standardText().isEmpty() ? "none" : "`" + key.standardText() + "`";
    return "| `%s` | %s | %s | `%s` |\n"
        .formatted(key.pattern(), key.meaning(), standard, key.example());
  }
}
