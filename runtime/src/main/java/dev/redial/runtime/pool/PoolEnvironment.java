package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.Timers;
import dev.redial.runtime.connection.Watcher;
import dev.redial.runtime.journal.Journal;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Everything from outside that a pool lives on, so that a simulation may have its own.
 *
 * @param clock the time, also for deadlines of dials
 * @param timers run what is due
 * @param watcher reads where no caller does
 * @param dials where links are opened, which blocks
 * @param random spreads the ages at which connections are replaced; used by several threads
 * @param links opens them
 * @param journal where it is written down what happens
 */
public record PoolEnvironment(
    Clock clock,
    Timers timers,
    Watcher watcher,
    Executor dials,
    RandomGenerator random,
    LinkSource links,
    Journal journal) {}
