package dev.redial.processor;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The types around an element. */
final class Owners {
  private Owners() {}

  /** The nearest type around {@code member}, or {@code member} itself if it is one. */
  static TypeElement of(Element member) {
    return find(member).orElseThrow(() -> new IllegalArgumentException(member + " is in no type"));
  }

  /**
   * The same, if it is known: the Eclipse compiler forgets where parameters are whose method named
   * a type that was yet to be written.
   */
  static Optional<TypeElement> find(Element member) {
    @Nullable Element outer = member;
    while (outer != null) {
      if (outer instanceof TypeElement type) {
        return Optional.of(type);
      }
      outer = outer.getEnclosingElement();
    }
    return Optional.empty();
  }

  /** The type of a source file that {@code member} is in. */
  static TypeElement topLevel(TypeElement member) {
    TypeElement type = member;
    while (type.getEnclosingElement() instanceof TypeElement outer) {
      type = outer;
    }
    return type;
  }
}
