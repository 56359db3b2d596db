package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * Names of the generated fields. Constants differ from every parameter, from the first part of
 * every package and from the classes that are called, so that none hides what another expression
 * means; fields are always written with {@code this} and may be called like a parameter.
 */
final class Members {
  private final ClientModel client;
  private final Set<String> taken = new HashSet<>();
  private final Set<String> parameters = new HashSet<>();

  /** By identity: an endpoint's hash code is that of all its types, each written out. */
  private final IdentityHashMap<EndpointModel, Names> names = new IdentityHashMap<>();

  private final Map<ClassName, String> converters = new LinkedHashMap<>();

  /**
   * The members of one endpoint.
   *
   * @param endpoint the constant of the endpoint
   * @param returns the constant of what is made of answers
   * @param body the constant of the body's type
   * @param parts the constants of its parts, in their order
   * @param field the field of the bound endpoint
   */
  record Names(String endpoint, String returns, String body, List<String> parts, String field) {}

  Members(ClientModel client) {
    this.client = client;
    taken.addAll(client.packageRoots());
    taken.addAll(RuntimeTypes.QUALIFIERS);
    client.endpoints().stream()
        .flatMap(endpoint -> endpoint.parameters().stream())
        .forEach(parameter -> parameters.add(parameter.name()));
    client.endpoints().forEach(this::name);
    client.endpoints().forEach(this::nameConverters);
  }

  Names of(EndpointModel endpoint) {
    return Objects.requireNonNull(names.get(endpoint));
  }

  private void name(EndpointModel endpoint) {
    String constant = constantCase(endpoint.name());
    names.put(
        endpoint,
        new Names(
            constant(constant),
            constant(constant + "_RETURNS"),
            constant(constant + "_BODY"),
            parts(endpoint, constant),
            free(endpoint.name(), taken::contains)));
  }

  private List<String> parts(EndpointModel endpoint, String constant) {
    return endpoint.bindings().stream()
        .filter(Binding.Part.class::isInstance)
        .map(part -> constant(constant + "_PART"))
        .toList();
  }

  private void nameConverters(EndpointModel endpoint) {
    endpoint.bindings().stream()
        .flatMap(binding -> binding.argument().conversion().stream())
        .map(Conversion::converter)
        .filter(converter -> !converters.containsKey(converter))
        .forEach(
            converter -> converters.put(converter, constant(constantCase(converter.simpleName()))));
  }

  /** The converters that are used, each with the name of its constant. */
  Map<ClassName, String> converters() {
    return converters;
  }

  String converter(ClassName type) {
    return Objects.requireNonNull(converters.get(type));
  }

  /** The name of a nested class, which hides none that is around it or inherited. */
  String holder() {
    Set<String> hidden = new HashSet<>(parameters);
    hidden.addAll(taken);
    hidden.add(client.name().simpleName());
    addMembers(client.api(), hidden);
    return free("Constants", hidden::contains);
  }

  private static void addMembers(TypeElement type, Set<String> names) {
    names.add(type.getSimpleName().toString());
    type.getEnclosedElements().forEach(member -> names.add(member.getSimpleName().toString()));
    type.getInterfaces()
        .forEach(parent -> addMembers((TypeElement) ((DeclaredType) parent).asElement(), names));
  }

  private String constant(String wanted) {
    return free(wanted, name -> taken.contains(name) || parameters.contains(name));
  }

  /** The wanted name, or the first of name2, name3, ... that is not taken. */
  private String free(String wanted, Predicate<String> occupied) {
    String name = wanted;
    for (int i = 2; !SourceVersion.isName(name) || occupied.test(name); i++) {
      name = wanted + i;
    }
    taken.add(name);
    return name;
  }

  private static String constantCase(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
