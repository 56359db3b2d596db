package dev.redial.samples.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.samples.github.PullRequests.Change;
import dev.redial.samples.github.PullRequests.Filter;
import dev.redial.samples.github.PullRequests.NewPullRequest;
import dev.redial.samples.github.PullRequests.NewReview;
import dev.redial.samples.github.PullRequests.Opinion;
import dev.redial.samples.github.PullRequests.Order;
import dev.redial.samples.github.PullRequests.Remark;
import dev.redial.samples.github.PullRequests.Reviewers;
import dev.redial.samples.github.PullRequests.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

interface PullRequestCalls extends Calls {
  private PullRequests pulls() {
    return new PullRequestsClient(stub().redial());
  }

  private String head() {
    return stub().example("PullRequests/get").answer().body().at("/head/sha").asString();
  }

  @Test
  default void pullRequestsAreRead() {
    assertRead(
        "PullRequests/list",
        pulls().list(TIDES, new Filter(State.OPEN, "mia-fern:summer", "main", Page.first())));
    assertRead("PullRequests/get", pulls().get(TIDES, 50));
    assertRead("PullRequests/files", pulls().files(TIDES, 50, Page.first()));
  }

  @Test
  default void pullRequestsAreMadeAndChanged() {
    assertOk(
        "PullRequests/create",
        pulls()
            .create(
                TIDES,
                new NewPullRequest(
                    "Reckon with summer time", "mia-fern:summer", "main", "Closes #41", true)));
    assertRead(
        "PullRequests/update",
        pulls().update(TIDES, 50, new Change("Mind summer time", null, null)));
  }

  @Test
  default void pullRequestsAreMergedOnce() {
    assertOk(
        "PullRequests/merge",
        pulls().merge(TIDES, 50, new Order("Mind summer time (#50)", head(), Way.SQUASH)));
    String other = "9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a";
    assertError(
        "PullRequests/merge-again",
        pulls().merge(TIDES, 49, new Order("Once more", other, Way.MERGE)));
    assertOk("PullRequests/isMerged", pulls().isMerged(TIDES, 49));
    assertError("PullRequests/isMerged-not", pulls().isMerged(TIDES, 50));
  }

  @Test
  default void pullRequestsAreReviewed() {
    assertThat(assertRead("PullRequests/reviews", pulls().reviews(TIDES, 50, Page.first())))
        .extracting(PullRequests.Review::state)
        .containsExactly(Opinion.CHANGES_REQUESTED);
    Remark remark = new Remark("src/Clock.java", 9, "Nice.");
    assertRead(
        "PullRequests/review",
        pulls().review(TIDES, 50, new NewReview(head(), null, "APPROVE", List.of(remark))));
    assertRead(
        "PullRequests/askForReview",
        pulls().askForReview(TIDES, 50, new Reviewers(List.of("tom-reed"), List.of("pilots"))));
  }
}
