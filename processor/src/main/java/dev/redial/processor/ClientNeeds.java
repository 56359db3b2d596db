package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import dev.redial.processor.ClientModel.JavaLang;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** What a client needs because of where it is written and of what its interface names. */
final class ClientNeeds {
  private static final List<String> JAVA_LANG =
      List.of(
          "Boolean",
          "Byte",
          "Character",
          "Double",
          "Float",
          "Integer",
          "InterruptedException",
          "Long",
          "Override",
          "Short",
          "String",
          "SuppressWarnings",
          "Void");

  /** Whoever throws one of these may throw the last one. */
  private static final List<String> INTERRUPTS =
      List.of("java.lang.Throwable", "java.lang.Exception", "java.lang.InterruptedException");

  private final Surroundings surroundings;
  private final Lineage lineage;
  private final TypeElement type;
  private final List<ExecutableElement> methods;
  private final List<ExecutableElement> errorConstructors;
  private final Set<TypeElement> mentioned;
  private final Set<Element> members;

  ClientNeeds(Api api) {
    this.surroundings = api.surroundings();
    this.lineage = api.lineage();
    this.type = lineage.api();
    this.methods = MethodsCheck.endpoints(lineage);
    this.errorConstructors =
        methods.stream()
            .flatMap(method -> new StatusErrorReader(api, method).errors())
            .map(error -> (TypeElement) error.asElement())
            .flatMap(error -> ErrorTypeReader.constructors(error).stream())
            .toList();
    this.members = api.uses().members();
    this.mentioned =
        Stream.of(
                methods.stream().map(lineage::typeOf).flatMap(ClientNeeds::mentionedBy),
                errorConstructors.stream().flatMap(ClientNeeds::mentionedByError),
                api.uses().types().stream())
            .flatMap(mentioned -> mentioned)
            .collect(Collectors.toSet());
  }

  private static Stream<TypeElement> mentionedByError(ExecutableElement constructor) {
    return Stream.concat(
        Stream.of(Owners.of(constructor)), mentionedBy((ExecutableType) constructor.asType()));
  }

  private static Stream<TypeElement> mentionedBy(ExecutableType method) {
    return Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
        .flatMap(part -> Mentions.of(part).types().stream());
  }

  /**
   * What the interface would not mean any more if its package had a class of this name: one that is
   * imported on demand. Whether it is, only its source tells, so each that is so called counts.
   */
  Optional<TypeElement> hiddenBy(ClassName client) {
    return mentioned.stream()
        .filter(each -> each.getSimpleName().contentEquals(client.simpleName()))
        .filter(each -> !each.getQualifiedName().contentEquals(client.canonicalName()))
        .filter(each -> !withOuter(each).toList().contains(type))
        .findFirst();
  }

  /** Whether code beside the interface can see {@code name}. */
  boolean canSee(ClassName name) {
    return surroundings.visible(name.canonicalName(), type).isPresent();
  }

  /** Warnings that are due to the interface and were given there. */
  List<String> suppressed() {
    List<String> suppressed = new ArrayList<>();
    if (deprecated().findAny().isPresent()) {
      suppressed.add("deprecation");
    }
    if (deprecated().anyMatch(ClientNeeds::isForRemoval)) {
      suppressed.add("removal");
    }
    if (isInModule()) {
      suppressed.add("exports");
    }
    if (methods.stream().anyMatch(this::mayPollute)) {
      suppressed.add("unchecked");
    }
    if (methods.stream().anyMatch(this::changesArity)) {
      suppressed.add("overrides");
    }
    if (surroundings.isA(type.asType(), "java.io.Serializable")) {
      suppressed.add("serial");
    }
    if (mayBeInterruptedWhenClosed()) {
      suppressed.add("try");
    }
    return suppressed;
  }

  /** Several values in the place of an array, or the reverse. */
  private boolean changesArity(ExecutableElement method) {
    return lineage.overriddenBy(method).stream()
        .anyMatch(overridden -> overridden.isVarArgs() != method.isVarArgs());
  }

