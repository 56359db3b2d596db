package dev.redial.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The types around an element. */
final class Owners {
  private Owners() {}

  /** The nearest type around {@code member}, or {@code member} itself if it is one. */
  static TypeElement of(Element member) {
    @Nullable Element outer = member;
    while (outer != null) {
      if (outer instanceof TypeElement type) {
        return type;
      }
      outer = outer.getEnclosingElement();
    }
    throw new IllegalArgumentException(member + " is in no type");
  }

  /** The type of a source file that {@code member} is in. */
  static TypeElement topLevel(Element member) {
    TypeElement type = of(member);
    while (type.getEnclosingElement() instanceof TypeElement outer) {
      type = outer;
    }
    return type;
  }
}
