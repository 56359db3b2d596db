package dev.redial.samples.compilers;

import java.io.IOException;

/** Something that compiles Java. */
interface Compiler {
  Outcome compile(Job job) throws IOException, InterruptedException;
}
