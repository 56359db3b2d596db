package dev.redial.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * One method of a client.
 *
 * @param name the method's name
 * @param facts what its endpoint constant says
 * @param parameters the method's parameters
 * @param arity how it takes its last parameter
 * @param records how records of parameters are read, which have to be there
 * @param bindings where each parameter goes; those of the path first, in the template's order
 * @param result what it returns
 * @param review what is said of it in reports only
 */
record EndpointModel(
    String name,
    Facts facts,
    List<Parameter> parameters,
    Arity arity,
    List<String> records,
    List<Binding> bindings,
    ResultModel result,
    Review review) {

  enum Arity {
    FIXED,
    VARIABLE
  }

  /**
   * What generated code does not say.
   *
   * @param because why it is as idempotent as it is
   */
  record Review(String because, Replay body) {}

  /** Whether a body can be sent twice. */
  enum Replay {
    NO_BODY("-"),
    REPEATABLE("repeatable"),
    /** As often as the user's own publisher lets itself be subscribed to. */
    PUBLISHER("its publisher's"),
    ONCE("once");

    private final String text;

    Replay(String text) {
      this.text = text;
    }

    /** As written in reports. */
    String text() {
      return text;
    }

    Replay worst(Replay other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /** A parameter by the name that it has in the generated method. */
  record Parameter(TypeName type, String name) {}

  /** The arguments of {@code Endpoint.of} and of its {@code with} methods. */
  record Facts(
      String api,
      String verb,
      String path,
      Idempotency idempotency,
      Optional<String> retry,
      Limits limits,
      Optional<KeyField> key,
      List<Header> headers) {}

  /** ISO-8601 durations. */
  record Limits(Optional<String> attempt, Optional<String> overall) {
    static final Limits NONE = new Limits(Optional.empty(), Optional.empty());
  }

  /** The field of an idempotency key, how long a key counts, and how it is written. */
  record KeyField(String header, String validFor, String quoting) {
    /** What is left out of generated code. */
    static final String UNQUOTED = "NONE";
  }

  record Header(String name, String value) {}
}
