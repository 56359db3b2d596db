/** The HTTP client, its connection manager and everything below them. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.redial.runtime {
  requires transitive dev.redial.api;
  requires transitive io.github.resilience4j.retry;
  requires io.github.resilience4j.core;
  requires static com.fasterxml.jackson.databind;
  requires static com.google.gson;
  requires static jakarta.json.bind;
  requires static jdk.jfr;
  requires static micrometer.core;
  requires static org.jspecify;
  requires static tools.jackson.databind;

  exports dev.redial.runtime;
  exports dev.redial.runtime.event;

  uses dev.redial.codec.BodyCodec;
}
