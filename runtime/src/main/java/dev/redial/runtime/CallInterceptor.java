package dev.redial.runtime;

/**
 * Sees every call of generated clients before it is sent, and may hear how it ends.
 *
 * <pre>{@code
 * Redial.builder()
 *     .interceptor(call -> call.header("X-Request-Id", ids.next()))
 *     .interceptor(
 *         call -> {
 *           Timer.Sample began = Timer.start();
 *           call.whenAnswered(answer -> began.stop(timer(call.endpoint(), answer.statusCode())));
 *         });
 * }</pre>
 *
 * <p>Thread-safety: called by the thread that makes the call, several at a time.
 */
@FunctionalInterface
public interface CallInterceptor {
  /**
   * Called once for each call, after its arguments are known; those given first are called first.
   *
   * <p>What it throws fails the call, and nothing is sent.
   *
   * @param call that is about to be sent; to be changed until this returns
   */
  void intercept(OutgoingCall call);
}
