package dev.redial.processor.random;

import dev.redial.processor.random.Memory.Source;

/** Parents that are there as class files only, without the names of parameters. */
final class Library {
  static final Source SOURCE =
      new Source(
          "library/Parents",
          """
          package library;

          import dev.redial.*;
          import java.util.*;

          public final class Parents {
            public interface Named<T, K> {
              @Get("/{id}") T ofLibrary(@PathParam("id") K id, @QueryParam("q") Optional<String> q);
              default void nothingOfLibrary() {}
              static void staticOfLibrary() {}
            }
            public interface Unnamed<K> {
              @Get("/{id}") void unnamedOfLibrary(K id);
            }
            public interface UnnamedQuery {
              @Get void queryOfLibrary(@QueryParam int page);
            }
            public record Filter(@QueryParam List<String> tags, @HeaderParam("X-Page") int page) {}
            public record Bad(Thread thread) {}
            public interface Filtered {
              @Get void filterOfLibrary(@Params Filter filter);
            }
            public interface BadlyFiltered {
              @Get void badOfLibrary(@Params Bad bad);
            }
            @Deprecated(forRemoval = true)
            public interface Old {
              @Deprecated @Get("/old") void oldOfLibrary();
            }
            public interface Failing<X extends Exception> {
              @Get("/failing") void failOfLibrary() throws X;
            }
            @Headers("X-Parent: a") @NonIdempotent
            public interface Marked {
              @Put("/marked") void markedOfLibrary();
            }
            @HttpApi(name = "called", path = "/called")
            public interface Called {
              @Get("/called") void calledOfLibrary();
            }
            @Idempotent @Headers("X-Parent: b")
            public interface Daring {}
          }
          """);

  private Library() {}
}
