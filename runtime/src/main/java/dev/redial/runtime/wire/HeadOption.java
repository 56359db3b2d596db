package dev.redial.runtime.wire;

/** Connection-level fields that only the connection may add to a request. */
public enum HeadOption {
  /** {@code Connection: close}, this request is the last; source: RFC 9112, section 9.6. */
  CLOSE,
  /** {@code Expect: 100-continue}; source: RFC 9110, section 10.1.1. */
  EXPECT_CONTINUE
}
