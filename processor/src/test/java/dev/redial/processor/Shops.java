package dev.redial.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** Compiles interfaces with the processor, beside stubs of the runtime. */
final class Shops {
  private static final List<String> STUBS =
      List.of("Redial", "BoundEndpoint", "Converted", "EndpointCall", "FormPart", "Returns");

  private Shops() {}

  /** As strictly as generated source has to be compiled by anybody. */
  static Compilation strictly(JavaFileObject... sources) {
    return with(List.of("-Xlint:all,-processing", "-Werror"), sources);
  }

  static Compilation leniently(JavaFileObject... sources) {
    return with(List.of(), sources);
  }

  static Compilation with(List<String> options, JavaFileObject... sources) {
    return watched(new Watcher(), options, sources);
  }

  /** Lets {@code watcher} see what is generated. */
  static Compilation watched(Watcher watcher, List<String> options, JavaFileObject... sources) {
    List<Object> all = new ArrayList<>(options);
    all.addAll(List.of("-parameters"));
    return javac()
        .withOptions(all.toArray())
        .withProcessors(watcher)
        .compile(Stream.concat(stubs(), Stream.of(sources)).toList());
  }

  static Stream<JavaFileObject> stubs() {
    return STUBS.stream()
        .map(name -> JavaFileObjects.forResource("stubs/dev/redial/runtime/" + name + ".java"));
  }

  /** A file of package {@code shop} that sees all annotations; {@code lines} begin at line 11. */
  static JavaFileObject file(String name, String... lines) {
    return JavaFileObjects.forSourceString(
        "shop." + name,
        """
        package shop;

        import dev.redial.*;
        import java.io.*;
        import java.net.*;
        import java.net.http.HttpResponse;
        import java.time.*;
        import java.util.*;
        import java.util.concurrent.*;

        """
            + String.join("\n", lines));
  }

  /** An interface of one method; the method begins at line 13. */
  static JavaFileObject method(String... lines) {
    List<String> all = new ArrayList<>(List.of("@HttpApi", "interface Shop {"));
    all.addAll(List.of(lines));
    all.add("}");
    return file("Shop", all.toArray(String[]::new));
  }
}
