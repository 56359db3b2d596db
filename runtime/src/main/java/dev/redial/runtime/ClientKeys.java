package dev.redial.runtime;

import dev.redial.runtime.Row.Rows;
import dev.redial.runtime.configuration.Domain;
import dev.redial.runtime.configuration.Kind;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What can be loaded for a client. */
final class ClientKeys {
  private static final Kind<HttpClient.Version> VERSION =
      Kind.oneOf("a version", "HTTP_1_1, HTTP_2 or HTTP_3 (JDK 26)", HttpClient.Version.class);
  private static final Kind<HttpClient.Redirect> REDIRECT =
      Kind.oneOf("a policy for redirects", "NEVER, NORMAL or ALWAYS", HttpClient.Redirect.class);
  private static final Rows<RedialHttpClient.Builder> CLIENT =
      new Rows<>(Domain.CLIENT, ClientSettings::new);

  static final List<Row<RedialHttpClient.Builder, ?>> ROWS =
      List.of(
          CLIENT.row(
              "connect-timeout",
              Kind.DURATION,
              null,
              "3s",
              "in the place of that of the connections",
              RedialHttpClient.Builder::connectTimeout),
          CLIENT.row(
              "version",
              VERSION,
              HttpClient.Version.HTTP_2,
              "HTTP_1_1",
              "of HTTP that is preferred",
              RedialHttpClient.Builder::version),
          flag(
              "http2-prior-knowledge",
              "whether HTTP/2 is spoken in clear, unasked (JDK 25)",
              RedialHttpClient.Builder::http2PriorKnowledge),
          CLIENT.row(
              "priority",
              Kind.COUNT,
              null,
              "8",
              "of HTTP/2 streams, from 1 to 256",
              RedialHttpClient.Builder::priority),
          CLIENT.row(
              "follow-redirects",
              REDIRECT,
              HttpClient.Redirect.NEVER,
              "NORMAL",
              "which redirects are followed",
              RedialHttpClient.Builder::followRedirects),
          CLIENT.row(
              "max-redirects",
              Kind.COUNT,
              10,
              "3",
              "of one call",
              RedialHttpClient.Builder::maxRedirects),
          flag(
              "expect-continue",
              "whether non-idempotent calls ask for `100 Continue`",
              RedialHttpClient.Builder::expectContinue),
          flag(
              "trust-close",
              "whether what stood behind an announced close is sent again unasked",
              RedialHttpClient.Builder::trustClose),
          flag(
              "trust-expect-continue",
              "whether a head without its body is sent again unasked",
              RedialHttpClient.Builder::trustExpectContinue),
          flag(
              "trust-refused-streams",
              "whether what an HTTP/2 server refuses is sent again unasked",
              RedialHttpClient.Builder::trustRefusedStreams),
          flag(
              "resume-downloads",
              "whether the rest of a download that broke off is asked for",
              RedialHttpClient.Builder::resumeDownloads),
          CLIENT.row(
              "decompress",
              Kind.LARGE_COUNT,
              null,
              "10000000",
              "octets that an answer in gzip or deflate may decode to; left out, none is asked for",
              RedialHttpClient.Builder::decompress),
          CLIENT.row(
              "max-retry-after",
              Kind.DURATION,
              Duration.ofSeconds(30),
              "5s",
              "the longest pause that a server may ask for",
              RedialHttpClient.Builder::maxRetryAfter));

  private ClientKeys() {}

  /** A switch that is off unless it is thrown. */
  private static Row<RedialHttpClient.Builder, Boolean> flag(
      String setting, String meaning, Consumer<RedialHttpClient.Builder> switched) {
    return CLIENT.row(
        setting,
        Kind.FLAG,
        false,
        "true",
        meaning,
        (settings, on) -> {
          if (on) {
            switched.accept(settings);
          }
        });
  }
}
