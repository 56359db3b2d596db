package dev.redial.samples.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.samples.github.Releases.NewRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

interface ReleaseCalls extends Calls {
  private Releases releases() {
    return new ReleasesClient(stub().redial());
  }

  @Test
  default void releasesAreRead() {
    Page page = new Page(3, 10);
    var answer = releases().list(TIDES, page);
    assertRead("Releases/list", answer.body());
    assertThat(page.after(answer)).isEmpty();
    assertFound("Releases/latest", releases().latest(TIDES));
    assertThat(releases().latest(new Repo("mia-fern", "moon-phase"))).isEmpty();
    assertFound("Releases/tagged", releases().tagged(TIDES, "v2.0"));
  }

  @Test
  default void releasesAreMadeAndDeleted() {
    assertRead(
        "Releases/create",
        releases()
            .create(TIDES, new NewRelease("v2.1", "main", "Tides v2.1", "The moon, too.", true)));
    releases().delete(TIDES, 300);
  }

  @Test
  default void assetsAreStreamedBothWays(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("tides.zip"), "a zip file, let us say");
    assertOk(
        "ReleaseUploads/upload",
        new ReleaseUploadsClient(stub().redial())
            .upload(TIDES, 302, "tides 2.1.zip", "All ports", file));
    var answer = releases().download(TIDES, 8801);
    assertThat(answer.headers().firstValue("Content-Disposition")).isPresent();
    try (InputStream content = answer.body()) {
      assertThat(content).hasContent("what a zip file would be");
    }
  }
}
