package dev.redial.samples.bookshop;

import dev.redial.samples.bookshop.Bookshop.Book;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What fifty readers got who asked for a book each, all at once.
 *
 * @param books by the number that was asked for
 * @param tally what it took
 * @param traffic what passed on the line
 */
record Reading(Map<String, Book> books, Tally tally, Traffic traffic) {
  /** Every reader is a thread that calls the shop as if it were a local object. */
  static Reading through(Line line, String chapter)
      throws InterruptedException, ExecutionException {
    List<String> isbns = BookshopServer.isbns();
    ExecutorService readers = Executors.newFixedThreadPool(isbns.size());
    long start = System.nanoTime();
    try {
      Map<String, Book> books = new LinkedHashMap<>();
      List<Future<Book>> answers = new ArrayList<>();
      for (String isbn : isbns) {
        answers.add(readers.submit(() -> line.shop().book(isbn)));
      }
      for (int i = 0; i < answers.size(); i++) {
        books.put(isbns.get(i), answers.get(i).get());
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      Traffic traffic = line.traffic();
      return new Reading(books, Tally.of(chapter, isbns.size(), traffic, millis), traffic);
    } finally {
      readers.shutdownNow();
    }
  }

  /** How many readers got the book that they asked for. */
  long right() {
    return books.entrySet().stream()
        .filter(answer -> answer.getValue().equals(BookshopServer.bookOf(answer.getKey())))
        .count();
  }
}
