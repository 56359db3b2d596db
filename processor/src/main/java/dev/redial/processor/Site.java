package dev.redial.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Where a diagnostic points: an element, an annotation on it, or a value in that. */
record Site(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {

  static Site of(Element element) {
    return new Site(element, null, null);
  }
}
