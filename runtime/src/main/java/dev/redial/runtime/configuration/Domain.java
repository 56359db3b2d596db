package dev.redial.runtime.configuration;

/** What a key is about: the part that all keys of one kind begin with. */
public enum Domain {
  /** An API, or one of its methods. */
  API("redial.api", Naming.NAMED),
  /** The connection manager. */
  CONNECTIONS("redial.connections", Naming.SINGLE),
  /** The client. */
  CLIENT("redial.client", Naming.SINGLE),
  /** A retry policy. */
  RETRY("redial.retry", Naming.NAMED),
  /** How much is sent again in all. */
  RETRY_BUDGET("redial.retry-budget", Naming.SINGLE);

  /** What every key begins with. */
  static final String ROOT = "redial.";

  private final String prefix;
  private final Naming naming;

  private enum Naming {
    SINGLE,
    NAMED
  }

  Domain(String prefix, Naming naming) {
    this.prefix = prefix;
    this.naming = naming;
  }

  /** Whether a name stands before the setting. */
  public boolean isNamed() {
    return naming == Naming.NAMED;
  }

  /** The key of a setting; a domain without names takes none. */
  String key(String name, String setting) {
    return isNamed() ? prefix + "." + name + "." + setting : prefix + "." + setting;
  }
}
