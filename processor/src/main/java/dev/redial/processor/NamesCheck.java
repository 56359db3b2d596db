package dev.redial.processor;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/**
 * Whether an interface leaves the generated client the names that it uses: a client inherits
 * constants and member types, and where a name could be either, a variable is meant before a type
 * and a type before a package (JLS, section 6.4.2).
 */
final class NamesCheck {
  private final Api api;
  private final Set<String> packageRoots;
  private final Set<String> simpleNames;

  NamesCheck(Api api, ClientNeeds needs) {
    this.api = api;
    this.packageRoots = needs.packageRoots();
    this.simpleNames = needs.simpleNames();
  }

  void run() {
    for (DeclaredType type : api.lineage().types()) {
      ElementFilter.fieldsIn(type.asElement().getEnclosedElements()).forEach(this::checkConstant);
      ElementFilter.typesIn(type.asElement().getEnclosedElements()).forEach(this::checkMember);
    }
    neighbours().forEach(this::checkType);
  }

  private void checkConstant(Element constant) {
    Set<String> used = new TreeSet<>(RuntimeTypes.QUALIFIERS);
    used.addAll(packageRoots);
    if (used.contains(constant.getSimpleName().toString())) {
      report("Constant", constant);
    }
  }

  private void checkMember(Element type) {
    if (simpleNames.contains(type.getSimpleName().toString())) {
      report("Type", type);
    } else {
      checkType(type);
    }
  }

  private void checkType(Element type) {
    if (packageRoots.contains(type.getSimpleName().toString())) {
      report("Type", type);
    }
  }

  private void report(String kind, Element named) {
    api.errors()
        .report(
            Tag.API_15,
            Site.of(named),
            "%s %s hides what the generated client means by that name. Rename it.",
            kind,
            named.getSimpleName());
  }

  /** Types of the interface's package, and those around the interface, are in scope as well. */
  private Stream<TypeElement> neighbours() {
    var elements = api.surroundings().elements();
    String home = elements.getPackageOf(api.lineage().api()).getQualifiedName().toString();
    return packageRoots.stream()
        .map(root -> home.isEmpty() ? root : home + "." + root)
        .flatMap(name -> api.surroundings().visible(name, api.lineage().api()).stream());
  }
}
