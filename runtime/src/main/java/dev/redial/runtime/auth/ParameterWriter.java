package dev.redial.runtime.auth;

import java.util.StringJoiner;

/** Writes the parameters of credentials; source: RFC 9110, section 11.4. */
final class ParameterWriter {
  private final StringJoiner parameters;

  ParameterWriter(String scheme) {
    this.parameters = new StringJoiner(", ", scheme + " ", "");
  }

  ParameterWriter add(String parameter) {
    parameters.add(parameter);
    return this;
  }

  ParameterWriter bare(String name, String token) {
    return add(name + "=" + token);
  }

  ParameterWriter quoted(String name, String value) {
    return add(name + "=" + quoted(value));
  }

  /** A quoted string; source: RFC 9110, section 5.6.4. */
  static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @Override
  public String toString() {
    return parameters.toString();
  }
}
