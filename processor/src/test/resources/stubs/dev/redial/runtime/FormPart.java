package dev.redial.runtime;

import dev.redial.codec.BodyType;

public final class FormPart {
  public static FormPart text(String name) {
    return new FormPart();
  }

  public static FormPart octets(String name) {
    return new FormPart();
  }

  public static FormPart value(String name, BodyType<?> type) {
    return new FormPart();
  }

  public FormPart withContentType(String mediaType) {
    return this;
  }

  public FormPart withFileName(String file) {
    return this;
  }
}
