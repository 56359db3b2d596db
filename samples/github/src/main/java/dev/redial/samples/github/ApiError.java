package dev.redial.samples.github;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer outside of 2xx says.
 *
 * @param errors one for each field that is wrong; null where no field is
 */
public record ApiError(String message, @Nullable List<Detail> errors, URI documentationUrl) {
  /** A field that is wrong. */
  public record Detail(String resource, String field, String code) {}
}
