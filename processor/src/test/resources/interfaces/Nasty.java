package shop;

import dev.redial.*;
import java.util.*;

@HttpApi(name = "a \"quoted\" \\ name $T")
@Deprecated
public interface Nasty {
  record Endpoint(String redial) {}

  record Returns(String redial) {}

  @interface Override {}

  class String {}

  int BOOK = 1;

  @Get("/{class}/{this}")
  Endpoint redial(@PathParam("class") int redial, @PathParam("this") int call);

  @Get("/{BOOK}/{BOOK_RETURNS}")
  Returns book(int BOOK, int BOOK_RETURNS);

  @Get("/a'$S")
  int[] BOOK(@QueryParam("q\"uote\n") int BOOK_BODY, @QueryParam int NastyClient);

  @Get("/{id}")
  Endpoint book(int id);

  @Get("/{id}/{id2}")
  Endpoint book(long id, int id2);

  @Get
  List<Integer> dev();

  @Get
  void java(@QueryParam java.lang.String dev);

  @Get
  @Deprecated(forRemoval = true)
  void $();

  @Get
  HttpResponse response();

  record HttpResponse(Map<Integer, java.lang.String> value) {}

  @Post
  void bodyReturns(@Body Endpoint BODY, @QueryParam Duration duration);

  enum Duration {
    ONE
  }

  @Post
  @Timeout("PT1S")
  @Idempotent
  void fooBar();

  @Get
  void toString(@QueryParam int redial);

  @Get
  int[] Endpoint();

  @Get
  int[] BodyType();

  @Get
  int[] Idempotency();
}
