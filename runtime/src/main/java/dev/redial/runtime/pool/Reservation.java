package dev.redial.runtime.pool;

/**
 * A connection that takes nothing new until it is idle.
 *
 * @param need of the one at the front of the waiting line
 * @param slot the connection
 */
record Reservation(Need need, Slot slot) {}
