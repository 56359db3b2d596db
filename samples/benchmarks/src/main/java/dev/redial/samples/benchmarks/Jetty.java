package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's client. */
final class Jetty implements Contender {
  private static final int MOST_WAITING = 1 << 16;
  private static final int MOST_OCTETS = 1 << 21;
  private static final long LIMIT_SECONDS = 60;

  private final HttpClient http = new HttpClient();
  private final Map<Work, URI> uris;

  Jetty(Setup setup) throws IOException {
    uris = setup.uris();
    SslContextFactory.Client tls = new SslContextFactory.Client();
    tls.setSslContext(setup.trust().context());
    http.setSslContextFactory(tls);
    http.setMaxConnectionsPerDestination(setup.connections());
    http.setMaxRequestsQueuedPerDestination(MOST_WAITING);
    try {
      http.start();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private Request request(Work work) {
    Request request = http.newRequest(uris.get(work)).method(work.method());
    return work.hasBody() ? request.body(new BytesRequestContent(work.body())) : request;
  }

  @Override
  public long call(Work work) throws IOException, InterruptedException {
    try {
      ContentResponse answer = request(work).send();
      return Completion.checked(answer.getStatus(), answer.getContent().length);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void start(Work work, Completion completion) {
    request(work)
        .send(
            new BufferingResponseListener(MOST_OCTETS) {
              @Override
              public void onComplete(Result result) {
                Throwable failure = result.getFailure();
                if (failure == null) {
                  completion.answered(result.getResponse().getStatus(), getContent().length);
                } else {
                  completion.failed(failure);
                }
              }
            });
  }

  @Override
  public long download(Work work) throws IOException, InterruptedException {
    InputStreamResponseListener listener = new InputStreamResponseListener();
    request(work).send(listener);
    try (InputStream content = listener.getInputStream()) {
      int status = listener.get(LIMIT_SECONDS, TimeUnit.SECONDS).getStatus();
      return Completion.checked(status, content.transferTo(OutputStream.nullOutputStream()));
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      http.stop();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
