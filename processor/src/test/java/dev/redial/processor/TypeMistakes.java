package dev.redial.processor;

import static dev.redial.processor.Shops.file;
import static dev.redial.processor.Shops.method;

import dev.redial.processor.DiagnosticsTest.Mistake;
import java.util.List;

/** Mistakes about interfaces and their methods as such. */
final class TypeMistakes {
  private TypeMistakes() {}

  private static Mistake objects(String guilty, String method) {
    return new Mistake(
        "[API-16] %s() is a method of every object: it cannot be called over HTTP. Rename it."
            .formatted(guilty.replaceAll("\\(.*", "")),
        guilty,
        method(method));
  }

  static List<Mistake> all() {
    return List.of(
        new Mistake(
            "[API-01] @HttpApi must be on an interface, Shop is a class.",
            "@HttpApi class Shop {}",
            file("Shop", "@HttpApi class Shop {}")),
        new Mistake(
            "[API-01] @HttpApi must be on an interface, Shop is an enum.",
            "@HttpApi enum Shop {}",
            file("Shop", "@HttpApi enum Shop {}")),
        new Mistake(
            "[API-02] Shop is private: the generated client could not implement it. Make it"
                + " package-private or public.",
            "interface Shop {}",
            file("Outer", "class Outer {", "@HttpApi private interface Shop {}", "}")),
        new Mistake(
            "[API-02] Shop is sealed: the generated client could not implement it.",
            "interface Shop permits Mine {}",
            file(
                "Shop",
                "@HttpApi sealed",
                "interface Shop permits Mine {}",
                "final class Mine implements Shop {}")),
        new Mistake(
            "[API-02] book() names Book, which the generated client could not see. Make it"
                + " package-private or public.",
            "book();",
            file(
                "Outer",
                "class Outer {",
                "private static class Book {}",
                "@HttpApi interface Shop {",
                "@Get Book book();",
                "}}")),
        new Mistake(
            "[API-03] other() has no HTTP verb. Add @Get, @Post, ... or make it a default method.",
            "other();",
            method("void other();")),
        new Mistake(
            "[API-04] get() has two verbs: @Get and @Post. Keep one.",
            "@Post void get();",
            method("@Get @Post void get();")),
        new Mistake(
            "[API-06] Type variable T of Shop is not bound. Declare interface UsersApi extends"
                + " Repo<User, Long>.",
            "T> {}",
            file("Shop", "@HttpApi interface Shop<T> {}")),
        new Mistake(
            "[API-06] Type variable T of Repo is not bound. Declare interface UsersApi extends"
                + " Repo<User, Long>.",
            "interface Shop extends Repo {}",
            file("Shop", "interface Repo<T> {}", "@HttpApi", "interface Shop extends Repo {}")),
        new Mistake(
            "[API-07] Generic method get() is not supported: the response type must be known at"
                + " compile time.",
            "get(Class<T> type);",
            method("@Get <T> T get(Class<T> type);")),
        new Mistake(
            "[API-02] F.x names Hidden, which the generated client could not see. Make it"
                + " package-private or public.",
            "x) {}",
            file(
                "Outer",
                "class Outer {",
                "private enum Hidden {}",
                "record F(@QueryParam Hidden x) {}",
                "@HttpApi interface Shop {",
                "@Get void find(@Params F f);",
                "}}")),
        new Mistake(
            "[API-09] @Part File is not supported by this version of Redial.",
            "@Part(\"p\") File photo);",
            method("@Post void send(@Part(\"p\") File photo);")),
        new Mistake(
            "[API-09] throws TimeoutException on find() is not supported by this version of Redial."
                + " Declare IOException, or IOException and InterruptedException, or none, and what @OnStatus maps to.",
            "find() throws TimeoutException;",
            method("@Get void find() throws TimeoutException;")),
        new Mistake(
            "[API-09] @Body File is not supported by this version of Redial.",
            "@Body File file);",
            method("@Post void send(@Body File file);")),
        new Mistake(
            "[API-09] @Body ByteBuffer is not supported by this version of Redial.",
            "@Body java.nio.ByteBuffer file);",
            method("@Post void send(@Body java.nio.ByteBuffer file);")),
        new Mistake(
            "[API-10] @Tunnel makes no request: \"CONNECT\" is not a method that a client can send.",
            "@Tunnel void open();",
            method("@HttpMethod(\"CONNECT\") @interface Tunnel {}", "@Tunnel void open();")),
        new Mistake(
            "[API-10] @Look has no path: its annotation type has members, but no String value().",
            "@Look(path = \"/x\") void look();",
            method(
                "@HttpMethod(\"LOOK\") @interface Look { String path(); }",
                "@Look(path = \"/x\") void look();")),
        new Mistake(
            "[API-14] ShopClient would hide shop.Model.ShopClient, which Shop mentions. Set"
                + " @HttpApi(clientName=...).",
            "@HttpApi interface Shop {",
            file(
                "Shop",
                "final class Model { static class ShopClient {} }",
                "@HttpApi interface Shop {",
                "@Get Model.ShopClient get();",
                "}")),
        new Mistake(
            "[API-10] @Count has no path: its value is no String.",
            "@Count(2) void count();",
            method(
                "@HttpMethod(\"COUNT\") @interface Count { int value(); }",
                "@Count(2) void count();")),
        new Mistake(
            "[API-18] @NonIdempotent on the annotation type @Purge has no effect. Write it on the"
                + " method, or as @HttpMethod(idempotency = ...).",
            "@Purge(\"/\") void purge();",
            method(
                "@HttpMethod(value = \"PURGE\", idempotency = Idempotency.IDEMPOTENT)"
                    + " @NonIdempotent @interface Purge { String value(); }",
                "@Purge(\"/\") void purge();")),
        new Mistake(
            "[API-18] @Timeout on the annotation type @Slow has no effect. Write it on the method.",
            "@Slow @Put void a();",
            method("@Timeout(\"PT1S\") @interface Slow {}", "@Slow @Put void a();")),
        new Mistake(
            "[API-18] @NonIdempotent on the annotation type @Slow has no effect. Write it on the"
                + " interface.",
            "@Slow",
            file(
                "Shop",
                "@NonIdempotent @interface Slow {}",
                "@Slow",
                "@HttpApi interface Shop { @Put void a(); }")),
        new Mistake(
            "[API-18] @Headers on the annotation type @Slow has no effect. Write it on the"
                + " parameter.",
            "@Slow int a);",
            method(
                "@Headers(\"A: b\") @interface Slow {}", "@Get void a(@QueryParam @Slow int a);")),
        new Mistake(
            "[API-21] @Purge on the parameter a has no effect: verbs belong on methods.",
            "@Purge int a);",
            method(
                "@HttpMethod(\"PURGE\") @interface Purge {}",
                "@Get void a(@QueryParam @Purge int a);")),
        new Mistake(
            "[API-21] @Purge on the interface Shop has no effect: verbs belong on methods.",
            "@Purge",
            file(
                "Shop",
                "@HttpMethod(\"PURGE\") @interface Purge {}",
                "@Purge",
                "@HttpApi interface Shop { @Put void a(); }")),
        new Mistake(
            "[API-21] @IdempotencyKey on key of Order has no effect: Order is a body here. Give it"
                + " as @Params, or remove the annotation.",
            "key) {}",
            method(
                "@Post void a(@Part(\"p\") List<Order> order);",
                "record Order(@IdempotencyKey String",
                "key) {}")),
        new Mistake(
            "[API-21] @Headers on the record Page has no effect. Write it on the method or on the"
                + " interface.",
            "@Headers(\"A: b\")",
            method(
                "@Get void a(@Params Page page);",
                "@Headers(\"A: b\")",
                "record Page(@QueryParam int page) {}")),
        new Mistake(
            "[API-21] @Get on page() of Page has no effect: nobody calls it over HTTP.",
            "@Get public int page() { return page; } }",
            method(
                "@Get void a(@Params Page page);",
                "record Page(@QueryParam int page) {",
                "@Get public int page() { return page; } }")),
        new Mistake(
            "[API-11] get() is inherited from A and from B. Declare it in Shop.",
            "interface Shop extends A, B {}",
            file(
                "Shop",
                "interface A { @Get(\"/a\") void get(); }",
                "interface B { @Get(\"/b\") void get(); }",
                "@HttpApi",
                "interface Shop extends A, B {}")),
        new Mistake(
            "[API-12] @Get on the default method get() has no effect. Remove it, or the body.",
            "@Get default void get() {}",
            method("@Get default void get() {}")),
        new Mistake(
            "[API-12] @Timeout on the default method get() has no effect. Remove it, or the body.",
            "@Timeout(\"PT1S\") default void get() {}",
            method("@Timeout(\"PT1S\") default void get() {}")),
        new Mistake(
            "[API-12] @QueryParam on the default method get() has no effect. Remove it, or the body.",
            "@QueryParam int q) {}",
            method("default void get(@QueryParam int q) {}")),
        new Mistake(
            "[API-12] @Get on the static method get() has no effect. Remove it, or the body.",
            "@Get static void get() {}",
            method("@Get static void get() {}")),
        new Mistake(
            "[API-12] @Retry on the private method get() has no effect. Remove it, or the body.",
            "@Retry(\"a\") private void get() {}",
            method("@Retry(\"a\") private void get() {}")),
        new Mistake(
            "[API-17] @Timeout on Settled applies to no method of Shop: none is declared by it, or by"
                + " what extends it. Write it on Shop, or let the interface that declares them extend"
                + " Settled.",
            "interface Shop extends Settled, Other {}",
            file(
                "Shop",
                "@Timeout(\"PT1S\") interface Settled {}",
                "interface Other { @Get void a(); }",
                "@HttpApi",
                "interface Shop extends Settled, Other {}")),
        new Mistake(
            "[API-14] \"a-b\" is not the name of a class.",
            "\"a-b\")",
            file("Shop", "@HttpApi(clientName = \"a-b\")", "interface Shop {}")),
        new Mistake(
            "[API-14] \"record\" is not the name of a class.",
            "\"record\")",
            file("Shop", "@HttpApi(clientName = \"record\")", "interface Shop {}")),
        new Mistake(
            "[API-01] @HttpApi must be on an interface, Shop is a record.",
            "@HttpApi record Shop() {}",
            file("Shop", "@HttpApi record Shop() {}")),
        new Mistake(
            "[API-01] @HttpApi must be on an interface, Shop is an annotation.",
            "@HttpApi @interface Shop {}",
            file("Shop", "@HttpApi @interface Shop {}")),
        new Mistake(
            "[API-02] Outer is private: the generated client could not implement it. Make it"
                + " package-private or public.",
            "interface Shop {}",
            file(
                "Top",
                "class Top {",
                "private static class Outer {",
                "@HttpApi interface Shop {}",
                "}}")),
        new Mistake(
            "[API-10] @Blank makes no request: \"BL ANK\" is not a method that a client can send.",
            "@Blank void a();",
            method("@HttpMethod(\"BL ANK\") @interface Blank {}", "@Blank void a();")),
        new Mistake(
            "[API-14] \"String\" is the name of a class of java.lang, which the client would hide.",
            "\"String\")",
            file("Shop", "@HttpApi(clientName = \"String\")", "interface Shop {}")),
        new Mistake(
            "[API-15] Constant Endpoint hides what the generated client means by that name. Rename"
                + " it.",
            "Endpoint = 1;",
            method("int Endpoint = 1;", "@Get void a();")),
        new Mistake(
            "[API-15] Constant BodyType hides what the generated client means by that name. Rename"
                + " it.",
            "BodyType = 1; }",
            file(
                "Shop",
                "interface Parent { int BodyType = 1; }",
                "@HttpApi interface Shop extends Parent { @Get String a(); }")),
        new Mistake(
            "[API-15] Type dev hides what the generated client means by that name. Rename it.",
            "class dev {}",
            method("class dev {}", "@Get void a();")),
        new Mistake(
            "[API-15] Type java hides what the generated client means by that name. Rename it.",
            "class java {}",
            file("Shop", "@HttpApi interface Shop { @Get void a(); }", "class java {}")),
        new Mistake(
            "[API-15] Type Flow hides what the generated client means by that name. Rename it.",
            "class Flow {}",
            method("class Flow {}", "@Get java.util.concurrent.Flow.Publisher<String> a();")),
        new Mistake(
            "[API-15] Type Order hides what the generated client means by that name. Rename it.",
            "class Order {} }",
            file(
                "Shop",
                "class Order {}",
                "interface Repo { @Get Order a(); }",
                "@HttpApi interface Shop extends Repo { class Order {} }")),
        objects("toString();", "@Get String toString();"),
        objects("hashCode();", "@Get int hashCode();"),
        objects("equals(@Body Object other);", "@Post boolean equals(@Body Object other);"),
        objects("clone();", "@Get Object clone();"),
        objects("clone() { return this; }", "default Object clone() { return this; }"),
        objects("finalize();", "@Get void finalize();"),
        new Mistake(
            "[OPT-01] -Aredial.idempotency=maybe is unknown; write strict or lenient.",
            "nowhere",
            method("void other();"),
            "-Aredial.idempotency=maybe"),
        new Mistake(
            "[OPT-01] -Aredial.componentModel=Spring is unknown; write jakarta, spring, cdi or"
                + " none.",
            "nowhere",
            method("void other();"),
            "-Aredial.componentModel=Spring"),
        new Mistake(
            "[OPT-02] -Aredial.componentModel=spring needs"
                + " org.springframework.stereotype.Component, which cannot be seen from here. Add"
                + " spring-context to the dependencies, and in a module `requires"
                + " spring.context;`.",
            "@HttpApi",
            method("@Get void a();"),
            "-Aredial.componentModel=spring"),
        new Mistake(
            "[OPT-02] -Aredial.componentModel=cdi needs jakarta.enterprise.context.Dependent, which"
                + " cannot be seen from here. Add jakarta.enterprise.cdi-api to the dependencies,"
                + " and in a module `requires jakarta.cdi;`.",
            "@HttpApi",
            method("@Get void a();"),
            "-Aredial.componentModel=cdi"));
  }
}
