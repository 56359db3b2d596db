package dev.redial.samples.bookshop;

/** The bookshop, to be run from a terminal. */
public final class Main {

  private Main() {}

  /** Greets. */
  public static void main(String[] args) {
    System.out.println(greeting());
  }

  static String greeting() {
    return "The bookshop is not open yet.";
  }
}
