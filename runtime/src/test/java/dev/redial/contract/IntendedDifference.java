package dev.redial.contract;

/**
 * Where our client does not do what the JDK's does: each is asserted, for both, by the tests that
 * name it in {@link Differs}.
 */
enum IntendedDifference {
  SENT_AGAIN_BY_POLICY(
      "A lost GET or HEAD is sent again where its connection was closed; an answer 503 is returned.",
      "An idempotent call is sent again by its retry policy, after a lost answer, 429, 502, 503 or 504; a non-idempotent one only with a confirmation. Any call is, where no connection could be made: `connectTimeout` is for each try.",
      "It is what Redial is for.",
      Ground.BETTER),
  UNSEEN_ANSWERS_ARE_REPLACED(
      "An answer to a GET that breaks off in its body fails the call, whatever its handler.",
      "What is put together in memory (`ofString`, `ofByteArray`, `discarding`, `replacing`, whole bodies of generated clients) is asked for again by the retry policy, if the call is idempotent: the handler is applied again, to the next head. Other handlers fail, and other calls.",
      "The application has seen nothing of it; and who pipelines must not lose what others keep.",
      Ground.BETTER),
  TIMEOUT_COVERS_THE_BODY(
      "`HttpRequest.timeout` ends when the head of the answer has come; a body may take for ever (before Java 26).",
      "It goes on until the body is there, or is handed over as a stream.",
      "A limit on the call is what its caller set it for.",
      Ground.BETTER),
  CANCELLED_EITHER_WAY(
      "`cancel(false)` ends the future; the exchange goes on and its handler is called.",
      "It ends the call as `cancel(true)` does.",
      "Nobody can take that answer any more.",
      Ground.BETTER),
  FUTURES_ARE_ORDINARY(
      "The future of `sendAsync` refuses `obtrudeValue` and `obtrudeException`, and `get` of a cancelled one throws an `ExecutionException` or a `CancellationException`.",
      "It is a `CompletableFuture` like others: what is obtruded is its result, and `get` throws a `CancellationException`.",
      "`Future.get` says so.",
      Ground.BETTER),
  CONNECTIONS_ARE_MADE_FOR_THE_NEXT_CALL(
      "A connection that is being made ends with the call that is cancelled.",
      "It is made all the same, and kept for the next call, unless `connectTimeout` ends it, or the manager is closed.",
      "A call that is tried again soon finds what was paid for.",
      Ground.BETTER),
  ERRORS_STAY_ERRORS(
      "`send` wraps an `Error` that a handler throws in an `IOException`.",
      "`send` throws the `Error`.",
      "Who catches an `IOException` to try again does not mean it.",
      Ground.BETTER),
  FAULTS_OF_HANDLERS_ARE_NAMED(
      "The message of `send`'s `IOException` is that of what a handler threw, which may be none.",
      "It begins with the class of what was thrown.",
      "Many exceptions have no message, and logs often show nothing else.",
      Ground.BETTER),
  DOUBTFUL_ANSWERS_FAIL(
      "Of contradicting lengths one is taken; `+5` is 5; a length that is no number is an `IllegalArgumentException`.",
      "They are `IOException`s: `ProtocolViolationException`, and the connection is closed.",
      "Two readers of such an answer may see two answers (RFC 9112, section 6.3).",
      Ground.BETTER),
  EXPECTATION_HAS_A_LIMIT(
      "With `expectContinue` the body waits for 100 for ever; before Java 21 also after another answer.",
      "The body goes after a second; a final answer is taken at once.",
      "Servers need not answer an expectation (RFC 9110, section 10.1.1).",
      Ground.BETTER),
  REFUSED_EXPECTATIONS_ARE_GIVEN_UP(
      "A 417 to `expectContinue` is handed over; before Java 21 it is waited past for ever.",
      "The request is sent again, once, without `Expect`.",
      "It refuses the expectation and not the request, whose content was not sent (RFC 9110, section 10.1.1).",
      Ground.BETTER),
  EMPTY_BUFFERS_END_NOTHING(
      "On Java 17, over HTTP/1.1, an empty buffer of a body without length is written as the last chunk: the rest is lost.",
      "It is skipped.",
      "Nothing in `Flow.Publisher` says that an empty buffer ends it.",
      Ground.BETTER),
  NO_LENGTH_WITHOUT_A_BODY(
      "Before Java 19 a GET over HTTP/1.1 says `Content-Length: 0`; an OPTIONS without content does on every Java.",
      "It says nothing, on every Java.",
      "RFC 9110, section 8.6: it should not.",
      Ground.BETTER),
  CLOSABLE_BEFORE_JAVA_21(
      "`close`, `shutdown` and their like exist since Java 21.",
      "They exist on Java 17 too.",
      "Connections and threads end when their owner says so.",
      Ground.BETTER),
  OUR_NAME_AS_USER_AGENT(
      "Without a `User-Agent` of the request's it sends `Java-http-client/` and its version.",
      "It sends `Redial`, over HTTP/2 too.",
      "A server's log tells who called; which Java it was is nobody's business.",
      Ground.BETTER),
  HEAD_STAYS_HEAD(
      "At 303 a HEAD becomes a GET.",
      "It stays a HEAD.",
      "Who asks for a head does not want content (RFC 9110, section 15.4.4, allows both).",
      Ground.BETTER),
  FIELDS_OF_CONTENT_GO_WITH_IT(
      "A POST that becomes a GET keeps its `Content-Type`.",
      "It loses `Content-*`, digests and `Idempotency-Key` with its content.",
      "RFC 9110, section 15.4: they describe what is not sent.",
      Ground.BETTER),
  PLACES_AS_IN_RFC_3986(
      "A `Location` of a query alone loses the path's last segment, as `URI.resolve` has it; a fragment is lost; `..` above the root stays.",
      "It stays on the path; a place without fragment keeps the one before; nothing is above the root.",
      "RFC 3986, section 5.2, and RFC 9110, section 10.2.2.",
      Ground.BETTER),
  UNUSABLE_PLACES_ARE_HANDED_OVER(
      "A redirect without `Location`, or with one that is no URI, fails the call; with `ALWAYS` one to `ftp:`, too.",
      "The answer is handed over.",
      "It is an answer: its caller can see what is wrong with it.",
      Ground.BETTER),
  COOKIES_OF_THE_REQUEST_ARE_FIRST(
      "By HTTP/1.1 the cookies of a `CookieHandler` stand before those of the request's own `Cookie`.",
      "They stand behind them, over either.",
      "Of two with one name servers take the first: what a caller says about one request counts.",
      Ground.BETTER),
  TEN_REDIRECTS(
      "Four redirects are followed; the property `jdk.httpclient.redirects.retrylimit` of the JVM is one more.",
      "Ten, or what `maxRedirects` of the client says. Either hands over the answer beyond.",
      "Each client knows its servers.",
      Ground.BETTER),
  CONTENT_OF_UNKNOWN_LENGTH_IS_SENT_ONCE(
      "A publisher of unknown length is subscribed to again after a redirect or a challenge.",
      "The answer is handed over, unless nothing of the content was asked for.",
      "Such a publisher may be good for once; nothing says so.",
      Ground.BETTER),
  SECRETS_STAY_AT_THEIR_ORIGIN(
      "Older releases, as 17.0.15, take `Authorization` and `Cookie` of a request along to another origin.",
      "They are left out there, on every Java.",
      "They were meant for the first origin (RFC 9110, section 15.4).",
      Ground.BETTER),
  TIMEOUT_IS_FOR_THE_WHOLE_WAY(
      "In newer releases, as 25, `HttpRequest.timeout` begins anew with each redirect; in 17.0.15 it does not.",
      "It is for all of them together.",
      "Who sets a limit does not know how many redirects there are.",
      Ground.BETTER),
  CHALLENGES_IN_ONE_LINE(
      "Of several challenges in one field line only the first is seen.",
      "All are.",
      "RFC 9110, section 11.6.1: a line may have many.",
      Ground.BETTER),
  DIGEST_IS_ANSWERED(
      "Basic alone is answered; a Digest challenge is handed over.",
      "Digest is answered as well, and before Basic.",
      "It does not show the password.",
      Ground.BETTER),
  CREDENTIALS_OF_THE_REQUEST_ARE_ITS_OWN(
      "Where an authenticator is set, older releases, as 17.0.15, drop a request's `Authorization`.",
      "It is sent, and what is answered to it is handed over, on every Java.",
      "Who says who it is does not want to be somebody else (newer releases agree).",
      Ground.BETTER),
  ORIGINS_ARE_NO_PROXIES(
      "A 407 of an origin that no proxy stands before fails the call of a client with an authenticator.",
      "It is handed over; the authenticator is not asked.",
      "An origin has no say in what is shown to proxies.",
      Ground.BETTER),
  EACH_PLACE_HAS_ITS_PROXY(
      "A redirect is followed by the proxy that was named for the first place.",
      "The selector is asked anew.",
      "Proxies are chosen by host: what is behind one need not be reachable by another.",
      Ground.BETTER),
  SELECTORS_ARE_TOLD(
      "`ProxySelector.connectFailed` is never called.",
      "The selector is told of a proxy that cannot be reached.",
      "It may name another one next time.",
      Ground.BETTER),
  SOCKS_IS_REFUSED(
      "A SOCKS proxy is passed by: the call goes directly.",
      "The call fails with an `IOException`.",
      "Who names a proxy does not want to be seen without.",
      Ground.BETTER),
  SELECTORS_FAIL_AS_NETWORKS_DO(
      "What a selector throws is thrown by `send` and by `sendAsync` itself.",
      "It is the cause of an `IOException`; `sendAsync` returns a failed future.",
      "It is asked by the client's executor, where nobody waits for it.",
      Ground.BETTER),
  NO_LIST_IS_NO_PROXY(
      "A selector that returns null makes `send` throw a `NullPointerException`.",
      "Null names no proxy.",
      "Who names nothing names no proxy.",
      Ground.BETTER),
  TUNNELS_ARE_AUTHENTICATED(
      "Basic for tunnels is switched off for the JVM by `jdk.http.auth.tunneling.disabledSchemes`: a 407 is handed over.",
      "A client with an authenticator answers.",
      "Each client knows its proxies.",
      Ground.BETTER),
  TUNNELS_BEGIN_BEHIND_THEIR_HEAD(
      "What a proxy sends right behind its 200 to CONNECT is passed over.",
      "It is what the tunnel begins with, so that no TLS comes about and the call fails.",
      "From there on a connection is a tunnel (RFC 9110, section 9.3.6), and nobody knows where else it would begin.",
      Ground.BETTER),
  REFUSED_TUNNELS_ARE_FAILURES(
      "A proxy's answer to CONNECT is handed over as that of the call, with status 407.",
      "It is an `IOException`.",
      "It is no answer of the origin that was asked.",
      Ground.BETTER),
  HTTP_2_IS_ASKED_FOR_FIRST(
      "One connection finds out which version an origin speaks and carries the call.",
      "With HTTP/2 preferred, the first call opens one to find out, and another to go on by HTTP/2.",
      "HTTP/2 is carried by a client of the JDK's, which takes no connection from others.",
      Ground.FORCED),
  SMALL_CONTENT_COMES_WHOLE(
      "A handler that streams is given each octet as it comes.",
      "Content of a known length up to 64 KiB is read whole first; what is longer, or in chunks, streams.",
      "A small answer that breaks off can still be replaced, and nobody's slow handler holds up a pipeline for it.",
      Ground.BETTER),
  PARAMETERS_OF_TLS_COUNT(
      "An endpoint identification algorithm in `SSLParameters` is passed over, and so are server names where the URI has one: the host of the URI is named and checked, unless a property of the JVM switches that off.",
      "They count: `\"\"` as the algorithm switches the check off, and server names are named and checked in the place of the host. Where neither is set, the host is.",
      "Who talks to one server by another address says so for one client, and not for the JVM.",
      Ground.BETTER),
  PARAMETERS_ARE_CHECKED_WHEN_BUILT(
      "`SSLParameters` that TLS does not know, such as a protocol `TLSv9`, fail each call.",
      "They are an `IllegalArgumentException` of `build`.",
      "What can never work is said at once.",
      Ground.BETTER),
  HTTP_1_1_IS_OFFERED_BY_NAME(
      "A client of HTTP/1.1 alone offers no protocol in its handshake (ALPN).",
      "It offers `http/1.1`: a server that speaks HTTP/2 alone refuses the handshake.",
      "Both know what is spoken before anything is sent (RFC 7301; RFC 9110, section 4.3.3).",
      Ground.BETTER),
  LATE_ALERTS_SAY_NOTHING_OF_THE_REQUEST(
      "A server that misses a client's certificate in TLS 1.3 says so when a request is under way: an `SSLException`.",
      "The call is lost like others: the `SSLException` is the cause of a failure that says what may have been sent.",
      "A server may ask for a certificate after it has read a request (RFC 8446, section 4.6.2).",
      Ground.BETTER),
  CLOSED_CLIENTS_MAKE_NO_WEBSOCKETS(
      "After `shutdown` there is still a builder of WebSockets, whose `buildAsync` fails.",
      "`newWebSocketBuilder` throws an `IllegalStateException`.",
      "What cannot be begun is said at once.",
      Ground.BETTER),
  SMALL_BODIES_ARE_READ_FIRST(
      "A head is sent before the body's publisher has given anything.",
      "A body of a known length up to 64 KiB is read whole first; others are sent as they come.",
      "What was read whole can be sent again exactly as before, and head and body share a packet.",
      Ground.BETTER),
  CLOSE_DOES_NOT_WAIT_FOR_WEBSOCKETS(
      "A client with an open WebSocket does not terminate: `close` waits for ever if need be.",
      "It terminates without it; `close` aborts what is still open, as `shutdownNow` does.",
      "A WebSocket that somebody forgot does not keep a program from ending.",
      Ground.BETTER),
  CLOSE_DOES_NOT_WAIT_FOR_STREAMS(
      "`close` waits until every body that streams was read or closed, for ever if need be; so does `awaitTermination`.",
      "They wait for answers to be handed over; a body that still streams then has the manager's `closeGrace`, 2 s.",
      "A stream that somebody forgot, or one of events that never ends, does not keep a program from ending. Who wants to read on reads first, or makes `closeGrace` longer.",
      Ground.BETTER),
  HANDLERS_AT_WORK_HOLD_THEIR_CALL(
      "By HTTP/1.1 `cancel(true)` and `shutdownNow` of newer JDKs end a call, though its handler is at work on its answer.",
      "A cancelled future is done at once; what carries the call, its time, and the future that nobody cancelled, end when the handler returns.",
      "A subscriber is not told of an end while it is told of content: its methods are called one after the other (`java.util.concurrent.Flow`).",
      Ground.BETTER),
  HANDLERS_RUN_WITH_THEIR_CALLER(
      "`send` runs handlers on the executor.",
      "It runs them on the caller's thread; what makes a body of another, such as `mapping`, on the executor.",
      "An answer that its caller waits for costs no other thread.",
      Ground.BETTER),
  CONNECTIONS_ARE_LIMITED(
      "Each call that finds no idle connection opens another one, without limit.",
      "An origin has six connections, unless `maxConnectionsPerOrigin` says otherwise; further calls share them where they may be pipelined, or wait in line for 30 s at most. An answer that streams, to a reader who takes his time, holds its connection.",
      "A burst of calls is none of connections; who wants one for each call says so.",
      Ground.BETTER),
  LIMITS_OF_CALLS_SAY_WHAT_WAS_SENT(
      "A call whose `HttpRequest.timeout` ends while it connects fails with an `HttpConnectTimeoutException`.",
      "It fails with a `CallTimeoutException`, as at any other time, whose `delivery()` is `NOT_SENT`; `HttpConnectTimeoutException` tells of `connectTimeout`.",
      "Which limit was too short is to be seen.",
      Ground.BETTER),
  HEADS_ARE_READ_TO_THE_LETTER(
      "Lines of a head without a colon are passed over, and a status may have four digits.",
      "They are `ProtocolViolationException`s.",
      "What one reader passes over, another one takes for the end of an answer (RFC 9112, sections 2.2 and 4).",
      Ground.BETTER),
  FAULTS_OF_PUBLISHERS_ARE_CAUSES(
      "What a body's publisher fails with is what the future of `sendAsync` fails with.",
      "It is the cause of an `IOException`, as it is of `send`.",
      "`send` and `sendAsync` fail alike, and whoever catches an `IOException` catches this one.",
      Ground.BETTER),
  HEADS_ARE_LIMITED(
      "A head may have any number of fields, and its lines may end with LF alone.",
      "256 fields of 64 KiB in all, and lines that end with CRLF, unless the manager is told otherwise.",
      "A server has no say in how much memory a client spends; lenient readers are how answers are smuggled (RFC 9112, section 11.2).",
      Ground.BETTER),
  CANCELLING_SUBSCRIBERS_KEEP_THEIR_BODY(
      "Over HTTP/2 a call whose subscriber cancels may fail, though it has given its body: whichever is first.",
      "What the subscriber gives is the answer's body.",
      "Who has seen enough of an answer has not failed.",
      Ground.BETTER),
  PUSHES_HAVE_NO_LIMIT_OF_THEIR_OWN(
      "The request of a pushed answer has the timeout of the request that it came with.",
      "It has none.",
      "The limit is that of the call; a push comes as part of it, and the JDK's client, which carries it here, is given no limit.",
      Ground.FORCED),
  FIELDS_OF_THE_CONNECTION_ARE_OURS(
      "`Content-Length`, `Connection`, `Upgrade` or `Expect` in a request of a caller's own class is an `IllegalArgumentException`, unless `jdk.httpclient.allowRestrictedHeaders` lets it through; `TE`, `Trailer`, `Keep-Alive` and `Transfer-Encoding` are sent as they are, and shown in answers, as are `Connection` and `Upgrade`.",
      "They are left out, both ways; the client writes its own.",
      "They are for one connection, which the client keeps (RFC 9110, section 7.6.1); a framing that is not that of the content smuggles requests.",
      Ground.BETTER),
  A_HOST_OF_ONES_OWN(
      "`Host` in a request of a caller's own class is an `IllegalArgumentException`, unless `jdk.httpclient.allowRestrictedHeaders` lets it through.",
      "It is sent, by HTTP/1.1, and left out behind a redirect.",
      "It names another server behind the same address, which is the caller's to say.",
      Ground.BETTER),
  REFUSED_ORDERS_ARE_ASKED_ABOUT(
      "Newer releases, as 25, send again by HTTP/2 whatever a server says it did not process: a stream that it refuses, or that a GOAWAY leaves out.",
      "An idempotent call is; a non-idempotent one is asked about first, unless the client is told to `trustRefusedStreams`: its failure is an `UnconfirmedRequestException`.",
      "The word is that of the last hop: HAProxy 2.6 refuses what its server has read, so that an order would arrive twice.",
      Ground.BETTER),
  NO_CONTENT_HAS_NO_LENGTH(
      "A 204 whose `Content-Length` is not 0 is an `IOException`.",
      "By HTTP/1.1 it is an answer without content; by HTTP/2 the JDK fails it here, too.",
      "It ends with its head whatever its fields say (RFC 9112, section 6.3).",
      Ground.BETTER),
  PUBLISHERS_HEAR_THE_END(
      "Over HTTP/2 the publisher of a body is not cancelled when its call ends.",
      "Its subscription is cancelled, over either.",
      "Whoever publishes holds something that is to be let go of.",
      Ground.BETTER),
  NO_EXPECTATION_BY_HTTP_2(
      "With `expectContinue` a body waits for 100 by HTTP/2 too, for ever.",
      "By HTTP/2 it is sent at once, without `Expect`.",
      "What waits for 100 there is the JDK's, which has no limit for it.",
      Ground.FORCED);

  /** Why it is so. */
  enum Ground {
    /** It serves whoever uses it. */
    BETTER,
    /** It cannot be otherwise. */
    FORCED
  }

  private final String jdk;
  private final String redial;
  private final String why;
  private final Ground ground;

  IntendedDifference(String jdk, String redial, String why, Ground ground) {
    this.jdk = jdk;
    this.redial = redial;
    this.why = why;
    this.ground = ground;
  }

  Ground ground() {
    return ground;
  }

  /** Its row in the document. */
  String row(String tests) {
    return "| %s | %s | %s | %s | %s |\n".formatted(name(), jdk, redial, why, tests);
  }
}
