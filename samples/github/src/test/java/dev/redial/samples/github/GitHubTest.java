package dev.redial.samples.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
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
  void everyEndpointHasAnExample() throws IOException {
    Set<String> endpoints = Endpoint.ALL.stream().map(Endpoint::name).collect(Collectors.toSet());
    assertThat(endpoints).hasSizeGreaterThanOrEqualTo(40);
    assertThat(Example.all().stream().map(Example::endpoint).collect(Collectors.toSet()))
        .isEqualTo(endpoints);
  }
}
