package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content that goes into files. */
@ContractTest
class FileBodyContractTest extends Contract {
  @Test
  void fileIsWritten(@TempDir Path directory) throws Exception {
    byte[] octets = Content.octets(200_000);
    Path file = directory.resolve("file");
    assertThat(body(Content.sized(octets), BodyHandlers.ofFile(file))).isEqualTo(file);
    assertThat(file).hasBinaryContent(octets);
    assertThat(body(Content.sized("+"), BodyHandlers.ofFile(file, StandardOpenOption.APPEND)))
        .isEqualTo(file);
    assertThat(file).hasSize(octets.length + 1);
  }

  @Test
  void fileThatMustBeNewFailsTheCall(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    var handler =
        BodyHandlers.ofFile(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Throwable thrown = catchThrowable(() -> body(Content.sized("x"), handler));
    assertThat(thrown).isInstanceOf(IOException.class);
    assertThat(causes(thrown)).hasAtLeastOneElementOfType(FileAlreadyExistsException.class);
  }

  @Test
  void downloadIsNamedByTheServer(@TempDir Path directory) throws Exception {
    var options = new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
    MockResponse.Builder named =
        Content.sized("x").addHeader("Content-Disposition", "attachment; filename=\"a.txt\"");
    assertThat(body(named, BodyHandlers.ofFileDownload(directory, options)))
        .isEqualTo(directory.resolve("a.txt"))
        .hasContent("x");
    assertThatThrownBy(
            () -> body(Content.sized("x"), BodyHandlers.ofFileDownload(directory, options)))
        .isInstanceOf(IOException.class);
    MockResponse.Builder above =
        Content.sized("x").addHeader("Content-Disposition", "attachment; filename=\"..\"");
    assertThatThrownBy(() -> body(above, BodyHandlers.ofFileDownload(directory, options)))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attachment; filename=\"../evil\"",
        "attachment; filename=\"/etc/evil\"",
        "attachment; filename=\".\"",
        "attachment; filename=\"~/evil\"",
        "attachment; filename=\"a/../../evil\"",
        "attachment; filename=\"..\\\\evil\"",
        "attachment; filename=..",
        "attachment; filename=",
        "attachment",
        "inline; filename=\"evil\"",
      })
  void downloadStaysInItsDirectory(String disposition, @TempDir Path directory) throws Exception {
    Path inner = Files.createDirectory(directory.resolve("inner"));
    var handler =
        BodyHandlers.ofFileDownload(inner, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    MockResponse.Builder answer = Content.sized("x").addHeader("Content-Disposition", disposition);
    URI at = peer().serve(answer);
    Throwable thrown =
        catchThrowable(() -> assertThat(send(get(at), handler).body()).hasParent(inner));
    assertThat(thrown == null || thrown instanceof IOException).as("%s", thrown).isTrue();
    assertThat(directory.toFile().list()).containsExactly("inner");
  }
}
