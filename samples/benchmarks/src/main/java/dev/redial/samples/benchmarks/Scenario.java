package dev.redial.samples.benchmarks;

import static dev.redial.samples.benchmarks.Shape.Kind.ASYNCHRONOUS;
import static dev.redial.samples.benchmarks.Shape.Kind.BURSTS;
import static dev.redial.samples.benchmarks.Shape.Kind.CALLERS;
import static dev.redial.samples.benchmarks.Shape.Kind.DOWNLOAD;
import static dev.redial.samples.benchmarks.Shape.Kind.PACED;
import static dev.redial.samples.benchmarks.Shape.Kind.VIRTUAL;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The rows of the table. "Deep" is a pipeline of 512 requests and a window of 1 MiB. */
enum Scenario {
  SEQUENTIAL("1 caller, 1 connection", Shape.of(CALLERS, 1, 1)),
  CALLERS_64("64 callers, 2 connections, deep", Shape.of(CALLERS, 64, 2).deep()),
  ASYNC_1000("1,000 asynchronous, 2 connections, deep", Shape.of(ASYNCHRONOUS, 1000, 2).deep()),
  RTT_2(
      "1,000 GETs at 20 ms, 64 callers, 2 connections, deep",
      Shape.of(BURSTS, 64, 2).deep().asking(Work.DELAYED)),
  RTT_6(
      "1,000 GETs at 20 ms, 64 callers, 6 connections, deep",
      Shape.of(BURSTS, 64, 6).deep().asking(Work.DELAYED)),
  DOWNLOAD_1G("1 GiB download, discarded", Shape.of(DOWNLOAD, 1, 1).asking(Work.GIBIBYTE)),

  CALLERS_64_DEFAULTS("64 callers, 2 connections, defaults", Shape.of(CALLERS, 64, 2)),
  ASYNC_1000_DEFAULTS(
      "1,000 asynchronous, 2 connections, defaults", Shape.of(ASYNCHRONOUS, 1000, 2)),
  RTT_2_DEFAULTS(
      "1,000 GETs at 20 ms, 64 callers, 2 connections, defaults",
      Shape.of(BURSTS, 64, 2).asking(Work.DELAYED)),
  RTT_6_DEFAULTS(
      "1,000 GETs at 20 ms, 64 callers, 6 connections, defaults",
      Shape.of(BURSTS, 64, 6).asking(Work.DELAYED)),

  VIRTUAL_1000("1,000 virtual threads, 2 connections, deep", Shape.of(VIRTUAL, 1000, 2).deep()),
  CALLERS_64_ON_6("64 callers, 6 connections, deep", Shape.of(CALLERS, 64, 6).deep()),
  TEN_KB(
      "10 kB answers, 64 callers, 2 connections, deep",
      Shape.of(CALLERS, 64, 2).deep().asking(Work.TEN_KB)),
  MEGABYTE(
      "1 MB answers, 64 callers, 2 connections, deep",
      Shape.of(CALLERS, 64, 2).deep().asking(Work.MEGABYTE)),
  PUT_KB(
      "PUT of 1 kB, 64 callers, 2 connections, deep",
      Shape.of(CALLERS, 64, 2).deep().asking(Work.PUT_KB)),
  MIXED(
      "9 GETs and 1 POST, 64 callers, 2 connections, deep",
      Shape.of(CALLERS, 64, 2)
          .deep()
          .asking(
              Work.SMALL,
              Work.SMALL,
              Work.SMALL,
              Work.SMALL,
              Work.SMALL,
              Work.SMALL,
              Work.SMALL,
              Work.SMALL,
              Work.SMALL,
              Work.POST_KB)),
  SLOW(
      "300 calls a second, 20 ms each, 1 of 110 takes 400 ms, 6 connections",
      Shape.of(PACED, 64, 6).asking(Work.SOMETIMES_SLOW)),
  SLOW_WITHOUT_RESCUE(
      "the same, without rescue",
      Shape.of(PACED, 64, 6).asking(Work.SOMETIMES_SLOW).withoutRescue()),
  CLOSING(
      "every 10th answer closes, 64 callers, 2 connections, deep",
      Shape.of(CALLERS, 64, 2).deep().asking(Work.CLOSING)),

  SEQUENTIAL_ASLEEP(
      "1 caller, 1 connection, asleep while it waits",
      Shape.of(CALLERS, 1, 1).withoutBusyWaiting()),
  SEQUENTIAL_CHANGING(
      "1 caller, 1 connection, a field of each answer changes",
      Shape.of(CALLERS, 1, 1).asking(Work.CHANGING)),

  SEQUENTIAL_TLS("1 caller, 1 connection, TLS", Shape.of(CALLERS, 1, 1).overTls()),
  CALLERS_64_TLS("64 callers, 2 connections, deep, TLS", Shape.of(CALLERS, 64, 2).deep().overTls());

  /** How many calls are shared where they come in bursts. */
  static final int BURST = 1000;

  /** How many calls begin in a second where they are paced. */
  static final int PACE = 300;

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // its list is an unmodifiable one
  private final Shape shape;

  Scenario(String title, Shape shape) {
    this.title = title;
    this.shape = shape;
  }

  /** As it is named on the command line. */
  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }

  Shape shape() {
    return shape;
  }

  List<Work> cycle() {
    return shape.cycle();
  }

  boolean asks(Work work) {
    return shape.cycle().contains(work);
  }

  WarmRun.Repeats repeats() {
    return asks(Work.CLOSING) ? WarmRun.Repeats.MANY : WarmRun.Repeats.FEW;
  }

  Setup setup(Target target) throws IOException {
    return new Setup(
        target.base(shape.scheme()),
        target.key().trust(),
        shape.callers(),
        shape.connections(),
        shape.pipelining(),
        shape.rescue(),
        shape.busyWaiting());
  }
}
