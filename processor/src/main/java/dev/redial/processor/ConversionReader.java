package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import dev.redial.processor.Conversion.Shape;
import dev.redial.processor.TextTypes.Count;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @Convert}: whether the class can be instantiated, and what it converts. */
final class ConversionReader {
  private static final String CONVERTER = "dev.redial.ParamConverter";

  private final Api api;
  private final Input input;
  private final Mark mark;
  private final TextTypes texts;

  ConversionReader(Api api, Input input, Mark mark) {
    this.api = api;
    this.input = input;
    this.mark = mark;
    this.texts = new TextTypes(api.surroundings());
  }

  /** The conversion, if nothing is wrong. */
  Optional<Conversion> read() {
    TypeMirror type = (TypeMirror) mark.value("value").orElseThrow().getValue();
    if (!(api.surroundings().types().asElement(type) instanceof TypeElement converter)) {
      return refuse("%s is no class.", Wording.of(type));
    }
    Optional<String> objection = objection(converter);
    if (objection.isPresent()) {
      return refuse("%s %s.", converter.getSimpleName(), objection.get());
    }
    if (Mentions.of(input.type()).raw()) {
      return refuse("%s has a raw type.", Wording.of(input.type()));
    }
    TypeMirror taken = texts.argument(converter.asType(), CONVERTER, 0).orElseThrow();
    Optional<Shape> shape = shape(taken);
    shape.ifPresent(unused -> use(converter));
    return shape.isPresent()
        ? shape.map(s -> new Conversion(ClassName.get(converter), s))
        : refuse(
            "%s converts %s, not %s.",
            converter.getSimpleName(), Wording.of(taken), Wording.of(input.type()));
  }

  private Optional<String> objection(TypeElement converter) {
    if (converter.getKind() == ElementKind.INTERFACE
        || converter.getModifiers().contains(Modifier.ABSTRACT)) {
      return Optional.of("is abstract: there is no instance of it");
    }
    if (!converter.getTypeParameters().isEmpty()) {
      return Optional.of("has type parameters: what it converts is not known");
    }
    if (isInner(converter)) {
      return Optional.of("is an inner class: make it static");
    }
    Reach reach = new Reach(api);
    if (reach.isHidden(converter.asType())) {
      return Optional.of(
          "cannot be seen by the generated client: make it " + reach.accessOf(converter));
    }
    return constructor(converter).isEmpty()
        ? Optional.of("needs a constructor without parameters that the generated client can call")
        : Optional.empty();
  }

  private static boolean isInner(TypeElement converter) {
    return converter.getNestingKind().isNested()
        && !converter.getModifiers().contains(Modifier.STATIC);
  }

  private Optional<ExecutableElement> constructor(TypeElement converter) {
    return ElementFilter.constructorsIn(converter.getEnclosedElements()).stream()
        .filter(made -> made.getParameters().isEmpty())
        .filter(made -> converter.getKind() != ElementKind.ENUM)
        .filter(made -> !new Reach(api).isHidden(made))
        .filter(made -> made.getThrownTypes().stream().allMatch(this::isUnchecked))
        .findFirst();
  }

  private boolean isUnchecked(TypeMirror thrown) {
    return Stream.of("java.lang.RuntimeException", "java.lang.Error")
        .anyMatch(name -> api.surroundings().isA(thrown, name));
  }

  private void use(TypeElement converter) {
    constructor(converter).ifPresent(api.uses()::add);
  }

  private Optional<Shape> shape(TypeMirror taken) {
    Count count = texts.count(input.type());
    if (count != Count.ONE && texts.parts(input.type()).filter(p -> takes(taken, p)).isPresent()) {
      return Optional.of(count == Count.NAMED_ONES ? ofEntries() : Shape.EACH);
    }
    return takes(taken, input.type()) ? Optional.of(Shape.WHOLE) : Optional.empty();
  }

  private Shape ofEntries() {
    boolean several =
        texts
            .argument(input.type(), "java.util.Map", 1)
            .filter(value -> texts.count(value) == Count.MANY)
            .isPresent();
    return several ? Shape.VALUES : Shape.ENTRIES;
  }

  /** Without unchecked conversion: a raw type is no subtype of any but its own raw parents. */
  private boolean takes(TypeMirror taken, TypeMirror given) {
    TypeMirror boxed =
        given instanceof PrimitiveType primitive
            ? api.surroundings().types().boxedClass(primitive).asType()
            : given;
    return api.surroundings().types().isSubtype(boxed, taken);
  }

  private Optional<Conversion> refuse(String format, Object... arguments) {
    api.errors().report(Tag.PARM_09, mark.site("value"), "@Convert: " + format, arguments);
    return Optional.empty();
  }
}
