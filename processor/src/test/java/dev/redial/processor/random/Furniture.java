package dev.redial.processor.random;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The types of one's own that interfaces mention: {@code %} stands for their modifiers, and {@code
 * §} for {@code static} where that is not implied.
 */
final class Furniture {
  private static final Pattern MENTION = Pattern.compile("~([A-Z]\\w*)");
  private static final Map<String, String> FIXED = new LinkedHashMap<>();

  static {
    put("Colour", "% enum !Colour { RED, GREEN }");
    put("Order", "% record !Order(#java.lang.String id, int amount) {}");
    put("Thing", "% §class !Thing {}");
    put("Box", "% record !Box<T>(T value) {}");
    put("Nest", "% §class !Nest<T> { public class Inner {} public static class Still {} }");
    put("Plain", "% §class !Plain { public class Inner {} }");
    put("Tree", "% interface !Tree<T extends ~Tree<T>> {}");
    put("Strings", "% abstract §class !Strings extends #java.util.ArrayList<#java.lang.String> {}");
    put(
        "Fields",
        "% abstract §class !Fields extends #java.util.HashMap<#java.lang.String, #java.lang.Integer> {}");
    put("Odd", "% abstract §class !Odd<V> implements #java.util.Map<#java.lang.String, V> {}");
    put(
        "Marked",
        "@#java.lang.annotation.Target(#java.lang.annotation.ElementType.TYPE_USE) % @interface !Marked {}");
    put(
        "Nullable",
        "@#java.lang.annotation.Target(#java.lang.annotation.ElementType.PARAMETER) % @interface !Nullable {}");
    converter("ToText", "§class !ToText", "~Thing", "");
    converter("AnyText", "§class !AnyText", "#java.lang.Object", "");
    converter("RecordText", "record !RecordText()", "~Thing", "");
    converter("NoText", "abstract §class !NoText", "~Thing", "");
    converter("HiddenText", "§class !HiddenText", "~Thing", "private !HiddenText() {}");
    converter("ListText", "§class !ListText", "#java.util.List<#java.lang.Object>", "");
    converter(
        "ThrowingText",
        "§class !ThrowingText",
        "~Thing",
        "public !ThrowingText() throws #java.io.IOException {}");
    converter("EnumText", "enum !EnumText", "~Thing", "ONE; ");
    put(
        "NestedText",
        "% §class !NestedText { public static final class Deep implements"
            + " #dev.redial.ParamConverter<~Thing> { @#java.lang.Override public"
            + " #java.lang.String convert(~Thing it) { return \"\"; } } }");
    put(
        "InnerText",
        "% §class !InnerText { public final class Deep implements"
            + " #dev.redial.ParamConverter<~Thing> { @#java.lang.Override public"
            + " #java.lang.String convert(~Thing it) { return \"\"; } } }");
    put("Empty", "% record !Empty() {}");
    put("Bare", "% record !Bare(int bare) {}");
    put("Loop", "% record !Loop(@#dev.redial.Params ~Loop loop) {}");
    put(
        "Filter",
        "% record !Filter(@#dev.redial.QueryParam #java.lang.String q,"
            + " @#dev.redial.HeaderParam(\"X-Page\") int page) {}");
    put(
        "Paged",
        "% record !Paged<T>(@#dev.redial.QueryParam T first, @#dev.redial.Params ~Filter filter)"
            + " {}");
    verb("Purge", "PURGE", "#java.lang.String value() default \"\";");
    verb("Sure", "SURE", "");
    verb("Count", "COUNT", "int value() default 1;");
    verb("Several", "SEVERAL", "#java.lang.String[] value() default {};");
    verb("Tunnel", "CONNECT", "#java.lang.String value() default \"\";");
    verb("Blank", "BL ANK", "#java.lang.String value() default \"\";");
    error("Gone", "#java.lang.RuntimeException", "public !Gone(int status, ~Order body) {}");
    error("Lost", "#java.lang.Exception", "public !Lost(int status, #java.lang.String body) {}");
    error("Shut", "#java.io.IOException", "public !Shut(int status, byte[] body) {}");
    error("Boxed", "#java.lang.RuntimeException", "public !Boxed(int s, ~Box<~Order> body) {}");
    error("Bodiless", "#java.lang.RuntimeException", "public !Bodiless(int status) {}");
    error("Quiet", "#java.lang.RuntimeException", "!Quiet(int status, #java.lang.String body) {}");
    error("Vague", "#java.lang.RuntimeException", "public <E> !Vague(int status, E body) {}");
    error("Raw", "#java.lang.RuntimeException", "public !Raw(int s, #java.util.List<?> body) {}");
    error("Varied", "#java.lang.RuntimeException", "public !Varied(int s, ~Order... bodies) {}");
    error(
        "Old",
        "#java.lang.RuntimeException",
        "@#java.lang.Deprecated public !Old(int s, #java.lang.String body) {}");
  }

  private Furniture() {}

  private static void put(String name, String text) {
    FIXED.put(name, text);
  }

  private static void converter(String name, String head, String converted, String members) {
    put(
        name,
        "% "
            + head
            + " implements #dev.redial.ParamConverter<"
            + converted
            + "> { "
            + members
            + " @#java.lang.Override public #java.lang.String convert("
            + converted
            + " it) { return \"\"; } }");
  }

  private static void verb(String name, String token, String members) {
    put(
        name,
        "@#dev.redial.HttpMethod(\""
            + token
            + "\") % @interface !"
            + name
            + " { "
            + members
            + " }");
  }

  private static void error(String name, String parent, String members) {
    put(
        name,
        "@#java.lang.SuppressWarnings(\"serial\") % §class !"
            + name
            + " extends "
            + parent
            + " { "
            + members
            + " }");
  }

  /** All names that may be mentioned, but those that each specimen declares in its own way. */
  static Set<String> names() {
    return FIXED.keySet();
  }

  /** What is mentioned in {@code text} and in all that this mentions, by name. */
  static Map<String, String> of(String text, Map<String, String> more) {
    Map<String, String> needed = new LinkedHashMap<>();
    Set<String> open = mentioned(text);
    while (!open.isEmpty()) {
      String name = open.iterator().next();
      open.remove(name);
      if (!needed.containsKey(name) && isDeclared(name, more)) {
        String declared = more.containsKey(name) ? more.get(name) : FIXED.get(name);
        needed.put(name, Objects.requireNonNull(declared));
        open.addAll(mentioned(declared));
      }
    }
    return needed;
  }

  private static boolean isDeclared(String name, Map<String, String> more) {
    return more.containsKey(name) || FIXED.containsKey(name);
  }

  static Set<String> mentioned(String text) {
    Set<String> names = new LinkedHashSet<>();
    MENTION.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return new TreeSet<>(names);
  }
}
