package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * What is compiled in the packages of clients, as far as it names types: if a package gets a class,
 * its other classes mean that by its name, and nothing that they import on demand.
 */
final class Neighbours {
  private final Surroundings surroundings;

  /** By package and simple name; packages without clients are not looked at. */
  private final Map<String, Map<String, List<Mention>>> packages = new HashMap<>();

  /** A type that is mentioned by another one. */
  record Mention(TypeElement mentioned, TypeElement by) {
    private boolean isAnyOther(ClassName client) {
      return !mentioned.getQualifiedName().contentEquals(client.canonicalName())
          && !Owners.topLevel(mentioned).equals(by);
    }
  }

  Neighbours(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Elements of another round are other elements. */
  void forget() {
    packages.clear();
  }

  /**
   * What would not be meant any more. Whether it is imported on demand, only its source tells, so
   * each that is so called counts.
   */
  Optional<Mention> hiddenBy(ClientModel client) {
    ClassName name = client.name();
    return packages
        .computeIfAbsent(name.packageName(), home -> read(home, client.api()))
        .getOrDefault(name.simpleName(), List.of())
        .stream()
        .filter(mention -> mention.isAnyOther(name))
        .findFirst();
  }

  private Map<String, List<Mention>> read(String home, TypeElement user) {
    Map<String, List<Mention>> mentions = new HashMap<>();
    for (String name : surroundings.sources().of(home)) {
      surroundings
          .visible(name, user)
          .ifPresent(type -> DeclaredMentions.in(type).forEach(each -> add(mentions, each, type)));
    }
    return mentions;
  }

  private static void add(
      Map<String, List<Mention>> mentions, TypeElement mentioned, TypeElement by) {
    mentions
        .computeIfAbsent(mentioned.getSimpleName().toString(), name -> new ArrayList<>())
        .add(new Mention(mentioned, by));
  }
}
