package dev.redial.processor;

import com.palantir.javapoet.TypeName;
import java.io.IOException;
import java.util.List;

/**
 * What a method returns, how it is sent, and how it fails.
 *
 * @param declared the method's return type
 * @param errors statuses that have exceptions of their own
 */
record ResultModel(TypeName declared, Answer answer, Sending sending, List<StatusError> errors) {

  /**
   * What is made of an answer.
   *
   * @param arguments what is read by codecs
   * @param made the type that it becomes
   */
  record Answer(Shape shape, List<BodyTypeModel> arguments, TypeName made) {
    /** Whether a codec has to read something, which an answer to HEAD never has. */
    boolean hasBody() {
      return shape != Shape.NOTHING
          && !(shape == Shape.RESPONSE && arguments.contains(BodyTypeModel.NOTHING));
    }
  }

  /** The factories of {@code Returns}. */
  enum Shape {
    NOTHING("nothing"),
    BODY("body"),
    OPTIONAL("optional"),
    OPTIONAL_INT("optionalInt"),
    OPTIONAL_LONG("optionalLong"),
    OPTIONAL_DOUBLE("optionalDouble"),
    RESPONSE("response"),
    STREAM("stream"),
    STREAM_RESPONSE("streamResponse"),
    LINES("lines"),
    LINES_RESPONSE("linesResponse"),
    REPLY("reply"),
    ITEMS("items"),
    EVENTS("events");

    private final String factory;

    Shape(String factory) {
      this.factory = factory;
    }

    String factory() {
      return factory;
    }

    /** Whether it is empty after a 404. */
    boolean isOptional() {
      return switch (this) {
        case OPTIONAL, OPTIONAL_INT, OPTIONAL_LONG, OPTIONAL_DOUBLE -> true;
        default -> false;
      };
    }

    boolean isPublisher() {
      return this == ITEMS || this == EVENTS;
    }
  }

  /** A status that becomes {@code error}, made with the body read as {@code body}. */
  record StatusError(int status, BodyTypeModel body, TypeName error) {}

  /** The method that sends a call. */
  enum Sending {
    /** I/O failures are unchecked. */
    UNCHECKED("send"),
    /** I/O failures come as they are. */
    CHECKED("sendChecked"),
    /** I/O failures and interruption come as they are. */
    THROWING("sendThrowing"),
    /** Failures complete the future. */
    ASYNC("sendAsync"),
    /** Failures go to the subscriber. */
    PUBLISHED("publish");

    private final String method;

    Sending(String method) {
      this.method = method;
    }

    String method() {
      return method;
    }

    /** The checked exceptions of that method. */
    List<Class<? extends Exception>> thrown() {
      return switch (this) {
        case UNCHECKED, ASYNC, PUBLISHED -> List.of();
        case CHECKED -> List.of(IOException.class);
        case THROWING -> List.of(IOException.class, InterruptedException.class);
      };
    }
  }
}
