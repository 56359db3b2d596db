package dev.redial.samples.benchmarks;

import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * A small application: it makes one client, calls once and ends. It uses nothing that would load
 * classes which its client does not need, such as lambdas, enums of all clients or concatenation.
 */
final class FirstCall {
  private FirstCall() {}

  /** Takes who calls and the URI; prints the answer's length, the time in main, and its start. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    long startedMillis = System.currentTimeMillis();
    long begunNanos = System.nanoTime();
    long length = length(arguments[0], arguments[1]);
    long tookNanos = System.nanoTime() - begunNanos;
    System.out.println(length);
    System.out.println(tookNanos);
    System.out.println(startedMillis);
    System.exit(0); // not all clients can be closed
  }

  private static long length(String caller, String uri) throws IOException, InterruptedException {
    return switch (caller) {
      case "none" -> Work.SMALL.answerLength();
      case "redial" -> redial(uri);
      case "redial-request" -> redialRequest(uri);
      case "jdk" -> java(HttpClient.newHttpClient(), uri);
      case "okhttp" -> okHttp(uri);
      case "apache" -> apache(uri);
      default -> throw new IllegalArgumentException(caller);
    };
  }

  private static long redial(String uri) throws IOException, InterruptedException {
    URI base = URI.create(uri).resolve("/");
    try (Redial redial = Redial.builder().baseUri("benchmark", base).build()) {
      return new BenchmarkClient(redial).small().length;
    }
  }

  private static long redialRequest(String uri) throws IOException, InterruptedException {
    try (RedialHttpClient http = RedialHttpClient.newHttpClient()) {
      return java(http, uri);
    }
  }

  private static long java(HttpClient http, String uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    return Completion.checked(answer.statusCode(), answer.body().length);
  }

  private static long okHttp(String uri) throws IOException {
    Request request = new Request.Builder().url(uri).build();
    try (Response answer = new OkHttpClient().newCall(request).execute()) {
      return Completion.checked(answer.code(), answer.body().bytes().length);
    }
  }

  private static long apache(String uri) throws IOException {
    try (CloseableHttpClient http = HttpClients.createDefault()) {
      return http.execute(
          new HttpGet(uri),
          answer ->
              Completion.checked(
                  answer.getCode(), EntityUtils.toByteArray(answer.getEntity()).length));
    }
  }
}
