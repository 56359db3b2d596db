package shop;

import dev.redial.*;
import java.util.*;

public record User(long id) {

interface Repo<T, K> extends Readable<T, K> {
  @Put("/{id}")
  void put(@PathParam("id") K key, @Body T value);

  @Delete("/{id}")
  void delete(@PathParam("id") K key);
}

interface Readable<T, K> {
  @Get
  List<T> all();

  @Get("/{id}")
  T get(@PathParam("id") K key);
}

@NonIdempotent
interface Named extends AutoCloseable {
  @Get("/names")
  Map<String, User> names();

  @Override
  default void close() {}
}
}
