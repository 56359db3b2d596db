package dev.redial.processor;

import dev.redial.processor.EndpointModel.Facts;
import dev.redial.processor.EndpointModel.Header;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a client fits into class files (JVMS 17, section 4.11). What is counted is what it can
 * come to at most: equal names are one constant.
 */
final class ClassFile {
  private static final int MOST_CONSTANTS = 65_535;
  private static final int LONGEST_STRING = 65_535;

  /** Half of what javac of JDK 17 takes in one chain on a stack of 1 MiB. */
  private static final int MOST_HEADERS = 300;

  /** Each is up to 32 bytes of a method, which has less than 65,536. */
  private static final int MOST_VALUES = 2_000;

  /** Of what every client has. */
  private static final int ALWAYS = 500;

  /** Name, descriptor and signature of a method, its field and two constants, and a cast. */
  private static final int METHOD = 14;

  /** A string has two, a constant that is read or a method that is called three and a type. */
  private static final int MEMBER = 4;

  private final Map<String, Integer> constants = new HashMap<>();
  private final ClientModel client;

  private ClassFile(ClientModel client) {
    this.client = client;
  }

  /** Why {@code client} fits into none, if it does not. */
  static Optional<String> objection(ClientModel client) {
    ClassFile file = new ClassFile(client);
    return client.endpoints().stream()
        .flatMap(endpoint -> objection(endpoint).stream())
        .findFirst()
        .or(file::count);
  }

  private static Optional<String> objection(EndpointModel endpoint) {
    Facts facts = endpoint.facts();
    if (facts.headers().size() > MOST_HEADERS) {
      return Optional.of(
          "%s() has %,d headers, and there can be %,d"
              .formatted(endpoint.name(), facts.headers().size(), MOST_HEADERS));
    }
    if (endpoint.bindings().size() > MOST_VALUES) {
      return Optional.of(
          "%s() is given %,d values, and there can be %,d"
              .formatted(endpoint.name(), endpoint.bindings().size(), MOST_VALUES));
    }
    return Stream.concat(Stream.of(facts.path()), facts.headers().stream().map(Header::value))
        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
        .filter(length -> length > LONGEST_STRING)
        .mapToObj(
            length ->
                "%s() has a text of %,d bytes, and there can be %,d"
                    .formatted(endpoint.name(), length, LONGEST_STRING))
        .findFirst();
  }

  private Optional<String> count() {
    client.endpoints().forEach(this::add);
    int all =
        ALWAYS
            + client.endpoints().size() * METHOD
            + constants.values().stream().mapToInt(Integer::intValue).sum();
    return all <= MOST_CONSTANTS
        ? Optional.empty()
        : Optional.of(
            "it may need %,d constants, and there can be %,d".formatted(all, MOST_CONSTANTS));
  }

  private void add(EndpointModel endpoint) {
    endpoint.parameters().forEach(parameter -> add(parameter.name(), parameter.type().toString()));
    endpoint.bindings().forEach(this::add);
    constants.merge("parts and bodies", MEMBER * (int) held(endpoint), Integer::sum);
  }

  private static long held(EndpointModel endpoint) {
    return endpoint.bindings().stream()
        .filter(binding -> binding instanceof Binding.Part || binding instanceof Binding.Whole)
        .count();
  }

  private void add(String name, String type) {
    constants.put("name " + name, 1);
    constants.put("type " + type, MEMBER);
  }

  private void add(Binding binding) {
    Argument argument = binding.argument();
    if (argument.expression().contains(".")) {
      constants.put("read " + argument.expression(), MEMBER);
    }
    argument.conversion().ifPresent(made -> constants.put("converter " + made.converter(), MEMBER));
    if (binding instanceof Binding.Field field) {
      constants.put("text " + field.name(), 2);
    }
  }
}
