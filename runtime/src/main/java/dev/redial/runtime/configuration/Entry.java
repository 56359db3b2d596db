package dev.redial.runtime.configuration;

/**
 * A key and its value, as they stand somewhere.
 *
 * @param key as written there
 * @param value as written there
 * @param line where it begins, from 1; 0 where there are no lines
 */
record Entry(String key, String value, int line) {}
