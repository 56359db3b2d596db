package dev.redial.samples.compilers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes as many interfaces as are asked for, always the same ones: what one big user may have. */
final class ManyInterfaces {
  /** How many methods each has. */
  static final int METHODS = 12;

  private static final String HEAD =
      """
      package many;

      import dev.redial.*;
      import java.net.http.HttpResponse;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.CompletionStage;

      @HttpApi(name = "api%1$d", path = "/v%1$d")
      public interface Api%1$d {
        record Item(String id, long cents, List<String> words) {}

        record Filter(@QueryParam Optional<Integer> page, @QueryParam List<String> sort) {}

      """;

  /** Every number stands for the method's own. */
  private static final List<String> KINDS =
      List.of(
          "@Get(\"/items%d/{id}\") Item one%d(String id);",
          "@Get(\"/items%d\") List<Item> search%d(@QueryParam String q, @Params Filter filter);",
          "@Get(\"/items%d/{id}/maybe\") Optional<Item> maybe%d(long id);",
          "@Put(\"/items%d/{id}\") void replace%d(UUID id, @Body Item item);",
          "@Post(\"/items%d\") Item add%d(@Body Item item);",
          "@Delete(\"/items%d/{id}\") void remove%d(String id, @HeaderParam(\"If-Match\") String tag);",
          "@Post(\"/search%d\") @Idempotent CompletionStage<List<Item>> find%d(@Body Filter query);",
          "@Post(\"/payments%d\") Item pay%d(@IdempotencyKey UUID key, @Body Map<String, Item> all);",
          "@Get(\"/raw%d\") @Timeout(\"PT2S\") HttpResponse<byte[]> raw%d(@QueryParam Instant at);",
          "@Post(\"/forms%d\") String form%d(@FormParam String name, @FormParam int[] numbers);",
          "@Patch(\"/items%d/{a}/{b}\") @NonIdempotent Item patch%d(String a, int b, @Body Item item);",
          "@Get(\"/own%d\") @Headers(\"Accept: text/plain\") @Retry(\"own\") String own%d();");

  private final Random random;

  ManyInterfaces(long seed) {
    this.random = new Random(seed);
  }

  /** Writes {@code count} interfaces below {@code folder}, a file each. */
  List<Path> write(Path folder, int count) throws IOException {
    Path home = Files.createDirectories(folder.resolve("many"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(Files.writeString(home.resolve("Api" + i + ".java"), source(i)));
    }
    return files;
  }

  private String source(int number) {
    StringBuilder source = new StringBuilder(HEAD.formatted(number));
    for (int i = 0; i < METHODS; i++) {
      String kind = KINDS.get(random.nextInt(KINDS.size()));
      source.append("  ").append(kind.formatted(i, i)).append("\n\n");
    }
    return source.append("}\n").toString();
  }

  /** The same files in an order that {@code seed} decides. */
  static List<Path> shuffled(List<Path> files, long seed) {
    List<Path> shuffled = new ArrayList<>(files);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
