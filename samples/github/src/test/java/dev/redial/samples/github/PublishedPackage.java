package dev.redial.samples.github;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The npm package that GitHub's description of its REST API is published in. */
final class PublishedPackage {
  private static final String NAME = "@octokit/openapi@23.0.2";
  private static final String FILE = "octokit-openapi-23.0.2.tgz";
  private static final Path FOLDER = Path.of("target/published");

  /** Who has no network need not wait for minutes: npm's own limit is one, after each attempt. */
  private static final String RETRY_SOON = "--fetch-retry-maxtimeout=10000";

  /** For 29 MB. */
  private static final long LIMIT_SECONDS = 180;

  private PublishedPackage() {}

  /**
   * A file of it; without the package the test ends, as skipped, or as failed where the environment
   * says {@code REDIAL_PUBLISHED=required}.
   */
  static InputStream open(String name) throws IOException, InterruptedException {
    return entry(archive(), "package/" + name);
  }

  /** What was fetched once is there until the next clean build. */
  private static Path archive() throws IOException, InterruptedException {
    Path archive = FOLDER.resolve(FILE);
    if (!Files.exists(archive)) {
      fetch(archive);
    }
    return archive;
  }

  /** It is moved to its place when it is whole. */
  private static void fetch(Path archive) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Path fresh = Files.createTempDirectory(FOLDER, "fresh");
    Path output = fresh.resolve("output.txt");
    try {
      String trouble = pack(fresh, output);
      if (!trouble.isEmpty()) {
        endTest(trouble + "\n" + Files.readString(output));
      }
      Files.move(fresh.resolve(FILE), archive, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh.resolve(FILE));
      Files.deleteIfExists(output);
      Files.delete(fresh);
    }
  }

  /** Says what went wrong; nothing, if nothing did. */
  private static String pack(Path folder, Path output) throws IOException, InterruptedException {
    Files.createFile(output);
    ProcessBuilder npm =
        new ProcessBuilder("npm", "pack", NAME, "--loglevel=error", RETRY_SOON)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    try {
      return outcome(npm.start());
    } catch (IOException e) {
      return "npm is not on the PATH (Debian: apt-get install npm)";
    }
  }

  private static String outcome(Process npm) throws InterruptedException {
    if (!npm.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      npm.descendants().forEach(ProcessHandle::destroyForcibly);
      npm.destroyForcibly();
      return "npm had not ended after " + LIMIT_SECONDS + " s";
    }
    return npm.exitValue() == 0 ? "" : "npm ended with " + npm.exitValue();
  }

  private static void endTest(String trouble) {
    String message =
        """
        GitHub's published description is missing: %s
        It comes by `npm pack %s`, from a registry that npm can reach, or is put into %s by hand."""
            .formatted(trouble.strip(), NAME, FOLDER.toAbsolutePath());
    if ("required".equals(System.getenv("REDIAL_PUBLISHED"))) {
      Assertions.fail(message + "\nREDIAL_PUBLISHED says that it is required.");
    }
    Assumptions.abort(message);
  }

  private static InputStream entry(Path archive, String name) throws IOException {
    TarArchiveInputStream entries =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))));
    for (TarArchiveEntry entry; (entry = entries.getNextEntry()) != null; ) {
      if (entry.getName().equals(name)) {
        return entries;
      }
    }
    entries.close();
    throw new FileNotFoundException(name + " in " + archive);
  }
}
