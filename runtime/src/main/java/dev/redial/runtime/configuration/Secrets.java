package dev.redial.runtime.configuration;

import java.util.regex.Pattern;

/** Keeps passwords out of messages. */
public final class Secrets {
  /** User information, up to the last sign that could end it: what is no URI may have one, too. */
  private static final Pattern USER_INFO = Pattern.compile("[/\\\\]{2}.*@");

  /** A name and a password, with less before them than a URI has. */
  private static final Pattern PASSWORD = Pattern.compile("[^\\s/\\\\:=]+:[^\\s/\\\\]*@");

  private Secrets() {}

  /** The text without the user information of a URI in it. */
  public static String masked(String text) {
    String masked = USER_INFO.matcher(text).replaceAll("//***@");
    return PASSWORD.matcher(masked).replaceAll("***@");
  }
}
