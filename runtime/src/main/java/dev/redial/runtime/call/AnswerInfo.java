package dev.redial.runtime.call;

import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * The head of an answer, as body handlers and status policies see it, and how it came.
 *
 * @param tlsSession of what brought it; empty in clear
 * @param connectionLabel by which its connection is told from others; empty if nobody knows
 */
record AnswerInfo(
    Version version,
    int statusCode,
    HttpHeaders headers,
    Optional<SSLSession> tlsSession,
    Optional<String> connectionLabel)
    implements ResponseInfo {

  /** The same with other fields. */
  AnswerInfo with(HttpHeaders others) {
    return new AnswerInfo(version, statusCode, others, tlsSession, connectionLabel);
  }
}
