/** Annotations for HTTP interfaces, and the pure types of re-sending and coding bodies. */
module dev.redial.api {
  requires transitive jakarta.inject;
  requires transitive java.net.http;
  requires static transitive org.jspecify;

  exports dev.redial;
  exports dev.redial.codec;
  exports dev.redial.resend;
}
