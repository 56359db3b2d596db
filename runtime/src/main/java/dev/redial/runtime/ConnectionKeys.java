package dev.redial.runtime;

import dev.redial.runtime.Row.Rows;
import dev.redial.runtime.configuration.Domain;
import dev.redial.runtime.configuration.Kind;
import dev.redial.runtime.connection.ConnectionSettings;
import dev.redial.runtime.pool.PoolSettings;
import dev.redial.runtime.pool.RetryAllowance;
import dev.redial.runtime.wire.DecoderLimits;
import java.util.List;

/** What can be loaded for a connection manager. */
final class ConnectionKeys {
  private static final PoolSettings POOL = PoolSettings.STANDARD;
  private static final ConnectionSettings CONNECTION = ConnectionSettings.STANDARD;
  private static final DecoderLimits DECODER = DecoderLimits.STANDARD;
  private static final Rows<ConnectionManager.Builder> CONNECTIONS =
      new Rows<>(Domain.CONNECTIONS, ManagerSettings::new);
  private static final Rows<ConnectionManager.Builder> BUDGET =
      new Rows<>(Domain.RETRY_BUDGET, ManagerSettings::new);

  static final List<Row<ConnectionManager.Builder, ?>> ROWS =
      List.of(
          // how many
          CONNECTIONS.row(
              "max-per-origin",
              Kind.COUNT,
              POOL.maxConnectionsPerOrigin(),
              "4",
              "parallel connections to one origin",
              ConnectionManager.Builder::maxConnectionsPerOrigin),
          CONNECTIONS.row(
              "max-total",
              Kind.COUNT,
              POOL.maxConnections(),
              "64",
              "parallel connections to all origins together",
              ConnectionManager.Builder::maxConnections),
          CONNECTIONS.row(
              "max-pipeline-depth",
              Kind.COUNT,
              POOL.maxPipelineDepth(),
              "1",
              "unanswered requests on one connection; 1 for no pipelining",
              ConnectionManager.Builder::maxPipelineDepth),
          CONNECTIONS.row(
              "pipeline-window",
              Kind.COUNT,
              CONNECTION.windowOctets(),
              "32768",
              "octets of unanswered requests on one connection",
              ConnectionManager.Builder::pipelineWindow),
          CONNECTIONS.row(
              "rescue",
              Kind.FLAG,
              true,
              "false",
              "whether safe calls behind a late answer are sent elsewhere as well",
              (settings, on) -> {
                if (!on) {
                  settings.withoutRescue();
                }
              }),
          CONNECTIONS.row(
              "busy-waiting",
              Kind.FLAG,
              true,
              "false",
              "whether callers stay awake for answers that mostly come within 100 microseconds",
              (settings, on) -> {
                if (!on) {
                  settings.withoutBusyWaiting();
                }
              }),
          CONNECTIONS.row(
              "max-lingering-ports",
              Kind.COUNT,
              POOL.maxLingeringPorts(),
              "10000",
              "local ports in TIME_WAIT towards one destination",
              ConnectionManager.Builder::maxLingeringPorts),
          // how long
          CONNECTIONS.row(
              "connect-timeout",
              Kind.DURATION,
              POOL.connectTimeout(),
              "2s",
              "for proxy, name, connection and TLS together",
              ConnectionManager.Builder::connectTimeout),
          CONNECTIONS.row(
              "wait-timeout",
              Kind.DURATION,
              POOL.waitTimeout(),
              "5s",
              "for a call that waits for a connection",
              ConnectionManager.Builder::waitTimeout),
          CONNECTIONS.row(
              "idle-timeout",
              Kind.DURATION,
              POOL.idleTimeout(),
              "10s",
              "for which an unused connection is kept",
              ConnectionManager.Builder::idleTimeout),
          CONNECTIONS.row(
              "max-age",
              Kind.DURATION,
              POOL.maxAge(),
              "5m",
              "after which a connection is replaced, give or take a tenth",
              ConnectionManager.Builder::maxAge),
          CONNECTIONS.row(
              "close-timeout",
              Kind.DURATION,
              CONNECTION.closeTimeout(),
              "500ms",
              "for the server's side of an orderly close",
              ConnectionManager.Builder::closeTimeout),
          CONNECTIONS.row(
              "close-grace",
              Kind.DURATION,
              new ManagerSettings().closeGrace(),
              "10s",
              "for calls under way when everything is closed",
              ConnectionManager.Builder::closeGrace),
          // how it dials
          CONNECTIONS.row(
              "tcp-keep-alive",
              Kind.FLAG,
              true,
              "false",
              "whether TCP probes silent connections",
              (settings, on) -> {
                if (!on) {
                  settings.withoutTcpKeepAlive();
                }
              }),
          // what servers may send
          CONNECTIONS.row(
              "max-head-bytes",
              Kind.COUNT,
              DECODER.headOctets(),
              "16384",
              "of an answer's head, trailers included",
              ConnectionManager.Builder::maxHeadBytes),
          CONNECTIONS.row(
              "max-field-lines",
              Kind.COUNT,
              DECODER.fieldLines(),
              "100",
              "of an answer's head and trailers",
              ConnectionManager.Builder::maxFieldLines),
          CONNECTIONS.row(
              "max-status-line-bytes",
              Kind.COUNT,
              DECODER.statusLineOctets(),
              "1024",
              "of a status line with its line end",
              ConnectionManager.Builder::maxStatusLineBytes),
          CONNECTIONS.row(
              "max-chunk-header-bytes",
              Kind.COUNT,
              DECODER.chunkHeaderOctets(),
              "256",
              "of a chunk's size and extensions",
              ConnectionManager.Builder::maxChunkHeaderBytes),
          CONNECTIONS.row(
              "max-interim-answers",
              Kind.COUNT,
              DECODER.interimAnswers(),
              "4",
              "before one final answer",
              ConnectionManager.Builder::maxInterimAnswers),
          CONNECTIONS.row(
              "lenient-line-ends",
              Kind.FLAG,
              false,
              "true",
              "whether a lone LF ends a line of a head",
              (settings, on) -> {
                if (on) {
                  settings.lenientLineEnds();
                }
              }),
          // how much is sent again
          BUDGET.row(
              "ratio",
              Kind.NUMBER,
              RetryAllowance.STANDARD.ratio(),
              "0.1",
              "of the calls of one operation at one origin, the share that may be sent again",
              ConnectionManager.Builder::maxRetryRatio),
          BUDGET.row(
              "min-per-second",
              Kind.COUNT,
              RetryAllowance.STANDARD.perSecond(),
              "2",
              "how many calls to one origin may be sent again a second where their share is less",
              ConnectionManager.Builder::minRetriesPerSecond));

  private ConnectionKeys() {}
}
