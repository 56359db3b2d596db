package dev.redial.runtime;

import dev.redial.runtime.configuration.Configuration;
import dev.redial.runtime.configuration.Domain;
import dev.redial.runtime.configuration.Key;
import dev.redial.runtime.configuration.Kind;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key and what it does, so that no key can be without effect.
 *
 * @param key of the table
 * @param effect of its value on what is being built; throws an {@code IllegalArgumentException} for
 *     a value out of range
 */
record Row<B, T>(Key<T> key, BiConsumer<B, T> effect) {

  /** Rows of one domain. */
  record Rows<B>(Domain domain, Supplier<B> fresh) {
    /** One whose values are checked by what they do to something fresh. */
    <T> Row<B, T> row(
        String setting,
        Kind<T> kind,
        @Nullable T standard,
        String example,
        String meaning,
        BiConsumer<B, T> effect) {
      Kind<T> checked = kind.checkedBy(value -> effect.accept(fresh.get(), value));
      return new Row<>(new Key<>(domain, setting, checked, standard, example, meaning), effect);
    }
  }

  void apply(Configuration loaded, B built) {
    apply(loaded, "", built);
  }

  void apply(Configuration loaded, String name, B built) {
    loaded.value(key, name).ifPresent(value -> effect.accept(built, value));
  }
}
