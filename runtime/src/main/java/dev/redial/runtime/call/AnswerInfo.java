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
 */
record AnswerInfo(
    Version version, int statusCode, HttpHeaders headers, Optional<SSLSession> tlsSession)
    implements ResponseInfo {}
