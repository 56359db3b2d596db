package dev.redial.samples.bookshop;

import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.samples.bookshop.Bookshop.NewOrder;
import dev.redial.samples.bookshop.Bookshop.Order;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What became of an order whose answer was lost.
 *
 * @param order what the caller got, if it got anything
 * @param refusal why it got nothing
 * @param tally what it took
 */
record Ordering(Optional<Order> order, Optional<UnconfirmedRequestException> refusal, Tally tally) {
  /** One call. */
  static Ordering through(Line line, NewOrder wanted, String chapter) {
    long start = System.nanoTime();
    try {
      Order order = line.shop().order(wanted);
      return new Ordering(Optional.of(order), Optional.empty(), tally(line, chapter, start));
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof UnconfirmedRequestException unconfirmed) {
        return new Ordering(
            Optional.empty(), Optional.of(unconfirmed), tally(line, chapter, start));
      }
      throw e;
    }
  }

  private static Tally tally(Line line, String chapter, long start) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return Tally.of(chapter, 1, line.traffic(), millis);
  }
}
