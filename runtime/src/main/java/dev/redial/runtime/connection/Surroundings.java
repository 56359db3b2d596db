package dev.redial.runtime.connection;

import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.wire.DecoderLimits;

/**
 * What all connections of a manager share.
 *
 * @param watcher reads where no caller does
 * @param buffers to read into and to write from
 * @param timers runs what is due
 * @param clock the time
 * @param awakeCallers who wait for what comes soon
 * @param limits of what a peer may send
 * @param settings of each connection
 * @param journal where it is written down what happens
 */
public record Surroundings(
    Watcher watcher,
    WorkBuffers buffers,
    Timers timers,
    Clock clock,
    AwakeCallers awakeCallers,
    DecoderLimits limits,
    ConnectionSettings settings,
    Journal journal) {}
