package dev.redial.samples.github;

import dev.redial.ParamConverter;
import java.util.Locale;

/** Constants as GitHub writes them in queries. */
final class LowerCase implements ParamConverter<Enum<?>> {
  @Override
  public String convert(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
