package dev.redial.processor;

import java.util.List;
import java.util.Set;

/** For which kind of container clients are annotated. */
enum ComponentModel {
  /** All that construct what is asked for; how it is found is said to them elsewhere. */
  JAKARTA,
  /** Spring, scanning for components. */
  SPRING,
  /** CDI, discovering annotated beans. */
  CDI,
  /** None. */
  NONE,
  /** As {@link #JAKARTA}, or as {@link #NONE} where that cannot be: the option is left out. */
  UNSAID;

  static final String OPTION = "redial.componentModel";

  static ComponentModel of(Options options) {
    return options.read(OPTION, List.of(JAKARTA, SPRING, CDI, NONE), UNSAID, UNSAID);
  }

  Set<ContainerAnnotation> annotations() {
    return switch (this) {
      case JAKARTA, UNSAID -> Set.of(ContainerAnnotation.INJECT);
      case SPRING -> Set.of(ContainerAnnotation.COMPONENT);
      case CDI -> Set.of(ContainerAnnotation.DEPENDENT, ContainerAnnotation.INJECT);
      case NONE -> Set.of();
    };
  }

  /** Those without which a client would not be what was asked for. */
  Set<ContainerAnnotation> required() {
    return this == UNSAID ? Set.of() : annotations();
  }
}
