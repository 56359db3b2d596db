package dev.redial.samples.servers;

/** By which signal a server ends after it has finished and logged what it was doing. */
enum StopSignal {
  QUIT,
  WINCH,
  USR1,
  TERM
}
