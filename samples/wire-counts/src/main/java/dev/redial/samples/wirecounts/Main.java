package dev.redial.samples.wirecounts;

import java.io.IOException;

/** Prints how often one order arrives, for several clients, from live runs. */
public final class Main {
  private Main() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.out.println("POSTs that the server received for ONE call:\n");
    System.out.println(WireCounts.measured().table());
  }
}
