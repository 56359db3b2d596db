package dev.redial.processor;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The constants of a client: in the client itself, or where they are too many for that, in nested
 * classes.
 *
 * <p>All constants of a class are made by one method, and a method has less than 65,536 bytes (JVMS
 * 17, section 4.7.3). What makes a constant is never longer in a class file than as text.
 */
final class Constants {
  private static final int LARGEST = 60_000;

  private final List<List<FieldSpec>> groups = new ArrayList<>();
  private final Map<String, String> holders = new HashMap<>();
  private final Members members;
  private int room;

  Constants(Members members) {
    this.members = members;
  }

  void add(FieldSpec constant) {
    int length = constant.toString().length();
    if (groups.isEmpty() || length > room) {
      groups.add(new ArrayList<>());
      room = LARGEST;
    }
    room -= length;
    groups.get(groups.size() - 1).add(constant);
  }

  /** Adds them to the client, and from then on knows where they are. */
  void addTo(TypeSpec.Builder client) {
    if (groups.size() == 1) {
      groups.get(0).forEach(client::addField);
    } else {
      groups.forEach(group -> client.addType(holder(group)));
    }
  }

  private TypeSpec holder(List<FieldSpec> group) {
    String name = members.holder();
    TypeSpec.Builder holder =
        TypeSpec.classBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    for (FieldSpec constant : group) {
      holders.put(constant.name(), name + "." + constant.name());
      holder.addField(constant);
    }
    return holder.build();
  }

  /** How the client reads the constant {@code name}. */
  String read(String name) {
    return holders.getOrDefault(name, name);
  }
}
