package dev.redial.runtime;

import dev.redial.runtime.ConnectionManager.Names;
import dev.redial.runtime.connection.ConnectionSettings;
import dev.redial.runtime.connection.ConnectionSettings.BusyWaiting;
import dev.redial.runtime.connection.ConnectionSettings.Rescue;
import dev.redial.runtime.event.TrafficListener;
import dev.redial.runtime.pool.PoolSettings;
import dev.redial.runtime.pool.RetryAllowance;
import dev.redial.runtime.transport.CachingResolver;
import dev.redial.runtime.transport.Dialer;
import dev.redial.runtime.transport.DialerSettings;
import dev.redial.runtime.transport.DialerSettings.KeepAlive;
import dev.redial.runtime.transport.Resolver;
import dev.redial.runtime.wire.DecoderLimits;
import dev.redial.runtime.wire.LineEnds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a connection manager is made with.
 *
 * <p>Thread-safety: none; used by one thread.
 */
final class ManagerSettings implements ConnectionManager.Builder {
  private static final int MOST_OCTETS = 1 << 30;
  private static final int MOST_COUNT = 1 << 20;
  private static final String NEVER = "for never, give a very long one";

  private int maxConnectionsPerOrigin = PoolSettings.STANDARD.maxConnectionsPerOrigin();
  private int maxConnections = PoolSettings.STANDARD.maxConnections();
  private int maxPipelineDepth = PoolSettings.STANDARD.maxPipelineDepth();
  private int maxLingeringPorts = PoolSettings.STANDARD.maxLingeringPorts();
  private Duration connectTimeout = PoolSettings.STANDARD.connectTimeout();
  private Duration waitTimeout = PoolSettings.STANDARD.waitTimeout();
  private Duration idleTimeout = PoolSettings.STANDARD.idleTimeout();
  private Duration maxAge = PoolSettings.STANDARD.maxAge();
  private int pipelineWindow = ConnectionSettings.STANDARD.windowOctets();
  private Duration closeTimeout = ConnectionSettings.STANDARD.closeTimeout();
  private Rescue rescue = ConnectionSettings.STANDARD.rescue();
  private BusyWaiting busyWaiting = ConnectionSettings.STANDARD.busyWaiting();
  private Duration closeGrace = Duration.ofSeconds(2);
  private DecoderLimits decoder = DecoderLimits.STANDARD;
  private Resolver resolver = Resolver.system();
  private Names names = Names.OF_THE_JVM;
  private KeepAlive keepAlive = KeepAlive.ON;
  private RetryAllowance retries = PoolSettings.STANDARD.retries();
  private final List<TrafficListener> listeners = new ArrayList<>();

  PoolSettings pool() {
    return new PoolSettings(
        maxConnectionsPerOrigin,
        maxConnections,
        maxPipelineDepth,
        PoolSettings.STANDARD.maxPulledPerOrigin(),
        maxLingeringPorts,
        connectTimeout,
        waitTimeout,
        idleTimeout,
        maxAge,
        retries);
  }

  ConnectionSettings connection() {
    return new ConnectionSettings(
        pipelineWindow,
        ConnectionSettings.STANDARD.headTimeout(),
        closeTimeout,
        rescue,
        busyWaiting);
  }

  DecoderLimits decoder() {
    return decoder;
  }

  Dialer dialer() {
    return new Dialer(
        DialerSettings.standard()
            .withResolver(new CachingResolver(resolver, System::nanoTime))
            .withKeepAlive(keepAlive));
  }

  List<TrafficListener> listeners() {
    return List.copyOf(listeners);
  }

  KeepAlive keepAlive() {
    return keepAlive;
  }

  Names names() {
    return names;
  }

  Duration closeGrace() {
    return closeGrace;
  }

  @Override
  public ConnectionManager.Builder maxConnectionsPerOrigin(int connections) {
    maxConnectionsPerOrigin =
        Range.atLeastOne(
            "maxConnectionsPerOrigin", connections, "an origin needs one to be called at all");
    return this;
  }

  @Override
  public ConnectionManager.Builder maxConnections(int connections) {
    maxConnections =
        Range.atLeastOne("maxConnections", connections, "for no limit, give a very large number");
    return this;
  }

  @Override
  public ConnectionManager.Builder maxPipelineDepth(int exchanges) {
    maxPipelineDepth = Range.atLeastOne("maxPipelineDepth", exchanges, "1 switches pipelining off");
    return this;
  }

