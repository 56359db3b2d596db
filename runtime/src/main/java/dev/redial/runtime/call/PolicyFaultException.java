package dev.redial.runtime.call;

/** What the application's own part of a retry policy has thrown. */
final class PolicyFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PolicyFaultException(RuntimeException fault) {
    super(
        "its retry policy threw "
            + fault
            + "; a predicate of results is given a java.net.http.HttpResponse.ResponseInfo, and"
            + " nothing of a policy may throw",
        fault);
  }
}
