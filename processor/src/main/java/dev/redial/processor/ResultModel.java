package dev.redial.processor;

import com.palantir.javapoet.TypeName;
import java.io.IOException;
import java.util.List;

/** What a method returns: the declared type, what is made of the answer, and how it is sent. */
record ResultModel(TypeName declared, Answer answer, Sending sending) {

  /** What is made of an answer. */
  sealed interface Answer {
    /** Nothing but its status. */
    record Nothing() implements Answer {}

    /** Its body. */
    record Body(BodyTypeModel type) implements Answer {}

    /** Its body, if it has one. */
    record Maybe(BodyTypeModel type) implements Answer {}

    /** All of it. */
    record Response(BodyTypeModel type) implements Answer {}
  }

  /** The method that sends a call. */
  enum Sending {
    /** I/O failures are unchecked. */
    UNCHECKED("send"),
    /** I/O failures come as they are. */
    CHECKED("sendChecked"),
    /** I/O failures and interruption come as they are. */
    THROWING("sendThrowing"),
    /** Failures complete the future. */
    ASYNC("sendAsync");

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
        case UNCHECKED, ASYNC -> List.of();
        case CHECKED -> List.of(IOException.class);
        case THROWING -> List.of(IOException.class, InterruptedException.class);
      };
    }
  }
}
