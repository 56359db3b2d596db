package dev.redial.runtime.connection;

import java.util.EnumSet;

/** What a connection may do next; see {@link #TRANSITIONS}. */
public enum ConnectionState {
  /** Nothing outstanding; takes any exchange after a check for octets that nobody asked for. */
  IDLE,
  /** Exchanges outstanding, and more may be written behind them. */
  OPEN,
  /** The last exchange written lets nothing be written behind it. */
  BARRIER,
  /** Nothing new is written; what is outstanding is finished, then the connection closes. */
  DRAINING,
  /** The way out is broken: everything that still arrives is read and delivered. */
  HARVEST,
  /** The end. */
  CLOSED;

  /** Every step that a connection may take. */
  static final Transitions<ConnectionState> TRANSITIONS =
      Transitions.of(ConnectionState.class)
          .allow(IDLE, EnumSet.of(OPEN, BARRIER, CLOSED))
          .allow(OPEN, EnumSet.of(IDLE, BARRIER, DRAINING, HARVEST, CLOSED))
          .allow(BARRIER, EnumSet.of(IDLE, OPEN, DRAINING, HARVEST, CLOSED))
          .allow(DRAINING, EnumSet.of(HARVEST, CLOSED))
          .allow(HARVEST, EnumSet.of(CLOSED));
}
