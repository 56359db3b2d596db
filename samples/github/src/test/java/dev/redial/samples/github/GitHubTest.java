package dev.redial.samples.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every endpoint is called as its example says, and gives what its example answers. */
class GitHubTest
    implements RepositoryCalls,
        HistoryCalls,
        IssueCalls,
        PullRequestCalls,
        ReleaseCalls,
        PeopleCalls,
        OtherCalls {
  private static GitHubStub stub;

  @BeforeAll
  static void open() throws IOException {
    stub = new GitHubStub();
  }

  /** When all calls of this class were made. */
  @AfterAll
  static void everyExampleWasUsedAndNothingElseCame() {
    try (GitHubStub all = stub) {
      all.assertAllSaid();
    }
  }

  @Override
  public GitHubStub stub() {
    return stub;
  }

  @Test
  void everyEndpointHasAnExample() throws Exception {
    Set<String> endpoints = endpoints();
    assertThat(endpoints).hasSizeGreaterThanOrEqualTo(40);
    assertThat(Example.all().stream().map(Example::endpoint).collect(Collectors.toSet()))
        .isEqualTo(endpoints);
  }

  /** The abstract methods of whatever has a generated client, as in {@code Issues/create}. */
  private static Set<String> endpoints() throws Exception {
    return interfaces().stream()
        .flatMap(type -> Stream.of(type.getMethods()).filter(GitHubTest::isEndpoint))
        .map(method -> method.getDeclaringClass().getSimpleName() + "/" + method.getName())
        .collect(Collectors.toSet());
  }

  private static boolean isEndpoint(Method method) {
    return Modifier.isAbstract(method.getModifiers());
  }

  private static List<Class<?>> interfaces() throws Exception {
    Path classes = Path.of(GitHub.class.getResource("GitHub.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Client.class"))
          .<Class<?>>map(name -> interfaceOf(name.replace("Client.class", "")))
          .toList();
    }
  }

  private static Class<?> interfaceOf(String simpleName) {
    try {
      return Class.forName(GitHub.class.getPackageName() + "." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
