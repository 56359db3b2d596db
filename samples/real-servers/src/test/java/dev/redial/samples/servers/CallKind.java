package dev.redial.samples.servers;

import java.util.List;

/** What a call of the mix asks for. */
enum CallKind {
  EMPTY("GET", 0),
  OCTET("GET", 1),
  KIB("GET", 1_024),
  HUNDRED_KIB("GET", 102_400),
  HEAD("HEAD", 1_024),
  UNCHANGED("GET", 1_024),
  MISSING("GET", 0),
  CHUNKED("GET", 0),
  PUT("PUT", 0),
  POST("POST", 0);

  static final List<CallKind> FILES = List.of(EMPTY, OCTET, KIB, HUNDRED_KIB);

  private final String method;
  private final int length;

  CallKind(String method, int length) {
    this.method = method;
    this.length = length;
  }

  String method() {
    return method;
  }

  int length() {
    return length;
  }

  String file() {
    return "file" + length;
  }
}