  private boolean mayBeInterruptedWhenClosed() {
    return surroundings.isA(type.asType(), "java.lang.AutoCloseable")
        && lineage
            .bare("close")
            .flatMap(close -> lineage.typeOf(close).getThrownTypes().stream())
            .anyMatch(thrown -> INTERRUPTS.stream().anyMatch(i -> surroundings.is(thrown, i)));
  }

  /** An array of a generic type, made of arguments: whoever declared it was warned. */
  private boolean mayPollute(ExecutableElement method) {
    if (!method.isVarArgs()) {
      return false;
    }
    List<? extends TypeMirror> parameters = ((ExecutableType) method.asType()).getParameterTypes();
    TypeMirror last = parameters.get(parameters.size() - 1);
    return last instanceof ArrayType array && !isReifiable(array.getComponentType());
  }

  private boolean isReifiable(TypeMirror component) {
    return surroundings.types().isSameType(component, surroundings.types().erasure(component));
  }

  private boolean isInModule() {
    var module = surroundings.elements().getModuleOf(type);
    return module != null && !module.isUnnamed();
  }

  private Stream<Element> deprecated() {
    Stream<Element> types =
        Stream.concat(Stream.of(type), mentioned.stream()).flatMap(ClientNeeds::withOuter);
    return Stream.<Stream<? extends Element>>of(
            types,
            methods.stream(),
            methods.stream().flatMap(method -> lineage.overriddenBy(method).stream()),
            members.stream(),
            errorConstructors.stream())
        .<Element>flatMap(elements -> elements)
        .filter(element -> surroundings.elements().isDeprecated(element));
  }

  private static Stream<Element> withOuter(Element element) {
    return Stream.iterate(
        element, part -> part instanceof TypeElement, Element::getEnclosingElement);
  }

  private static boolean isForRemoval(Element element) {
    Deprecated deprecated = element.getAnnotation(Deprecated.class);
    return deprecated != null && deprecated.forRemoval();
  }

  /** The first parts of the names of all packages that the client may have to write out. */
  Set<String> packageRoots() {
    Set<String> roots = new TreeSet<>(Set.of("dev", "java", "javax", "jakarta"));
    Stream.concat(Stream.of(type), mentioned.stream())
        .map(named -> surroundings.elements().getPackageOf(named).getQualifiedName().toString())
        .map(name -> name.split("\\.", 2)[0])
        .filter(root -> !root.isEmpty())
        .forEach(roots::add);
    return roots;
  }

  /**
   * The names by which the client begins to name types, wherever it is: of those beside it, and of
   * those around nested ones. Other types are imported or qualified as need be.
   */
  Set<String> simpleNames() {
    return Stream.concat(Stream.of(type), mentioned.stream())
        .filter(named -> named.getNestingKind().isNested() || isNeighbour(named))
        .map(named -> Owners.topLevel(named).getSimpleName().toString())
        .collect(Collectors.toSet());
  }

  private boolean isNeighbour(TypeElement named) {
    var elements = surroundings.elements();
    return elements.getPackageOf(named).equals(elements.getPackageOf(type));
  }

  JavaLang javaLang() {
    String home = surroundings.elements().getPackageOf(type).getQualifiedName().toString();
    boolean hidden =
        Stream.concat(JAVA_LANG.stream(), mentionedOfJavaLang())
            .map(simple -> home.isEmpty() ? simple : home + "." + simple)
            .anyMatch(name -> surroundings.visible(name, type).isPresent());
    return hidden ? JavaLang.IMPORTED : JavaLang.IMPLICIT;
  }

  private Stream<String> mentionedOfJavaLang() {
    return mentioned.stream()
        .filter(named -> named.getQualifiedName().toString().startsWith("java.lang."))
        .map(named -> named.getSimpleName().toString());
  }
}
