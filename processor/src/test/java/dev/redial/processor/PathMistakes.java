package dev.redial.processor;

import static dev.redial.processor.Shops.file;
import static dev.redial.processor.Shops.method;

import dev.redial.processor.DiagnosticsTest.Mistake;
import java.util.List;

/** Mistakes about paths. */
final class PathMistakes {
  private PathMistakes() {}

  static List<Mistake> all() {
    return List.of(
        new Mistake(
            "[PATH-01] Path variable {id} has no parameter. Parameters are: userid. Did you mean"
                + " userid?",
            "\"/users/{id}\") void user(long userid);",
            method("@Get(\"/users/{id}\") void user(long userid);")),
        new Mistake(
            "[PATH-01] Path variable {id} has no parameter. There are none.",
            "\"/users/{id}\") void user();",
            method("@Get(\"/users/{id}\") void user();")),
        new Mistake(
            "[PATH-01] Path variable {id} has no parameter. id is sent elsewhere, by @QueryParam;"
                + " give the variable a parameter of its own.",
            "\"/users/{id}\") void user(@QueryParam long id);",
            method("@Get(\"/users/{id}\") void user(@QueryParam long id);")),
        new Mistake(
            "[PATH-01] Path variable {id} has no parameter. id is sent elsewhere, by @Body;"
                + " give the variable a parameter of its own.",
            "\"/users/{id}\") void user(@Body String id);",
            method("@Post(\"/users/{id}\") void user(@Body String id);")),
        new Mistake(
            "[PATH-01] Path variable {id} has no parameter. id is sent elsewhere, by"
                + " @IdempotencyKey; give the variable a parameter of its own.",
            "\"/users/{id}\") void user(@IdempotencyKey String id);",
            method("@Post(\"/users/{id}\") void user(@IdempotencyKey String id);")),
        new Mistake(
            "[PATH-01] Path variable {id} has no parameter. id is sent elsewhere, by @BaseUri;"
                + " give the variable a parameter of its own.",
            "\"/users/{id}\") void user(@BaseUri URI id);",
            method("@Get(\"/users/{id}\") void user(@BaseUri URI id);")),
        new Mistake(
            "[PATH-02] @PathParam(\"uid\") is not in the path \"/users/{id}\".",
            "\"uid\") long id);",
            method("@Get(\"/users/{id}\") void user(@PathParam(\"uid\") long id);")),
        new Mistake(
            "[PATH-03] Variable {id} appears twice in the path.",
            "\"/{id}/{id}\") void user(long id);",
            method("@Get(\"/{id}/{id}\") void user(long id);")),
        new Mistake(
            "[PATH-03] Variable {id} is filled twice: by id and other. Keep one.",
            "user(long id, @PathParam(\"id\") long other);",
            method("@Get(\"/{id}\") void user(long id, @PathParam(\"id\") long other);")),
        new Mistake(
            "[PATH-04] \"{y}\" in the query string is not expanded. Use @QueryParam.",
            "\"/a?x={y}\") void a(String y);",
            method("@Get(\"/a?x={y}\") void a(String y);")),
        new Mistake(
            "[PATH-05] Path \"/a b\" is not a valid URI path at index 2.",
            "\"/a b\") void a();",
            method("@Get(\"/a b\") void a();")),
        new Mistake(
            "[PATH-05] Path \"/users/{id\" has an unclosed '{' at index 7.",
            "\"/users/{id\") void a();",
            method("@Get(\"/users/{id\") void a();")),
        new Mistake(
            "[PATH-05] Path \"books\" is not a valid URI path at index 0: it must start with '/'.",
            "\"books\") void a();",
            method("@Get(\"books\") void a();")),
        new Mistake(
            "[PATH-05] Path \"//evil.example/\" is not a valid URI path at index 1.",
            "\"//evil.example/\") void a();",
            method("@Get(\"//evil.example/\") void a();")),
        new Mistake(
            "[PATH-05] Path \"/a/../b\" has the segment \"..\", which is no name. Leave it out.",
            "\"/a/../b\") void a();",
            method("@Get(\"/a/../b\") void a();")),
        new Mistake(
            "[PATH-05] Path \"/%2E\" has the segment \"%2E\", which is no name. Leave it out.",
            "\"/%2E\") void a();", method("@Get(\"/%2E\") void a();")),
        new Mistake(
            "[PATH-05] Path \"/50%\" is not a valid URI path at index 3.",
            "\"/50%\") void a();", method("@Get(\"/50%\") void a();")),
        new Mistake(
            "[PATH-05] Path \"/{id:[0-9]+}\" has no name of a variable at index 2.",
            "\"/{id:[0-9]+}\") void a(String id);",
            method("@Get(\"/{id:[0-9]+}\") void a(String id);")),
        new Mistake(
            "[PATH-05] Path \"/{}\" has no name of a variable at index 2.",
            "\"/{}\") void a();",
            method("@Get(\"/{}\") void a();")),
        new Mistake(
            "[PATH-05] Path \"/a?b=c\" is not a valid URI path at index 2: a query string belongs to"
                + " a method.",
            "\"/a?b=c\")",
            file("Shop", "@HttpApi(path = \"/a?b=c\")", "interface Shop {}")),
        new Mistake(
            "[PATH-06] Path parameter id is Optional or nullable: a path variable must always have"
                + " a value.",
            "id);",
            method("@Get(\"/{id}\") void a(Optional<String> id);")));
  }
}
