package dev.redial.processor.random;

import dev.redial.processor.random.Setting.Place;
import dev.redial.processor.random.Setting.Style;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How types are named in sources: {@code #java.util.List} is the platform's, {@code ~Order} one of
 * the specimen's where it is used, and {@code !Order} where it is declared.
 */
final class Naming {
  /** The packages that may be imported: no two have a class of one name that is mentioned. */
  private static final Set<String> IMPORTED =
      Set.of(
          "dev.redial.",
          "dev.redial.resend.",
          "java.io.",
          "java.lang.annotation.",
          "java.math.",
          "java.net.",
          "java.net.http.",
          "java.nio.file.",
          "java.time.",
          "java.util.",
          "java.util.concurrent.",
          "java.util.function.",
          "java.util.stream.");

  private static final Pattern OWN = Pattern.compile("~([A-Z]\\w*)");
  private static final Pattern DECLARED = Pattern.compile("!([A-Z]\\w*)");
  private static final Pattern PLATFORM =
      Pattern.compile("#((?:[a-z]\\w*\\.)+)([A-Z]\\w*(?:\\.[A-Z]\\w*)*)");
  private static final Pattern OTHER = Pattern.compile("(?:class|enum|interface) ([A-Za-z]\\w*)");

  private final Place place;
  private final Style style;
  private final Map<String, String> renamed;
  private final Set<String> parents;
  private final Set<String> hidden = new HashSet<>();

  /**
   * Names what is in {@code text}.
   *
   * @param parents the names of interfaces that are extended
   */
  Naming(Setting setting, Place place, Set<String> parents, String text) {
    boolean rootHidden = text.matches("(?s).*(class|int) (java|dev)\\b.*");
    this.place = place;
    this.style = rootHidden ? Style.IMPORTED : setting.style();
    this.renamed = new HashMap<>(rootHidden ? Map.of() : setting.renamed());
    this.parents = parents;
    OTHER.matcher(text).results().forEach(found -> hidden.add(found.group(1)));
    renamed.values().removeAll(hidden);
    hidden.addAll(renamed.values());
  }

  /** Hides packages only where nothing hides classes: else some could not be named at all. */
  static String expressible(String written, String text) {
    boolean hidesClasses =
        OTHER
            .matcher(written)
            .results()
            .anyMatch(found -> Character.isUpperCase(found.group(1).charAt(0)));
    return hidesClasses
        ? text.replaceAll("class (java|dev) \\{}|int (java|dev) = \\d+;", "")
        : text;
  }

  String simple(String name) {
    return renamed.getOrDefault(name, name);
  }

  String resolve(String text) {
    String declared = DECLARED.matcher(text).replaceAll(found -> quote(simple(found.group(1))));
    String own =
        OWN.matcher(declared)
            .replaceAll(found -> quote(nest(found.group(1)) + simple(found.group(1))));
    String platform =
        PLATFORM.matcher(own).replaceAll(found -> quote(platform(found.group(1), found.group(2))));
    return hidden.contains("java") ? platform.replace("java.lang.@", "@") : platform;
  }

  private static String quote(String text) {
    return Matcher.quoteReplacement(text);
  }

  private String platform(String home, String name) {
    boolean imported = isImported(home, name);
    return imported ? name : home + name;
  }

  private boolean isImported(String home, String name) {
    return style == Style.IMPORTED
        && (IMPORTED.contains(home) || home.equals("java.lang."))
        && !hidden.contains(name.replaceAll("\\..*", ""));
  }

  /** What {@link #resolve} takes for granted. */
  String imports(String text) {
    return PLATFORM
        .matcher(text)
        .results()
        .filter(found -> isImported(found.group(1), found.group(2)))
        .map(found -> found.group(1))
        .filter(IMPORTED::contains)
        .distinct()
        .map(home -> "import " + home + "*;\n")
        .collect(Collectors.joining());
  }

  private String nest(String name) {
    boolean api = Scene.NAMES.contains(name);
    return switch (place) {
      case BESIDE, AUXILIARY -> "";
      case NESTED -> api || parents.contains(name) ? "" : simple("Shop") + ".";
      case OUTER -> "Outer.";
      case FAR -> api ? "" : Specimen.PACKAGE + ".far.";
    };
  }
}
