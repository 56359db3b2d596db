package shop;

import dev.redial.*;
import java.util.*;

@HttpApi(path = "/users")
public interface Users extends User.Repo<User, Long>, User.Named {
  @Override
  @Delete("/{id}?hard=true")
  void delete(@PathParam("id") Long key);

  @Override
  String toString();
}
