package shop;

import dev.redial.*;
import java.io.InputStream;
import java.util.*;

@HttpApi
interface Filters {
  record Page(@QueryParam int page, @QueryParam("per_page") Optional<Integer> size) {}

  record Filter<T>(
      String id,
      @QueryParam List<T> tags,
      @Params Page paging,
      @HeaderParam("X-Trace") String trace) {}

  record Old(@QueryParam String filter) {
    @Override
    @Deprecated
    public String filter() {
      return filter;
    }
  }

  record Upload(@PathParam("id") long key, @Body Map<String, Integer> body) {}

  record Payment(@IdempotencyKey UUID key, @BaseUri java.net.URI base, @FormParam int cents) {}

  record Nothing() {}

  @Get("/{id}")
  String find(@Params Filter<UUID> filter, @QueryParam String order);

  @Get("/old")
  String old(@Params Old filter, @Params Nothing FIND, @Params Page find);

  @Put("/{id}")
  void upload(@Params Upload upload);

  @Post("/pay")
  void pay(@Params Payment call);
}
