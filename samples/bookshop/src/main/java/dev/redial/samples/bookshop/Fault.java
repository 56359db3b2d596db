package dev.redial.samples.bookshop;

/**
 * What goes wrong on the line, decided when an answer is about to be delivered.
 *
 * <p>Thread-safety: asked under the {@link Traffic}'s lock.
 */
@FunctionalInterface
interface Fault {
  /** What becomes of an answer and of its connection. */
  enum Deed {
    DELIVER,
    DELIVER_AND_CUT,
    SWALLOW_AND_CUT
  }

  /**
   * Decides.
   *
   * @param connection a number of the connection
   * @param request method and target of what was answered
   * @param unanswered requests on this connection whose answers are awaited, this one included
   */
  Deed onAnswer(int connection, String request, int unanswered);

  /** Nothing goes wrong. */
  static Fault none() {
    return (connection, request, unanswered) -> Deed.DELIVER;
  }

  /**
   * The first pipeline that is {@code depth} deep is cut when so many more {@code answers} came.
   */
  static Fault cutPipeline(int depth, int answers) {
    return new Fault() {
      private int cut;
      private int left = answers;

      @Override
      public Deed onAnswer(int connection, String request, int unanswered) {
        if (cut == 0 && unanswered >= depth) {
          cut = connection;
        }
        return cut == connection && --left == 0 ? Deed.DELIVER_AND_CUT : Deed.DELIVER;
      }
    };
  }

  /** The first answer to {@code request} is lost, and its connection with it. */
  static Fault swallowAnswerTo(String request) {
    return new Fault() {
      private boolean done;

      @Override
      public Deed onAnswer(int connection, String answered, int unanswered) {
        if (done || !answered.equals(request)) {
          return Deed.DELIVER;
        }
        done = true;
        return Deed.SWALLOW_AND_CUT;
      }
    };
  }
}
