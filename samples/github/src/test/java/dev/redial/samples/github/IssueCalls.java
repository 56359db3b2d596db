package dev.redial.samples.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.samples.github.Issues.Assignees;
import dev.redial.samples.github.Issues.Change;
import dev.redial.samples.github.Issues.Filter;
import dev.redial.samples.github.Issues.LabelNames;
import dev.redial.samples.github.Issues.LockReason;
import dev.redial.samples.github.Issues.NewIssue;
import dev.redial.samples.github.Issues.Text;
import dev.redial.samples.github.Labels.Label;
import dev.redial.samples.github.Labels.Look;
import dev.redial.samples.github.Milestones.NewMilestone;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

interface IssueCalls extends Calls {
  private Issues issues() {
    return new IssuesClient(stub().redial());
  }

  private Labels labels() {
    return new LabelsClient(stub().redial());
  }

  private Milestones milestones() {
    return new MilestonesClient(stub().redial());
  }

  @Test
  default void issuesAreListed() {
    Page page = new Page(1, 30);
    Filter filter =
        new Filter(
            State.OPEN,
            List.of("bug", "low water"),
            "mia-fern",
            Instant.parse("2025-02-01T12:00:00Z"),
            page);
    var answer = issues().list(TIDES, filter);
    assertRead("Issues/list", answer.body());
    assertThat(page.after(answer)).contains(new Page(2, 30));
  }

  @Test
  default void anIssueIsReadUnlessItWasDeleted() throws Issues.Deleted {
    assertRead("Issues/get", issues().get(TIDES, 41));
    assertThatThrownBy(() -> issues().get(TIDES, 42))
        .isInstanceOf(Issues.Deleted.class)
        .hasMessage("410: This issue was deleted");
  }

  @Test
  default void issuesAreMadeOrRefused() {
    assertOk(
        "Issues/create",
        issues()
            .create(
                TIDES, new NewIssue("Show the moon", "Beside the tide.", List.of("low water"), 3)));
    ApiError error =
        assertError(
            "Issues/create-wrong", issues().create(TIDES, new NewIssue("", null, List.of(), 99)));
    assertThat(error.errors()).extracting(ApiError.Detail::field).containsExactly("milestone");
  }

  @Test
  default void issuesAreChanged() {
    var closed =
        assertRead(
            "Issues/update",
            issues().update(TIDES, 41, new Change(null, State.CLOSED, "completed")));
    assertThat(closed.state()).isEqualTo(State.CLOSED);
    assertThat(closed.closedAt()).isEqualTo("2025-03-10T16:20:00Z");
    assertRead("Issues/assign", issues().assign(TIDES, 41, new Assignees(List.of("tom-reed"))));
    issues().lock(TIDES, 41, new LockReason("resolved"));
    issues().unlock(TIDES, 41);
  }

  @Test
  default void commentsAreReadAndWritten() {
    Instant since = Instant.parse("2025-03-02T00:00:00Z");
    assertRead("Issues/comments", issues().comments(TIDES, 41, since, Page.first()));
    var made =
        assertRead("Issues/comment", issues().comment(TIDES, 41, new Text("Summer time, then.")));
    assertRead(
        "Issues/editComment",
        issues().editComment(TIDES, made.id(), new Text("Summer time, of course.")));
    issues().deleteComment(TIDES, 7001);
  }

  @Test
  default void issuesAreLabelled() {
    LabelNames low = new LabelNames(List.of("low water"));
    assertRead("Issues/addLabels", issues().addLabels(TIDES, 41, low));
    assertRead("Issues/replaceLabels", issues().replaceLabels(TIDES, 41, low));
    assertRead("Issues/removeLabel", issues().removeLabel(TIDES, 41, "low water"));
  }

  @Test
  default void labelsAreKept() {
    assertRead("Labels/list", labels().list(TIDES, Page.first()));
    assertOk("Labels/create", labels().create(TIDES, new Label("moon", "5319e7", "Seen at night")));
    assertRead(
        "Labels/update", labels().update(TIDES, "help wanted?", new Look("fbca04", "Anybody?")));
    labels().delete(TIDES, "a/b");
  }

  @Test
  default void milestonesAreKept() {
    assertRead("Milestones/list", milestones().list(TIDES, State.OPEN, Page.first()));
    assertRead(
        "Milestones/create", milestones().create(TIDES, new NewMilestone("2.2", "Wind", null)));
    milestones().delete(TIDES, 4);
  }
}
