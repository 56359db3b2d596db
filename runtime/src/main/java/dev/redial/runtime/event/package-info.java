/** What a connection manager tells of its traffic: events as they happen, and snapshots. */
@NullMarked
package dev.redial.runtime.event;

import org.jspecify.annotations.NullMarked;
