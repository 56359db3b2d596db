package dev.redial.runtime.pool;

/**
 * What a path is believed to be able to.
 *
 * @param rung of the ladder
 * @param depth of pipelines
 * @param limits that it was seen to have, for people; empty for none
 */
record Standing(PipelineLadder.Rung rung, int depth, String limits) {}
