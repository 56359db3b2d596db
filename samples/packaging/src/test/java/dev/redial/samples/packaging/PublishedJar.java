package dev.redial.samples.packaging;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** One of the three jars as Maven put it on the class path, with the pom that goes beside it. */
record PublishedJar(Path file) {

  static PublishedJar of(String artifactId) {
    return named(artifactId, "-[0-9.]+(-SNAPSHOT)?\\.jar");
  }

  static PublishedJar of(String artifactId, String classifier) {
    return named(artifactId, "-[0-9].*-" + classifier + "\\.jar");
  }

  private static PublishedJar named(String artifactId, String rest) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().matches(artifactId + rest))
        .findFirst()
        .map(PublishedJar::new)
        .orElseThrow(() -> new AssertionError("no jar of " + artifactId + " on the class path"));
  }

  /** What {@code jar --describe-module} says, a line each, without the file's address. */
  List<String> descriptor() {
    return run("jar", "--describe-module", "--file", file.toString())
        .map(PublishedJar::withoutAddress)
        .toList();
  }

  /** What its classes use and nobody on a bare JDK has, a line each. */
  List<String> missing() {
    return run("jdeps", "--multi-release", "base", "--missing-deps", file.toString()).toList();
  }

  private static Stream<String> run(String name, String... arguments) {
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    ToolProvider tool = ToolProvider.findFirst(name).orElseThrow();
    int status = tool.run(printer, printer, arguments);
    printer.flush();
    if (status != 0) {
      throw new AssertionError(name + " " + List.of(arguments) + ": " + out);
    }
    return out.toString().lines();
  }

  private static String withoutAddress(String line) {
    return line.replaceFirst("@\\S+ jar:.*", "");
  }

  List<String> classes() throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class"))
          .toList();
    }
  }

  /** Every dependency of the published pom but those for its own tests. */
  List<String> dependencies() throws Exception {
    NodeList found =
        (NodeList)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                    "/project/dependencies/dependency[not(scope='test')]",
                    DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(pom().toFile()),
                    XPathConstants.NODESET);
    return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
        .map(i -> describe((Element) found.item(i)))
        .toList();
  }

  private Path pom() {
    Path module = file.getParent().getParent();
    Path reduced = module.resolve("dependency-reduced-pom.xml");
    return reduced.toFile().exists() ? reduced : module.resolve("pom.xml");
  }

  private static String describe(Element dependency) {
    String optional = text(dependency, "optional").equals("true") ? " optional" : "";
    String scope = text(dependency, "scope");
    return text(dependency, "groupId")
        + ":"
        + text(dependency, "artifactId")
        + (scope.isEmpty() || scope.equals("compile") ? "" : " " + scope)
        + optional;
  }

  private static String text(Element parent, String name) {
    Node node = parent.getElementsByTagName(name).item(0);
    return node == null ? "" : node.getTextContent().strip();
  }
}
