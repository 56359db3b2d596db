package dev.redial.samples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

final class InstallationTest {
  @TempDir Path directory;

  @Test
  void missingServerSkipsTheTestAndNamesThePackage() {
    var nothing = new Installation(List.of(directory), Set.of());
    assertThatThrownBy(() -> nothing.require(ServerProgram.NGINX))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("apt-get install --no-install-recommends nginx-light");
  }

  @Test
  void missingServerThatWasPromisedFailsTheTest() {
    var broken = new Installation(List.of(directory), Set.of("squid"));
    assertThatThrownBy(() -> broken.require(ServerProgram.SQUID))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("squid is not installed");
  }

  @Test
  void presentServerIsFound() throws Exception {
    Path file = Files.createFile(directory.resolve("haproxy"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    var complete = new Installation(List.of(directory), Set.of("haproxy"));
    assertThat(complete.require(ServerProgram.HAPROXY)).isEqualTo(file);
  }
}
