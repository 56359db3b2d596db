package dev.redial.runtime.call;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;

/** The head of an answer, as body handlers and status policies see it. */
record AnswerInfo(int statusCode, HttpHeaders headers) implements ResponseInfo {
  @Override
  public HttpClient.Version version() {
    return HttpClient.Version.HTTP_1_1;
  }
}
