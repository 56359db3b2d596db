package dev.redial.samples.bookshop;

/** The story of the bookshop, to be run from a terminal. */
public final class Main {
  private Main() {}

  /**
   * Tells it.
   *
   * @param args {@code --yes} or {@code --no} answers its one question; else it is asked on the
   *     terminal, and without a terminal the answer is no
   */
  public static void main(String[] args) throws Exception {
    Page page = Page.ofSystem();
    new Story(page, OrderQuestion.of(page, args)).tell();
  }
}
