package dev.redial.runtime;

import java.util.concurrent.ExecutionException;

/** The two ways of making a generated call. */
enum Way {
  SEND {
    @Override
    <T> T make(EndpointCall call, Returns<T> returns) throws Exception {
      return call.sendThrowing(returns);
    }
  },
  SEND_ASYNC {
    @Override
    <T> T make(EndpointCall call, Returns<T> returns) throws Exception {
      try {
        return Stage.within(call.sendAsync(returns));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e.getCause() instanceof Exception cause ? cause : e;
      }
    }
  };

  /** What the call returns, or how it failed. */
  abstract <T> T make(EndpointCall call, Returns<T> returns) throws Exception;
}
