package dev.redial.samples.github;

import java.util.List;

/**
 * What a search has found.
 *
 * @param totalCount of all, not of these
 * @param incompleteResults whether it took too long to look everywhere
 */
public record Found<T>(long totalCount, boolean incompleteResults, List<T> items) {}
