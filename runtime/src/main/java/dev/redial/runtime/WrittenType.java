package dev.redial.runtime;

import dev.redial.codec.BodyType;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;

/** As which type a value is written as JSON. */
final class WrittenType {
  private WrittenType() {}

  /**
   * As the declared one, which may have arguments; but where that is an interface, an abstract
   * class or {@code Object}, which have nothing to be written, as what the value is.
   */
  static Type of(BodyType<?> type, Object value) {
    return type.type() instanceof Class<?> declared && saysNothing(declared)
        ? value.getClass()
        : type.type();
  }

  private static boolean saysNothing(Class<?> declared) {
    return declared == Object.class
        || (Modifier.isAbstract(declared.getModifiers())
            && !declared.isArray()
            && !declared.isPrimitive());
  }
}
