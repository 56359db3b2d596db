package dev.redial.samples.benchmarks;

import java.io.IOException;

/** Runs Redial and others on the same work and prints one table. */
public final class Main {
  private Main() {}

  /** Takes what {@code --help} tells; ends with 1 if a call or a count was not as it should be. */
  public static void main(String[] arguments) throws IOException {
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("not understood: " + e.getMessage());
      System.exit(2);
      return;
    }
    Results results = new Benchmarks(options, System.err).measured();
    System.out.println(Table.of(results));
    System.exit(results.areRight() ? 0 : 1);
  }
}
