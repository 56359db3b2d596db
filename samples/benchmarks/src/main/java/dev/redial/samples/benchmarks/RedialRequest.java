package dev.redial.samples.benchmarks;

/** Redial through {@code HttpRequest}, {@code send} and {@code sendAsync}. */
final class RedialRequest extends JdkClient {
  private final RedialConnections redial;

  private RedialRequest(RedialConnections redial, Setup setup) {
    super(redial.http(), setup);
    this.redial = redial;
  }

  static RedialRequest of(Setup setup) {
    return new RedialRequest(RedialConnections.of(setup), setup);
  }

  @Override
  public void close() {
    redial.close();
  }
}
