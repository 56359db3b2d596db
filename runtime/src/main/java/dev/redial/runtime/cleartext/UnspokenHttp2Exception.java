package dev.redial.runtime.cleartext;

import javax.net.ssl.SSLHandshakeException;

/** A server that was said to speak HTTP/2 in clear begins with something else. */
public final class UnspokenHttp2Exception extends SSLHandshakeException {
  private static final long serialVersionUID = 1L;

  UnspokenHttp2Exception(String message) {
    super(message);
  }
}
