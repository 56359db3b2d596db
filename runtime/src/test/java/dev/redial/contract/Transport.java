package dev.redial.contract;

import java.net.http.HttpClient.Version;

/** What goes over the wire. */
enum Transport {
  HTTP_1_1("http", Version.HTTP_1_1),
  HTTP_1_1_TLS("https", Version.HTTP_1_1),
  HTTP_2_TLS("https", Version.HTTP_2);

  private final String scheme;
  private final Version version;

  Transport(String scheme, Version version) {
    this.scheme = scheme;
    this.version = version;
  }

  String scheme() {
    return scheme;
  }

  Version version() {
    return version;
  }

  boolean isSecured() {
    return scheme.equals("https");
  }

  boolean isHttp2() {
    return version == Version.HTTP_2;
  }
}
