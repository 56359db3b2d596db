package dev.redial.runtime.wire;

import dev.redial.EndpointRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Fields that are for one connection only; source: RFC 9110, section 7.6.1. */
public final class HopByHop {
  private static final Set<String> IN_BOTH =
      ignoringCase("connection", "keep-alive", "te", "transfer-encoding", "upgrade");

  /** Hop-by-hop, or written by {@link RequestHead} itself, or internal. */
  private static final Set<String> IN_REQUESTS =
      ignoringCase(
          "trailer",
          "http2-settings",
          "content-length",
          "expect",
          "host",
          EndpointRequest.IDEMPOTENCY_FIELD);

  /** What this connection's fields are called besides. */
  private final List<String> nominated;

  private final Set<String> others;
  private final String prefix;

  private static final HopByHop OF_RESPONSES =
      new HopByHop(List.of(), Set.of(), "proxy-connection");
  private static final HopByHop OF_REQUESTS = new HopByHop(List.of(), IN_REQUESTS, "proxy-");

  private HopByHop(List<String> nominated, Set<String> others, String prefix) {
    this.nominated = nominated;
    this.others = others;
    this.prefix = prefix;
  }

  /** Those that a response keeps from the application. */
  static HopByHop ofResponse(Fields fields) {
    return OF_RESPONSES.with(fields);
  }

  /** Those of a caller that never reach the wire. */
  public static HopByHop ofRequest(Fields fields) {
    return OF_REQUESTS.with(fields);
  }

  /** Mostly there are no more. */
  private HopByHop with(Fields fields) {
    List<String> more = fields.tokens("connection");
    return more.isEmpty() ? this : new HopByHop(more, others, prefix);
  }

  /** Whether a field of this name is one, in any case. */
  public boolean contains(String name) {
    return IN_BOTH.contains(name)
        || others.contains(name)
        || name.regionMatches(true, 0, prefix, 0, prefix.length())
        || isNominated(name);
  }

  private boolean isNominated(String name) {
    return !nominated.isEmpty() && nominated.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Looked into for each field of each message, which makes no copies of names. */
  private static Set<String> ignoringCase(String... names) {
    Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Collections.addAll(all, names);
    return all;
  }
}