  @Override
  public ConnectionManager.Builder pipelineWindow(int octets) {
    pipelineWindow =
        Range.between(
            "pipelineWindow",
            octets,
            1024,
            MOST_OCTETS,
            "to switch pipelining off, use maxPipelineDepth(1)");
    return this;
  }

  @Override
  public ConnectionManager.Builder withoutRescue() {
    rescue = Rescue.OFF;
    return this;
  }

  @Override
  public ConnectionManager.Builder withoutBusyWaiting() {
    busyWaiting = BusyWaiting.OFF;
    return this;
  }

  @Override
  public ConnectionManager.Builder maxLingeringPorts(int ports) {
    maxLingeringPorts =
        Range.atLeastOne("maxLingeringPorts", ports, "for no limit, give a very large number");
    return this;
  }

  @Override
  public ConnectionManager.Builder connectTimeout(Duration limit) {
    connectTimeout = Range.positive("connectTimeout", limit, NEVER);
    return this;
  }

  @Override
  public ConnectionManager.Builder waitTimeout(Duration limit) {
    waitTimeout = Range.positive("waitTimeout", limit, NEVER);
    return this;
  }

  @Override
  public ConnectionManager.Builder idleTimeout(Duration limit) {
    idleTimeout = Range.positive("idleTimeout", limit, NEVER);
    return this;
  }

  @Override
  public ConnectionManager.Builder maxAge(Duration limit) {
    maxAge = Range.positive("maxAge", limit, NEVER);
    return this;
  }

  @Override
  public ConnectionManager.Builder closeTimeout(Duration limit) {
    closeTimeout =
        Range.positive("closeTimeout", limit, "to close at once, use ConnectionManager.closeNow");
    return this;
  }

  @Override
  public ConnectionManager.Builder closeGrace(Duration limit) {
    closeGrace = Range.notNegative("closeGrace", limit, "zero closes at once");
    return this;
  }

  @Override
  public ConnectionManager.Builder maxRetryRatio(double ofAllCalls) {
    double ratio =
        Range.between("maxRetryRatio", ofAllCalls, 0, 1, "0.2 lets one call in five be sent again");
    retries = new RetryAllowance(ratio, retries.perSecond());
    return this;
  }

  @Override
  public ConnectionManager.Builder minRetriesPerSecond(int calls) {
    int perSecond =
        Range.between("minRetriesPerSecond", calls, 0, MOST_COUNT, "0 leaves the ratio");
    retries = new RetryAllowance(retries.ratio(), perSecond);
    return this;
  }

  @Override
  public ConnectionManager.Builder resolver(HostResolver given) {
    resolver = Objects.requireNonNull(given, "given")::resolve;
    names = Names.OF_ITS_OWN;
    return this;
  }

  @Override
  public ConnectionManager.Builder withoutTcpKeepAlive() {
    keepAlive = KeepAlive.OFF;
    return this;
  }

  @Override
  public ConnectionManager.Builder maxHeadBytes(int octets) {
    decoder =
        decoder.withHeadOctets(
            Range.between("maxHeadBytes", octets, 256, MOST_OCTETS, "give it in octets"));
    return this;
  }

  @Override
  public ConnectionManager.Builder maxFieldLines(int lines) {
    decoder =
        decoder.withFieldLines(
            Range.between("maxFieldLines", lines, 1, MOST_COUNT, "most answers have 10 to 40"));
    return this;
  }

  @Override
  public ConnectionManager.Builder maxStatusLineBytes(int octets) {
    decoder =
        decoder.withStatusLineOctets(
            Range.between("maxStatusLineBytes", octets, 32, MOST_OCTETS, "give it in octets"));
    return this;
  }

  @Override
  public ConnectionManager.Builder maxChunkHeaderBytes(int octets) {
    decoder =
        decoder.withChunkHeaderOctets(
            Range.between("maxChunkHeaderBytes", octets, 16, MOST_OCTETS, "give it in octets"));
    return this;
  }

  @Override
  public ConnectionManager.Builder maxInterimAnswers(int answers) {
    decoder =
        decoder.withInterimAnswers(
            Range.between("maxInterimAnswers", answers, 0, MOST_COUNT, "0 allows none"));
    return this;
  }

  @Override
  public ConnectionManager.Builder lenientLineEnds() {
    decoder = decoder.withLineEnds(LineEnds.BARE_LF);
    return this;
  }

  @Override
  public ConnectionManager.Builder listener(TrafficListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  @Override
  public ConnectionManager build() {
    return new ConnectionManager(this);
  }
}
