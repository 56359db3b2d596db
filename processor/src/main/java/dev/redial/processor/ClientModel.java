package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * One client to be written.
 *
 * @param api the interface; it is also the one originating element of the file
 * @param name the client's name
 * @param visibility who may see it
 * @param endpoints its methods, in the order in which they are written
 * @param generated the annotation of generated code, if it resolves
 * @param container what it carries for containers
 * @param suppressed warnings that the client would repeat from its interface
 * @param packageRoots first parts of package names, which no field may hide
 * @param javaLang how classes of {@code java.lang} are named
 */
record ClientModel(
    TypeElement api,
    ClassName name,
    Visibility visibility,
    List<EndpointModel> endpoints,
    Optional<ClassName> generated,
    List<ContainerAnnotation> container,
    List<String> suppressed,
    Set<String> packageRoots,
    JavaLang javaLang) {

  enum Visibility {
    PUBLIC,
    PACKAGE
  }

  enum JavaLang {
    /** By simple name, as everybody does. */
    IMPLICIT,
    /** Imported, because a class beside the interface hides one of them. */
    IMPORTED
  }
}
