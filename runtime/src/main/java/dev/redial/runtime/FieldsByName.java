package dev.redial.runtime;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The fields of a call as {@code HttpHeaders.of} takes them: all values of a name together,
 * whatever its case. They are few, and looked through once, so nothing is copied.
 *
 * <p>Thread-safety: immutable as long as the fields are.
 */
final class FieldsByName extends AbstractMap<String, List<String>> {
  private final List<Map.Entry<String, String>> fields;

  FieldsByName(List<Map.Entry<String, String>> fields) {
    this.fields = fields;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super List<String>> action) {
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).getKey();
      if (next(name, 0) == i) {
        action.accept(name, valuesFrom(i));
      }
    }
  }

  /**
   * Where the first field of that name is from {@code from} on; the number of fields if nowhere.
   */
  private int next(String name, int from) {
    int at = from;
    while (at < fields.size() && !fields.get(at).getKey().equalsIgnoreCase(name)) {
      at++;
    }
    return at;
  }

  private List<String> valuesFrom(int first) {
    Map.Entry<String, String> field = fields.get(first);
    int second = next(field.getKey(), first + 1);
    if (second == fields.size()) {
      return List.of(field.getValue());
    }
    List<String> values = new ArrayList<>();
    for (int i = first; i < fields.size(); i = next(field.getKey(), i + 1)) {
      values.add(fields.get(i).getValue());
    }
    return values;
  }

  @Override
  public Set<Map.Entry<String, List<String>>> entrySet() {
    List<Map.Entry<String, List<String>>> entries = new ArrayList<>();
    forEach((name, values) -> entries.add(Map.entry(name, values)));
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, List<String>>> iterator() {
        return entries.iterator();
      }

      @Override
      public int size() {
        return entries.size();
      }
    };
  }
}
