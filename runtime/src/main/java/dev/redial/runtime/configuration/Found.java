package dev.redial.runtime.configuration;

/**
 * A value that was read.
 *
 * @param key of the table
 * @param name that stands in the key; empty if it takes none
 * @param spelling of the name: in the environment's it is a normal form
 * @param value that holds, unless a later one is found
 * @param place where it stands
 */
record Found<T>(Key<T> key, String name, Spelling spelling, T value, String place) {
  boolean isNamed(String asked) {
    return name.equals(spelling == Spelling.ENVIRONMENT ? Spelling.normalForm(asked) : asked);
  }
}
