package shop;

import dev.redial.*;
import java.math.BigDecimal;
import java.net.URI;
import java.time.*;
import java.util.*;

@HttpApi
interface Parameters {
  enum Colour {
    RED
  }

  @Get("/{a}/{b}/{c}/{d}.json?view=full")
  String path(@PathParam("c") UUID third, int a, Colour b, LocalDate d);

  @Get
  String query(
      @QueryParam boolean flag,
      @QueryParam("since") Instant from,
      @QueryParam List<Colour> colours,
      @QueryParam int[] sizes,
      @QueryParam Optional<BigDecimal> price,
      @QueryParam Map<String, String> others,
      @QueryParam String... tags);

  @Get("/headers")
  String headers(
      @HeaderParam("If-None-Match") String etag,
      @HeaderParam("X-Tag") Set<? extends UUID> tags,
      @HeaderParam Map<? extends String, List<String>> others,
      @CookieParam String session,
      @CookieParam("csrf") Optional<String> token);

  @Post("/form")
  String form(
      @FormParam String user,
      @FormParam URI home,
      @FormParam Map<? extends String, Integer> rest);

  @Put("/text")
  void text(@Body("text/plain; charset=utf-8") String text);

  @Put("/octets")
  void octets(@Body byte[] octets);

  @Put("/numbers")
  void numbers(@Body Map<String, List<Integer>> numbers);

  @Put("/number")
  void number(@Body long number);
}
