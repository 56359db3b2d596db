package dev.redial.samples.bookshop;

import dev.redial.resend.ResendConfirmation;
import dev.redial.samples.bookshop.Bookshop.NewOrder;
import dev.redial.samples.bookshop.Bookshop.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** The story in four chapters: what goes well, what is repaired, what is asked, what it took. */
final class Story {
  /** A pipeline is cut once it is so deep, */
  private static final int CUT_AT_DEPTH = 6;

  /** when so many more answers have come. */
  private static final int CUT_AFTER_ANSWERS = 3;

  private static final String PLACE_ORDER = "POST /v1/orders";

  private final Page page;
  private final ResendConfirmation confirmation;

  /**
   * What happened.
   *
   * @param oneByOne fifty books, one request at a time on each connection
   * @param pipelined fifty books, pipelined
   * @param repaired fifty books through a pipeline that was cut
   * @param ordering an order whose answer was lost
   * @param placed the orders at the shop
   */
  record Outcome(
      Reading oneByOne,
      Reading pipelined,
      Reading repaired,
      Ordering ordering,
      List<Order> placed) {
    List<Tally> tallies() {
      return List.of(oneByOne.tally(), pipelined.tally(), repaired.tally(), ordering.tally());
    }
  }

  Story(Page page, ResendConfirmation confirmation) {
    this.page = page;
    this.confirmation = confirmation;
  }

  Outcome tell() throws IOException, InterruptedException, ExecutionException {
    try (BookshopServer server = BookshopServer.start()) {
      page.line(
          "A bookshop whose answers take %d ms; %d books, %d connections.",
          Line.DELAY.toMillis(), BookshopServer.BOOKS, Line.CONNECTIONS);
      Reading oneByOne = oneByOne(server);
      Reading pipelined = pipelined(server, oneByOne);
      Reading repaired = repaired(server);
      Ordering ordering = ordering(server);
      Outcome outcome = new Outcome(oneByOne, pipelined, repaired, ordering, server.orders());
      table(outcome.tallies());
      return outcome;
    }
  }

  private static Reading oneByOne(BookshopServer server)
      throws IOException, InterruptedException, ExecutionException {
    try (Line line = Line.oneAtATime(server)) {
      return Reading.through(line, "1  one by one");
    }
  }

  private Reading pipelined(BookshopServer server, Reading oneByOne)
      throws IOException, InterruptedException, ExecutionException {
    page.chapter("1  Fifty books at once");
    try (Line line = new Line(server, Fault.none(), confirmation)) {
      Reading reading = Reading.through(line, "1  pipelined");
      page.line("%-14s%8s%14s%20s", "", "time", "connections", "deepest pipeline");
      speed("one by one", oneByOne.tally());
      speed("pipelined", reading.tally());
      page.line("%d of %d readers got their own book.", reading.right(), reading.tally().calls());
      return reading;
    }
  }

  private void speed(String how, Tally tally) {
    page.line("%-14s%5d ms%14d%20d", how, tally.millis(), tally.connections(), tally.deepest());
  }

  private Reading repaired(BookshopServer server)
      throws IOException, InterruptedException, ExecutionException {
    page.chapter("2  A pipeline is cut in the middle");
    Fault cut = Fault.cutPipeline(CUT_AT_DEPTH, CUT_AFTER_ANSWERS);
    try (Line line = new Line(server, cut, confirmation)) {
      Reading reading = Reading.through(line, "2  cut, repaired");
      Traffic traffic = reading.traffic();
      page.line(
          "The line broke with %d requests unanswered: %s",
          traffic.lost().size(), numbers(traffic.lost()));
      sentTimes(traffic, 1);
      sentTimes(traffic, 2);
      page.line("%d of %d readers got their own book.", reading.right(), reading.tally().calls());
      page.line("Requests sent again although answered: %d.", traffic.answeredAndSentAgain());
      return reading;
    }
  }

  private void sentTimes(Traffic traffic, int times) {
    List<String> requests = new ArrayList<>();
    traffic.arrivals().forEach((request, count) -> addIf(count == times, request, requests));
    page.line(
        "%-14s%3d calls: %s",
        times == 1 ? "sent once" : "sent twice", requests.size(), numbers(requests));
  }

  private static void addIf(boolean wanted, String request, List<String> requests) {
    if (wanted) {
      requests.add(request);
    }
  }

  /** The volumes that were asked for, in order; a long list is cut short. */
  private static String numbers(List<String> requests) {
    List<String> volumes =
        requests.stream().map(request -> request.substring(request.length() - 2)).sorted().toList();
    int shown = Math.min(volumes.size(), 16);
    return volumes.subList(0, shown).stream().collect(Collectors.joining(" "))
        + (shown < volumes.size() ? " ..." : "");
  }

  private Ordering ordering(BookshopServer server) throws IOException {
    page.chapter("3  The answer to an order is lost");
    try (Line line = new Line(server, Fault.swallowAnswerTo(PLACE_ORDER), confirmation)) {
      NewOrder wanted = new NewOrder(BookshopServer.isbns().get(0), 1);
      Ordering ordering = Ordering.through(line, wanted, "3  the order");
      ordering.order().ifPresent(order -> page.line("The call returned %s.", order));
      ordering.refusal().ifPresent(refusal -> page.paragraph(nameAndMessage(refusal)));
      page.line(
          "The order arrived %s; orders at the shop: %d%s",
          ordering.tally().attempts() == 1 ? "once" : "twice",
          server.orders().size(),
          server.orders().size() == 1 ? "." : ", because somebody said so.");
      return ordering;
    }
  }

  private static String nameAndMessage(Exception e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private void table(List<Tally> tallies) {
    page.chapter("4  What it took");
    page.line(
        "%-18s%6s%10s%13s%9s%9s%9s",
        "chapter", "calls", "attempts", "connections", "at once", "deepest", "ms");
    for (Tally tally : tallies) {
      page.line(
          "%-18s%6d%10d%13d%9d%9d%9d",
          tally.chapter(),
          tally.calls(),
          tally.attempts(),
          tally.connections(),
          tally.mostAtOnce(),
          tally.deepest(),
          tally.millis());
    }
  }
}
