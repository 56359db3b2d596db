package dev.redial.processor.random;

import dev.redial.processor.random.Setting.Place;
import dev.redial.processor.random.Specimen.Home;
import dev.redial.processor.random.Specimen.Strictness;
import dev.redial.processor.random.Specimen.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lays out interfaces and what they mention as sources. */
final class Scene {
  static final List<String> NAMES = List.of("Shop", "Shops");

  private final Setting setting;
  private final Place place;
  private final Naming naming;
  private final Map<String, String> apis = new LinkedHashMap<>();
  private final Map<String, String> types;
  private final Map<String, String> parents = new LinkedHashMap<>();
  private final List<Unit> units = new ArrayList<>();

  Scene(List<Api> apis, String whole, Setting setting) {
    this.setting = setting;
    this.place = place(apis.get(0), setting);
    for (int i = 0; i < apis.size(); i++) {
      Api own = apis.get(i).apart(parents);
      this.apis.put(NAMES.get(i), own.text(NAMES.get(i)));
      parents.putAll(own.parents().declared());
    }
    String all = String.join(" ", this.apis.values()) + String.join(" ", parents.values());
    this.apis.replaceAll((name, text) -> Naming.expressible(all, text));
    parents.replaceAll((name, text) -> Naming.expressible(all, text));
    String written = String.join(" ", this.apis.values()) + String.join(" ", parents.values());
    this.types = Furniture.of(written, Map.of("Whole", whole));
    this.naming = new Naming(setting, place, parents.keySet(), written);
  }

  private static Place place(Api first, Setting setting) {
    boolean impossible =
        (setting.home() == Home.UNNAMED && setting.place() == Place.FAR)
            || (!first.head().isInterface() && setting.place() == Place.NESTED);
    return impossible ? Place.BESIDE : setting.place();
  }

  Specimen specimen(Strictness strictness) {
    switch (place) {
      case BESIDE, FAR -> beside();
      case NESTED -> nested();
      case OUTER -> outer();
      case AUXILIARY -> auxiliary();
    }
    return new Specimen(List.copyOf(units), apis.size(), setting.home(), strictness);
  }

  private void beside() {
    topLevel(types);
    topLevel(parents);
    apis.forEach((name, text) -> unit("", name, api(text)));
  }

  private void topLevel(Map<String, String> declared) {
    boolean far = place == Place.FAR;
    String modifiers = far ? "public " : Setting.topLevel(setting.seen());
    declared.forEach(
        (name, text) -> unit(far ? "far/" : "", name, type(name, text, modifiers, "")));
  }

  private void nested() {
    String nested =
        types.entrySet().stream()
            .map(type -> type(type.getKey(), type.getValue(), "", ""))
            .collect(Collectors.joining("\n  "));
    apis.forEach(
        (name, text) -> unit("", name, name.equals("Shop") ? with(api(text), nested) : api(text)));
    topLevel(parents);
  }

  /** What is declared in an interface stands at its end. */
  private static String with(String text, String nested) {
    return text.substring(0, text.lastIndexOf('}')) + nested + "\n}";
  }

  private void outer() {
    List<String> inside = new ArrayList<>();
    Map<String, String> all = new LinkedHashMap<>(types);
    all.putAll(parents);
    all.forEach((name, text) -> inside.add(type(name, text, setting.seen(), "static ")));
    apis.values().forEach(text -> inside.add(text.replace("% ", setting.shown())));
    unit(
        "",
        "Outer",
        Setting.topLevel(setting.shown()) + "class Outer {\n" + String.join("\n", inside) + "\n}");
  }

  private void auxiliary() {
    String aside =
        types.entrySet().stream()
            .map(type -> type(type.getKey(), type.getValue(), "", ""))
            .collect(Collectors.joining("\n"));
    apis.forEach(
        (name, text) -> unit("", name, api(text) + (name.equals("Shop") ? "\n" + aside : "")));
    topLevel(parents);
  }

  private String api(String text) {
    return text.replace("% ", Setting.topLevel(setting.shown()));
  }

  private String type(String name, String text, String modifiers, String nested) {
    return text.replace("% ", setting.deprecated().getOrDefault(name, "") + modifiers)
        .replace("§", nested);
  }

  private void unit(String folder, String name, String text) {
    String home =
        setting.home() == Home.UNNAMED
            ? ""
            : "package " + Specimen.PACKAGE + (folder.isEmpty() ? "" : ".far") + ";\n";
    units.add(
        new Unit(
            folder + naming.simple(name),
            home + naming.imports(text) + naming.resolve(text) + "\n"));
  }
}
