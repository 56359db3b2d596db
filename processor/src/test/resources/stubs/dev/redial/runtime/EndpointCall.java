package dev.redial.runtime;

import dev.redial.codec.BodyType;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

public final class EndpointCall {
  public EndpointCall given(String name, Object parameters) {
    return this;
  }

  public EndpointCall baseUri(URI base) {
    return this;
  }

  public EndpointCall path(Object value) {
    return this;
  }

  public EndpointCall query(String name, Object value) {
    return this;
  }

  public EndpointCall queryCsv(String name, Object values) {
    return this;
  }

  public EndpointCall queryAll(Map<? extends String, ?> values) {
    return this;
  }

  public EndpointCall header(String name, Object value) {
    return this;
  }

  public EndpointCall headerCsv(String name, Object values) {
    return this;
  }

  public EndpointCall headerAll(Map<? extends String, ?> values) {
    return this;
  }

  public EndpointCall cookie(String name, Object value) {
    return this;
  }

  public EndpointCall form(String name, Object value) {
    return this;
  }

  public EndpointCall formCsv(String name, Object values) {
    return this;
  }

  public EndpointCall formAll(Map<? extends String, ?> values) {
    return this;
  }

  public EndpointCall part(FormPart part, Object value) {
    return this;
  }

  public EndpointCall parts(FormPart part, Object values) {
    return this;
  }

  public EndpointCall octets(Object source) {
    return this;
  }

  public EndpointCall octets(Object source, String contentType) {
    return this;
  }

  public EndpointCall idempotencyKey(Object key) {
    return this;
  }

  public <T> EndpointCall body(T value, BodyType<T> type) {
    return this;
  }

  public <T> EndpointCall body(T value, BodyType<T> type, String contentType) {
    return this;
  }

  public <T> T send(Returns<T> returns) {
    return null;
  }

  public <T> T sendChecked(Returns<T> returns) throws IOException {
    return null;
  }

  public <T> T sendThrowing(Returns<T> returns) throws IOException, InterruptedException {
    return null;
  }

  public <T> CompletableFuture<T> sendAsync(Returns<T> returns) {
    return null;
  }

  public <T> Flow.Publisher<T> publish(Returns<Flow.Publisher<T>> returns) {
    return null;
  }
}
