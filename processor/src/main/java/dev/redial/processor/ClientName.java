package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** What the client of an interface is called. */
final class ClientName {
  /** Identifiers that may name anything but a class (JLS, section 3.9). */
  private static final Set<String> NO_CLASSES =
      Set.of("permits", "record", "sealed", "var", "yield");

  private ClientName() {}

  /** {@code ShopClient} for {@code Shop}, {@code Outer_InnerClient} for {@code Outer.Inner}. */
  static ClassName of(TypeElement api, Mark mark, Surroundings surroundings) {
    String written = mark.string("clientName");
    String home = surroundings.elements().getPackageOf(api).getQualifiedName().toString();
    String nested = String.join("_", ClassName.get(api).simpleNames());
    return ClassName.get(home, written.isEmpty() ? nested + "Client" : written);
  }

  static boolean isValid(String name) {
    return SourceVersion.isIdentifier(name)
        && !SourceVersion.isKeyword(name)
        && !NO_CLASSES.contains(name);
  }
}
