package dev.redial.processor;

import com.palantir.javapoet.ClassName;

/** What a client may carry for a container that injects it. */
enum ContainerAnnotation {
  /** Has the one constructor called. */
  INJECT(Place.CONSTRUCTOR, "jakarta.inject", "Inject", "jakarta.inject-api", "jakarta.inject"),
  /**
   * What a scan for components finds. The constructor needs no annotation, as it is the only one.
   */
  COMPONENT(
      Place.CLASS,
      "org.springframework.stereotype",
      "Component",
      "spring-context",
      "spring.context"),
  /**
   * What discovery of annotated beans finds. Of the scopes that define a bean it is the one that
   * needs no proxy, without which a final class can be injected as its interface only; {@code
   * jakarta.inject.Singleton} defines none.
   */
  DEPENDENT(
      Place.CLASS,
      "jakarta.enterprise.context",
      "Dependent",
      "jakarta.enterprise.cdi-api",
      "jakarta.cdi");

  enum Place {
    CLASS,
    CONSTRUCTOR
  }

  private final Place place;
  private final String packageName;
  private final String simpleName;
  private final String artifact;
  private final String module;

  ContainerAnnotation(
      Place place, String packageName, String simpleName, String artifact, String module) {
    this.place = place;
    this.packageName = packageName;
    this.simpleName = simpleName;
    this.artifact = artifact;
    this.module = module;
  }

  Place place() {
    return place;
  }

  ClassName className() {
    return ClassName.get(packageName, simpleName);
  }

  /** The artifact that has it, without its group. */
  String artifact() {
    return artifact;
  }

  /** The module that has it. */
  String module() {
    return module;
  }
}
