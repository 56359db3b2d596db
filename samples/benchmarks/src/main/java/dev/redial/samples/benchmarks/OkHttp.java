package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * OkHttp. Only its asynchronous calls can be held to a number of connections; all that its waiting
 * calls open are kept.
 */
final class OkHttp implements Contender {
  /** More than any scenario has callers: with its usual five, 64 would open thousands. */
  private static final int KEPT = 1024;

  private final OkHttpClient http;
  private final Map<Work, Request> requests;

  OkHttp(Setup setup) {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequestsPerHost(setup.connections());
    http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(KEPT, 1, TimeUnit.MINUTES))
            .protocols(List.of(Protocol.HTTP_1_1))
            .sslSocketFactory(setup.trust().context().getSocketFactory(), setup.trust().manager())
            .build();
    requests = Work.each(work -> request(work, setup));
  }

  private static Request request(Work work, Setup setup) {
    RequestBody body = work.hasBody() ? RequestBody.create(work.body()) : null;
    return new Request.Builder()
        .url(work.at(setup.base()).toString())
        .method(work.method(), body)
        .build();
  }

  @Override
  public long call(Work work) throws IOException {
    try (Response answer = http.newCall(requests.get(work)).execute()) {
      return Completion.checked(answer.code(), answer.body().bytes().length);
    }
  }

  @Override
  public void start(Work work, Completion completion) {
    http.newCall(requests.get(work))
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException failure) {
                completion.failed(failure);
              }

              @Override
              public void onResponse(Call call, Response answer) throws IOException {
                try (answer) {
                  completion.answered(answer.code(), answer.body().bytes().length);
                }
              }
            });
  }

  @Override
  public long download(Work work) throws IOException {
    try (Response answer = http.newCall(requests.get(work)).execute();
        InputStream content = answer.body().byteStream()) {
      return Completion.checked(answer.code(), content.transferTo(OutputStream.nullOutputStream()));
    }
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
