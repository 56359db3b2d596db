package dev.redial.processor;

import com.palantir.javapoet.ClassName;

/** The types that generated code uses. */
final class RuntimeTypes {
  static final ClassName ENDPOINT = ClassName.get("dev.redial", "Endpoint");
  static final ClassName IDEMPOTENCY = ClassName.get("dev.redial", "Idempotency");
  static final ClassName REPLY = ClassName.get("dev.redial.resend", "Reply");
  static final ClassName SERVER_SENT_EVENT = ClassName.get("dev.redial", "ServerSentEvent");
  static final ClassName BODY_TYPE = ClassName.get("dev.redial.codec", "BodyType");
  static final ClassName REDIAL = ClassName.get("dev.redial.runtime", "Redial");
  static final ClassName BOUND_ENDPOINT = ClassName.get("dev.redial.runtime", "BoundEndpoint");
  static final ClassName CONVERTED = ClassName.get("dev.redial.runtime", "Converted");
  static final ClassName FORM_PART = ClassName.get("dev.redial.runtime", "FormPart");
  static final ClassName RETURNS = ClassName.get("dev.redial.runtime", "Returns");

  private RuntimeTypes() {}
}
