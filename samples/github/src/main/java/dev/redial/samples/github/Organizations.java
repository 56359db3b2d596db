package dev.redial.samples.github;

import dev.redial.Body;
import dev.redial.Convert;
import dev.redial.Get;
import dev.redial.HttpApi;
import dev.redial.Params;
import dev.redial.PathParam;
import dev.redial.Put;
import dev.redial.QueryParam;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Organizations, who belongs to them, and their teams. */
@HttpApi(name = GitHub.API, path = "/orgs/{org}")
public interface Organizations extends GitHubApi {
  record Organization(String login, long id, @Nullable String description, int publicRepos) {}

  enum Role {
    ADMIN,
    MEMBER
  }

  record NewRole(Role role) {}

  record Membership(Role role, String state, @Nullable Account user) {}

  record Team(long id, String slug, String name, String privacy, @Nullable Team parent) {}

  record Permission(String permission) {}

  @Get
  Optional<Organization> find(String org);

  @Get("/members")
  List<Account> members(
      String org, @QueryParam @Convert(LowerCase.class) Role role, @Params Page page);

  @Put("/memberships/{username}")
  Membership invite(String org, String username, @Body NewRole role);

  @Get("/teams")
  List<Team> teams(String org, @Params Page page);

  @Get("/teams/{team_slug}")
  Team team(String org, @PathParam("team_slug") String team);

  @Put("/teams/{team_slug}/repos/{owner}/{repo}")
  void grant(
      String org,
      @PathParam("team_slug") String team,
      @Params Repo repo,
      @Body Permission permission);
}
