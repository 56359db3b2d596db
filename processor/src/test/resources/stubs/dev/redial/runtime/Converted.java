package dev.redial.runtime;

import dev.redial.ParamConverter;
import java.util.List;
import java.util.Map;

public final class Converted {
  public static <T> String one(T value, ParamConverter<? super T> converter) {
    return null;
  }

  public static <T> List<String> each(Object values, ParamConverter<T> converter) {
    return null;
  }

  public static <T> Map<String, List<String>> entries(
      Map<? extends String, ? extends T> entries, ParamConverter<? super T> converter) {
    return null;
  }

  public static <T> Map<String, List<String>> values(
      Map<? extends String, ?> entries, ParamConverter<T> converter) {
    return null;
  }
}
