package dev.redial.samples.dropin.shop;

/**
 * A request as it came.
 *
 * @param method as in {@code GET}
 * @param path without the query
 * @param accepts its {@code Accept-Encoding}; empty if it had none
 * @param body as UTF-8
 */
public record Arrival(String method, String path, String accepts, String body) {}
