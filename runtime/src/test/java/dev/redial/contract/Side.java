package dev.redial.contract;

import dev.redial.runtime.RedialHttpClient;
import java.net.http.HttpClient;

/** Whose client it is. */
enum Side {
  JDK {
    @Override
    HttpClient.Builder builder() {
      return HttpClient.newBuilder();
    }
  },
  REDIAL {
    @Override
    HttpClient.Builder builder() {
      return RedialHttpClient.newBuilder();
    }
  };

  /** Nothing is set yet. */
  abstract HttpClient.Builder builder();
}
