package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types that generated code uses. */
final class RuntimeTypes {
  static final ClassName ENDPOINT = ClassName.get("dev.redial", "Endpoint");
  static final ClassName IDEMPOTENCY = ClassName.get("dev.redial", "Idempotency");
  static final ClassName IDEMPOTENCY_KEY = ClassName.get("dev.redial", "IdempotencyKey");
  static final ClassName QUOTING = IDEMPOTENCY_KEY.nestedClass("Quoting");
  static final ClassName REPLY = ClassName.get("dev.redial.resend", "Reply");
  static final ClassName SERVER_SENT_EVENT = ClassName.get("dev.redial", "ServerSentEvent");
  static final ClassName BODY_TYPE = ClassName.get("dev.redial.codec", "BodyType");
  static final ClassName REDIAL = ClassName.get("dev.redial.runtime", "Redial");
  static final ClassName BOUND_ENDPOINT = ClassName.get("dev.redial.runtime", "BoundEndpoint");
  static final ClassName CONVERTED = ClassName.get("dev.redial.runtime", "Converted");
  static final ClassName FORM_PART = ClassName.get("dev.redial.runtime", "FormPart");
  static final ClassName RETURNS = ClassName.get("dev.redial.runtime", "Returns");

  /**
   * Simple names of the classes that generated code calls static methods of: where a variable of
   * that name is in scope, they mean the variable.
   */
  static final Set<String> QUALIFIERS =
      Stream.of(
              BODY_TYPE,
              CONVERTED,
              ENDPOINT,
              FORM_PART,
              IDEMPOTENCY,
              IDEMPOTENCY_KEY,
              RETURNS,
              ClassName.get(Duration.class))
          .map(ClassName::simpleName)
          .collect(Collectors.toUnmodifiableSet());

  private RuntimeTypes() {}
}
