package dev.redial.samples.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Arguments that say nothing in particular, none of them null. */
final class MadeUp {
  private static final String TEXT = "some ";

  private static final Map<Class<?>, Object> BY_TYPE =
      Map.ofEntries(
          Map.entry(int.class, 2),
          Map.entry(Integer.class, 2),
          Map.entry(long.class, 3L),
          Map.entry(Long.class, 3L),
          Map.entry(boolean.class, true),
          Map.entry(Boolean.class, true),
          Map.entry(byte[].class, "some octets".getBytes(UTF_8)),
          Map.entry(Instant.class, Instant.parse("2025-02-01T12:00:00Z")),
          Map.entry(URI.class, URI.create("https://example.org/some")),
          // Any file would do that is certain to be there.
          Map.entry(Path.class, Path.of("pom.xml")));

  private MadeUp() {}

  /** One for each parameter. */
  static Object[] argumentsOf(Method method) {
    return Stream.of(method.getParameters()).map(MadeUp::argument).toArray();
  }

  /** Whether it is one of ours, and so of no meaning. */
  static boolean isText(String value) {
    return value.startsWith(TEXT);
  }

  private static Object argument(Parameter parameter) {
    return value(parameter.getName(), parameter.getParameterizedType());
  }

  private static Object value(String name, Type type) {
    return type instanceof ParameterizedType generic
        ? several(name, generic)
        : one(name, (Class<?>) type);
  }

  private static Object several(String name, ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    Object element = value(name, arguments[arguments.length - 1]);
    if (type.getRawType() == List.class) {
      return List.of(element);
    }
    if (type.getRawType() == Map.class) {
      return Map.of(TEXT + "key", element);
    }
    throw unknown(type);
  }

  private static Object one(String name, Class<?> type) {
    if (type == String.class) {
      return TEXT + name;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return type.isRecord() ? record(type) : byType(type);
  }

  private static Object byType(Class<?> type) {
    if (!BY_TYPE.containsKey(type)) {
      throw unknown(type);
    }
    return BY_TYPE.get(type);
  }

  private static Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Stream.of(components).map(one -> value(one.getName(), one.getGenericType())).toArray();
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName(), e);
    }
  }

  private static AssertionError unknown(Type type) {
    return new AssertionError("Nothing to make up a " + type.getTypeName() + " from");
  }
}
