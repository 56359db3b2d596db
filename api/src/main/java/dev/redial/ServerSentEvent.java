package dev.redial;

/**
 * One event of a {@code text/event-stream}, as the HTML standard defines it (section 9.2).
 *
 * <p>The stream's {@code retry} fields are read past: a call is not repeated when its stream ends.
 *
 * @param id the last id that the stream has named up to here; empty if it has named none
 * @param event its name; {@code message} where the stream gives none
 * @param data what its data lines are read as
 * @param <T> the type of the data
 */
public record ServerSentEvent<T>(String id, String event, T data) {}
