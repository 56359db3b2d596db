package dev.redial.runtime.wire;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Header or trailer fields in the order of their lines; names compare without case.
 *
 * <p>Thread-safety: immutable; what {@link #toHttpHeaders} caches may be made twice.
 */
public final class Fields {
  /** No fields. */
  public static final Fields NONE = builder().build();

  /** Name, value, name, value, and so on. */
  private final String[] texts;

  private final Use use;
  private volatile @Nullable HttpHeaders headers;

  /** As they stand in requests; made for those of many. */
  private volatile byte @Nullable [] encoded;

  /** Of how many requests they are. */
  private enum Use {
    ONE,
    MANY
  }

  private Fields(String[] texts) {
    this(texts, Use.ONE);
  }

  private Fields(String[] texts, Use use) {
    this.texts = texts;
    this.use = use;
  }

  /** The same, which are encoded once for all requests that they are sent with. */
  public Fields ofMany() {
    return new Fields(texts, Use.MANY);
  }

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** The fields of a standard request or response. */
  public static Fields of(HttpHeaders headers) {
    Map<String, List<String>> lines = headers.map();
    if (lines.isEmpty()) {
      return NONE;
    }
    Builder builder = builder();
    lines.forEach((name, values) -> values.forEach(value -> builder.add(name, value)));
    return builder.build();
  }

  /** Those of a list, in its order. */
  public static Fields of(List<Map.Entry<String, String>> lines) {
    String[] texts = new String[2 * lines.size()];
    for (int line = 0; line < lines.size(); line++) {
      texts[2 * line] = lines.get(line).getKey();
      texts[2 * line + 1] = lines.get(line).getValue();
    }
    return new Fields(texts);
  }

  /** The number of field lines. */
  public int size() {
    return texts.length / 2;
  }

  private String name(int line) {
    return texts[2 * line];
  }

  private String value(int line) {
    return texts[2 * line + 1];
  }

  /** The value of the first line of this name. */
  public Optional<String> first(String name) {
    int at = indexOf(name);
    return at < size() ? Optional.of(value(at)) : Optional.empty();
  }

  /** The values of all lines of this name, in order. */
  public List<String> all(String name) {
    int first = indexOf(name);
    if (first == size()) {
      return List.of(); // mostly there is none
    }
    List<String> all = new ArrayList<>();
    for (int at = first; at < size(); at++) {
      if (name(at).equalsIgnoreCase(name)) {
        all.add(value(at));
      }
    }
    return all;
  }

  /** How long all lines are as they are written, with colons, spaces and line ends. */
  int octets() {
    int octets = 0;
    for (String text : texts) {
      octets += text.length() + 2;
    }
    return octets;
  }

  /** How many lines have this name. */
  public int count(String name) {
    int count = 0;
    for (int at = 0; at < size(); at++) {
      if (name(at).equalsIgnoreCase(name)) {
        count++;
      }
    }
    return count;
  }

  /** Whether there is a line of this name. */
  public boolean contains(String name) {
    return indexOf(name) < size();
  }

  /**
   * The members of a list field over all its lines, in lower case, without empty ones; a comma in a
   * quoted string does not separate. Source: RFC 9110, section 5.6.1.
   */
  public List<String> tokens(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? values : members(values);
  }

  private static List<String> members(List<String> values) {
    return values.stream()
        .flatMap(value -> ListMembers.of(value).stream())
        .filter(member -> !member.isEmpty())
        .map(member -> member.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Calls with the name and value of each line. */
  public void forEach(BiConsumer<String, String> line) {
    for (int at = 0; at < size(); at++) {
      line.accept(name(at), value(at));
    }
  }

  /**
   * Appends the lines that a caller has sent, each with its end.
   *
   * @throws IllegalArgumentException if one cannot be sent
   */
  void writeTo(OctetBuilder octets) {
    byte[] known = encoded;
    if (known != null) {
      octets.append(known);
    } else if (use == Use.ONE) {
      writeLines(octets);
    } else {
      OctetBuilder once = new OctetBuilder(octets());
      writeLines(once);
      encoded = once.toArray();
      octets.append(encoded);
    }
  }

  private void writeLines(OctetBuilder octets) {
    HopByHop hopByHop = HopByHop.ofRequest(this);
    for (int at = 0; at < size(); at++) {
      if (!hopByHop.contains(name(at))) {
        octets.appendField(name(at), value(at));
      }
    }
  }

  /** The same with all lines, whatever they are called. */
  void writeAllTo(OctetBuilder octets) {
    for (int at = 0; at < size(); at++) {
      octets.appendField(name(at), value(at));
    }
  }

  /** Those of other names; {@code names} compare without case. */
  public Fields without(Set<String> names) {
    Set<String> left = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    left.addAll(names);
    Builder others = builder();
    forEach(
        (name, value) -> {
          if (!left.contains(name)) {
            others.add(name, value);
          }
        });
    return others.build();
  }

  /**
   * The end-to-end fields, as an application sees them: names in lower case, as with HTTP/2 and the
   * JDK's client. Source: RFC 9110, section 7.6.1.
   */
  public HttpHeaders toHttpHeaders() {
    HttpHeaders made = headers;
    if (made == null) {
      made = HttpHeaders.of(endToEnd(), (name, value) -> true);
      headers = made;
    }
    return made;
  }

  private Map<String, List<String>> endToEnd() {
    HopByHop hopByHop = HopByHop.ofResponse(this);
    Map<String, List<String>> endToEnd = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    forEach(
        (name, value) -> {
          if (!hopByHop.contains(name)) {
            endToEnd.computeIfAbsent(lower(name), first -> new ArrayList<>()).add(value);
          }
        });
    return endToEnd;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private int indexOf(String name) {
    int at = 0;
    while (at < size() && !name(at).equalsIgnoreCase(name)) {
      at++;
    }
    return at;
  }

  /** Names alone: values may be secrets. */
  @Override
  public String toString() {
    List<String> names = new ArrayList<>();
    forEach((name, value) -> names.add(name));
    return "Fields" + names;
  }

  /** Collects lines. */
  public static final class Builder {
    private static final int USUAL_TEXTS = 16;

    private String[] texts = new String[USUAL_TEXTS];
    private int size;

    private Builder() {}

    /** Adds a line at the end. */
    public Builder add(String name, String value) {
      if (2 * size == texts.length) {
        texts = Arrays.copyOf(texts, 2 * texts.length);
      }
      texts[2 * size] = name;
      texts[2 * size + 1] = value;
      size++;
      return this;
    }

    /** Adds a line of others. */
    void add(Fields others, int line) {
      add(others.name(line), others.value(line));
    }

    /** Unfolds a continuation into the last line; source: RFC 9112, section 5.2. */
    void unfold(String continuation) {
      int last = 2 * size - 1;
      texts[last] = Whitespace.trim(texts[last] + " " + continuation);
    }

    boolean isEmpty() {
      return size == 0;
    }

    /** The fields so far. */
    public Fields build() {
      return new Fields(Arrays.copyOf(texts, 2 * size));
    }
  }
}
