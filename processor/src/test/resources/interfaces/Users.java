package golden;

import dev.redial.*;
import java.util.*;

@HttpApi(path = "/users")
public interface Users extends Users.Repo<Users.User, Long>, Users.Named {
  record User(long id) {}

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

  @Override
  @Delete("/{id}?hard=true")
  void delete(@PathParam("id") Long key);

  @Override
  String toString();
}
