package dev.redial.samples.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the servers serve: files of several sizes, a chunked text, and what was put there. */
record Site(Path root) {
  private static final int CHUNKED_LENGTH = 20_000;

  /** Each octet tells where it belongs: two answers that are mixed up are seen. */
  static byte[] content(int length) {
    var text = new StringBuilder(length + 8);
    while (text.length() < length) {
      text.append(text.length()).append('\n');
    }
    return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] chunked(String call) {
    String rest = new String(content(CHUNKED_LENGTH), StandardCharsets.US_ASCII);
    return (call + "\n" + rest).getBytes(StandardCharsets.US_ASCII);
  }

  static void fill(Scratch scratch) throws IOException {
    Path root = scratch.folder("site");
    scratch.folder("site/put");
    for (CallKind kind : CallKind.FILES) {
      Files.write(root.resolve(kind.file()), content(kind.length()));
    }
    Files.write(root.resolve("chunked"), chunked("(call)"));
  }

  byte[] stored(MixedCall call) throws IOException {
    return Files.readAllBytes(root.resolve("put").resolve(Integer.toString(call.id())));
  }
}
