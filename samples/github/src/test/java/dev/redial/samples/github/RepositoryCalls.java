package dev.redial.samples.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.samples.github.Contents.Change;
import dev.redial.samples.github.Contents.Removal;
import dev.redial.samples.github.Repositories.Filter;
import dev.redial.samples.github.Repositories.NewFork;
import dev.redial.samples.github.Repositories.NewRepository;
import dev.redial.samples.github.Repositories.Sort;
import dev.redial.samples.github.Repositories.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

interface RepositoryCalls extends Calls {
  private Repositories repositories() {
    return new RepositoriesClient(stub().redial());
  }

  private Contents contents() {
    return new ContentsClient(stub().redial());
  }

  @Test
  default void repositoriesAreFoundAndListedPageByPage() {
    assertFound("Repositories/find", repositories().find(TIDES));
    Page page = new Page(1, 2);
    var answer =
        repositories().ofOrganization("quiet-harbor", new Filter("sources", Sort.PUSHED, page));
    assertRead("Repositories/ofOrganization", answer.body());
    assertThat(page.after(answer)).contains(new Page(2, 2));
  }

  @Test
  default void repositoriesAreMadeOrRefused() {
    assertOk(
        "Repositories/create",
        repositories().create(new NewRepository("moon-phase", true, "A moon for the prompt")));
    ApiError error =
        assertError(
            "Repositories/create-taken",
            repositories().create(new NewRepository("tide-tables", false, null)));
    assertThat(error.errors()).containsExactly(new ApiError.Detail("Repository", "name", "custom"));
    assertRead("Repositories/fork", repositories().fork(TIDES, new NewFork(null, true)));
  }

  @Test
  default void repositoriesAreChanged() {
    assertRead(
        "Repositories/update",
        repositories()
            .update(TIDES, new Repositories.Change("When the water comes and goes", false)));
    assertRead(
        "Repositories/replaceTopics",
        repositories().replaceTopics(TIDES, new Topics(List.of("tides", "sea"))));
    repositories().delete(new Repo("mia-fern", "moon-phase"));
  }

  @Test
  default void whoMayNotIsToldSo() {
    assertThatThrownBy(() -> repositories().delete(TIDES))
        .isInstanceOf(NotAllowed.class)
        .hasMessage("403: Must have admin rights to Repository.");
  }

  @Test
  default void repositoriesTellOfThemselves() {
    assertThat(assertRead("Repositories/languages", repositories().languages(TIDES)))
        .containsEntry("Java", 181_234L);
    assertRead("Repositories/topics", repositories().topics(TIDES));
  }

  @Test
  default void archivesAreStreamedFromWhereTheyAre() throws IOException {
    try (InputStream archive = repositories().archive(TIDES, "release/2.x")) {
      assertThat(archive).hasContent("what a gzipped archive would be");
    }
  }

  @Test
  default void filesAreRead() {
    var file = assertFound("Contents/find", contents().find(TIDES, "docs/ports.md", "main"));
    assertThat(file.content()).isEqualTo("# All ports\n".getBytes(UTF_8));
    assertThat(contents().find(TIDES, "docs/none.md", null)).isEmpty();
    assertThat(contents().readme(TIDES)).isEqualTo("# Tide tables\n\nF\u00fcr alle H\u00e4fen.\n");
  }

  @Test
  default void filesAreWrittenAndRemoved() {
    String sha = stub().example("Contents/find").answer().body().get("sha").asString();
    var written =
        assertRead(
            "Contents/write",
            contents()
                .write(
                    TIDES,
                    "docs/ports.md",
                    new Change("Fewer ports", "# Some ports\n".getBytes(UTF_8), sha, "main")));
    String next = written.content().sha();
    assertRead(
        "Contents/remove",
        contents().remove(TIDES, "docs/ports.md", new Removal("No ports", next, null)));
  }
}
