package shop;

import dev.redial.*;
import dev.redial.resend.Reply;
import java.io.*;
import java.util.*;
import java.util.concurrent.*;

@HttpApi
@OnStatus(value = 404, error = Failures.Missing.class)
@OnStatus(value = 500, error = Failures.Broken.class)
public interface Failures {
  record Problem(String title) {}

  final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Missing(int status, String body) {}
  }

  final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Deprecated
    public Broken(int status, byte[] body) {}
  }

  final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    public Invalid(int status, List<Problem> body) {}

    public Invalid(String message) {
      super(message);
    }
  }

  final class Special extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Special(int status, Problem body) {}

    Special(int status, Object body) {}
  }

  @Get
  List<String> list();

  @Get
  @OnStatus(value = 422, error = Invalid.class)
  Map<String, Problem> checked() throws Invalid;

  @Get
  @OnStatus(value = 422, error = Invalid.class)
  void checkedToo() throws IOException, Invalid;

  @Get
  @OnStatus(value = 422, error = Invalid.class)
  CompletionStage<Optional<Problem>> later();

  @Get
  @OnStatus(value = 404, error = Special.class)
  String ownMapping();

  @Get
  Reply<String, Problem> reply();

  @Get
  @OnStatus(value = 422, error = Invalid.class)
  Flow.Publisher<Problem> problems();

  @Get
  InputStream stream();
}
