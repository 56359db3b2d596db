package dev.redial.samples.servers;

import java.net.http.HttpResponse;

/** How a call ended. */
sealed interface Outcome {
  MixedCall call();

  record Answered(MixedCall call, HttpResponse<byte[]> answer) implements Outcome {}

  record Failed(MixedCall call, Throwable cause) implements Outcome {}
}
