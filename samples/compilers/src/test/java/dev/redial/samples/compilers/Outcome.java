package dev.redial.samples.compilers;

import java.util.List;

/** What came of a compilation: the exit status, and what the compiler said, a line each. */
record Outcome(int status, List<String> lines) {}
