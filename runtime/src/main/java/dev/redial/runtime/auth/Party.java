package dev.redial.runtime.auth;

import org.jspecify.annotations.Nullable;

/** Who wants credentials, and by which status and fields; source: RFC 9110, section 11. */
public enum Party {
  /** The origin server. */
  SERVER(401, "WWW-Authenticate", "Authorization", "Authentication-Info"),
  /** The next proxy on the way. */
  PROXY(407, "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Authentication-Info");

  private final int status;
  private final String challengeField;
  private final String credentialsField;
  private final String infoField;

  Party(int status, String challengeField, String credentialsField, String infoField) {
    this.status = status;
    this.challengeField = challengeField;
    this.credentialsField = credentialsField;
    this.infoField = infoField;
  }

  /** Who wants credentials by an answer with this status; null if nobody does. */
  public static @Nullable Party asking(int status) {
    return status == SERVER.status ? SERVER : status == PROXY.status ? PROXY : null;
  }

  /** The status of an answer that wants credentials. */
  public int status() {
    return status;
  }

  /** The field that has its challenges. */
  public String challengeField() {
    return challengeField;
  }

  /** The field that the credentials go into. */
  public String credentialsField() {
    return credentialsField;
  }

  /** The field in which it says more once it has taken credentials. */
  public String infoField() {
    return infoField;
  }
}
