package dev.redial.samples.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.samples.github.Gists.NewGist;
import dev.redial.samples.github.Organizations.NewRole;
import dev.redial.samples.github.Organizations.Permission;
import dev.redial.samples.github.Organizations.Role;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

interface PeopleCalls extends Calls {
  private Users users() {
    return new UsersClient(stub().redial());
  }

  private Gists gists() {
    return new GistsClient(stub().redial());
  }

  private Organizations organizations() {
    return new OrganizationsClient(stub().redial());
  }

  @Test
  default void usersAreFound() {
    assertRead("Users/me", users().me());
    assertFound("Users/find", users().find("tom-reed").join());
    assertThat(users().find("nobody-here").join()).isEmpty();
  }

  @Test
  default void usersFollowEachOther() {
    Page page = new Page(2, 1);
    var answer = users().followers("mia-fern", page);
    assertRead("Users/followers", answer.body());
    assertThat(page.after(answer)).contains(new Page(3, 1));
    users().follow("tom-reed");
  }

  @Test
  default void usersLikeRepositories() {
    Repo ebb = new Repo("quiet-harbor", "ebb-cli");
    assertRead("Users/starred", users().starred(Page.first()));
    assertOk("Users/isStarred", users().isStarred(TIDES));
    assertError("Users/isStarred-not", users().isStarred(ebb));
    assertThat(users().star(ebb).statusCode()).isEqualTo(204);
    users().unstar(ebb);
  }

  @Test
  default void gistsAreKept() {
    Instant since = Instant.parse("2025-03-01T00:00:00Z");
    assertRead("Gists/mine", gists().mine(since, Page.first()));
    assertFound("Gists/find", gists().find("c0ffee11"));
    assertRead(
        "Gists/create",
        gists().create(new NewGist("Ports of call", true, Map.of("a.txt", new Gists.Text("abc")))));
    gists().delete("c0ffee12");
  }

  @Test
  default void gistsAreLiked() {
    gists().star("c0ffee11");
    assertOk("Gists/isStarred", gists().isStarred("c0ffee11"));
    assertError("Gists/isStarred-not", gists().isStarred("c0ffee12"));
    gists().unstar("c0ffee11");
  }

  @Test
  default void organizationsHaveMembers() {
    assertFound("Organizations/find", organizations().find("quiet-harbor"));
    assertRead(
        "Organizations/members", organizations().members("quiet-harbor", Role.ADMIN, Page.first()));
    assertRead(
        "Organizations/invite",
        organizations().invite("quiet-harbor", "tom-reed", new NewRole(Role.MEMBER)));
  }

  @Test
  default void organizationsHaveTeams() {
    assertRead("Organizations/teams", organizations().teams("quiet-harbor", Page.first()));
    assertRead("Organizations/team", organizations().team("quiet-harbor", "pilots"));
    organizations().grant("quiet-harbor", "pilots", TIDES, new Permission("push"));
  }
}
