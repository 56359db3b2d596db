package dev.redial.samples.github;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.redial.Delete;
import dev.redial.Get;
import dev.redial.Headers;
import dev.redial.HttpApi;
import dev.redial.Patch;
import dev.redial.Post;
import dev.redial.Put;
import dev.redial.runtime.Redial;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A method of the sample's interfaces, as its annotations describe it. They are read from class
 * files: at run time they are not there.
 *
 * @param template with the names of its variables and without its query
 * @param accept the media type that it asks for
 */
record Endpoint(Method method, String verb, String template, String accept) {
  private static final String ACCEPT = "Accept: ";

  /** Every method of every interface that has a generated client, by name. */
  static final List<Endpoint> ALL = all();

  private static List<Endpoint> all() {
    return new ClassFileImporter()
        .importUrl(GitHub.class.getProtectionDomain().getCodeSource().getLocation()).stream()
            .filter(type -> type.isAnnotatedWith(HttpApi.class))
            .flatMap(Endpoint::of)
            .sorted(Comparator.comparing(Endpoint::name))
            .toList();
  }

  private static Stream<Endpoint> of(JavaClass type) {
    HttpApi api = type.getAnnotationOfType(HttpApi.class);
    return type.getAllMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
        .map(method -> of(api, method, route(method)));
  }

  private static Endpoint of(HttpApi api, JavaMethod method, Map.Entry<String, String> route) {
    String template = (api.path() + route.getValue()).replaceFirst("\\?.*", "");
    return new Endpoint(method.reflect(), route.getKey(), template, accept(method));
  }

  /** Verb and path. */
  private static Map.Entry<String, String> route(JavaMethod method) {
    return Stream.of(
            route("GET", Get.class, Get::value, method),
            route("POST", Post.class, Post::value, method),
            route("PUT", Put.class, Put::value, method),
            route("PATCH", Patch.class, Patch::value, method),
            route("DELETE", Delete.class, Delete::value, method))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static <A extends Annotation> Optional<Map.Entry<String, String>> route(
      String verb, Class<A> annotation, Function<A, String> path, JavaMethod method) {
    return method.tryGetAnnotationOfType(annotation).map(one -> Map.entry(verb, path.apply(one)));
  }

  /** What is written on the method, or else on its interface, or on what that extends. */
  private static String accept(JavaMethod method) {
    JavaClass owner = method.getOwner();
    return Stream.concat(
            method.tryGetAnnotationOfType(Headers.class).stream(),
            Stream.concat(Stream.of(owner), owner.getAllRawInterfaces().stream())
                .flatMap(type -> type.tryGetAnnotationOfType(Headers.class).stream()))
        .flatMap(headers -> Stream.of(headers.value()))
        .filter(header -> header.startsWith(ACCEPT))
        .map(header -> header.substring(ACCEPT.length()))
        .findFirst()
        .orElseThrow();
  }

  /** As in {@code Issues/create}. */
  String name() {
    return method.getDeclaringClass().getSimpleName() + "/" + method.getName();
  }

  /** Calls the generated client. */
  Object call(Redial redial, Object... arguments) throws Exception {
    Class<?> client = Class.forName(method.getDeclaringClass().getName() + "Client");
    try {
      return method.invoke(client.getConstructor(Redial.class).newInstance(redial), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Whether it reads past whatever is answered. */
  boolean promisesNothing() {
    return method.getReturnType() == void.class;
  }

  @Override
  public String toString() {
    return name();
  }
}
