package dev.redial.runtime.connection;

/** Whether a connection takes one more exchange now, and if not, why. */
public enum Admission {
  /** It does. */
  ADMITTED,
  /** As many are outstanding, in number or octets, as are allowed. */
  FULL,
  /** The first answer is late, not taken by its caller, or wanted by nobody any more. */
  STUCK,
  /** The exchange wants to be alone, and others are outstanding. */
  OCCUPIED,
  /** The last one outstanding lets nothing stand behind it. */
  BARRIER,
  /** The connection takes nothing any more. */
  ENDING
}
