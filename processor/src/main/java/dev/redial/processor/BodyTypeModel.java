package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * The full type of a body, as an expression.
 *
 * @param full the type with its arguments, boxed
 * @param raw the type of which there is a class literal
 * @param arguments one for each of its type parameters
 */
record BodyTypeModel(TypeName full, TypeName raw, List<BodyTypeModel> arguments) {
  /** The body of an answer that has none. */
  static final BodyTypeModel NOTHING =
      new BodyTypeModel(ClassName.get(Void.class), ClassName.get(Void.class), List.of());
}
