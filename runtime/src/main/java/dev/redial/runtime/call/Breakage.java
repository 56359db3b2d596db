package dev.redial.runtime.call;

/** In what way an attempt broke. */
enum Breakage {
  /** No connection could be made; another try may find one. */
  DIAL,
  /** No connection could be made, and none will: certificates, or a full waiting line. */
  DIAL_HOPELESS,
  /** The connection was lost, or the attempt's time was up. */
  LOST,
  /** The server broke a rule of HTTP in answering this very request. */
  VIOLATION
}
