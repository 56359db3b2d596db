package dev.redial.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** What a client uses beside what the signatures of its methods mention. */
final class Uses {
  private final Set<TypeElement> types = new LinkedHashSet<>();
  private final Set<Element> members = new LinkedHashSet<>();
  private final Set<TypeElement> records = new LinkedHashSet<>();
  private final Set<TypeElement> values = new LinkedHashSet<>();

  /** A method or constructor that is called. */
  void add(Element member) {
    members.add(member);
    types.add(Owners.of(member));
  }

  void add(TypeMirror type) {
    types.addAll(Mentions.of(type).types());
  }

  /** A record whose components are parameters. */
  void addRecord(TypeElement record) {
    records.add(record);
  }

  /** What a codec writes or reads. */
  void addValue(TypeMirror type) {
    values.addAll(Mentions.of(type).types());
  }

  Set<TypeElement> records() {
    return records;
  }

  Set<TypeElement> values() {
    return values;
  }

  Set<TypeElement> types() {
    return types;
  }

  Set<Element> members() {
    return members;
  }
}
