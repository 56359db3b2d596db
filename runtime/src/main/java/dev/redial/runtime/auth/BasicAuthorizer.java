package dev.redial.runtime.auth;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;

/** Answers by the Basic scheme; source: RFC 7617. */
final class BasicAuthorizer implements Authorizer {
  static final String SCHEME = "Basic";

  private final String value;

  private BasicAuthorizer(String value) {
    this.value = value;
  }

  /**
   * The authorizer of a user.
   *
   * @throws IllegalArgumentException if user or password cannot be sent this way: they are not
   *     shown
   */
  static BasicAuthorizer of(UserPassword credentials) {
    if (credentials.user().indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "a user name with a colon cannot be sent by the Basic scheme (RFC 7617, section 2)");
    }
    if (credentials.hasControls()) {
      throw new IllegalArgumentException(
          "a user name or password with a control character cannot be sent by the Basic scheme"
              + " (RFC 7617, section 2)");
    }
    ByteArrayOutputStream pair = new ByteArrayOutputStream();
    pair.writeBytes(credentials.userOctets());
    pair.write(':');
    pair.writeBytes(credentials.passwordOctets());
    return new BasicAuthorizer(
        SCHEME + " " + Base64.getEncoder().encodeToString(pair.toByteArray()));
  }

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public String authorize(String method, String target) {
    return value;
  }

  /** A Basic challenge has nothing to refuse but user and password. */
  @Override
  public boolean renew(List<Challenge> challenges) {
    return false;
  }

  @Override
  public void accepted(List<String> info) {}

  /** All that is at least as deep as the last slash; source: RFC 7617, section 2.2. */
  @Override
  public List<String> reach(Guard server, String path) {
    int slash = path.lastIndexOf('/');
    return List.of(slash < 0 ? path : path.substring(0, slash + 1));
  }

  @Override
  public String toString() {
    return "BasicAuthorizer";
  }
}
