package dev.redial.runtime;

import dev.redial.runtime.configuration.Key;
import dev.redial.runtime.configuration.KeyTable;
import java.util.List;
import java.util.stream.Stream;

/** All keys that can be loaded. */
final class ConfigurationKeys {
  static final KeyTable TABLE =
      new KeyTable(
          Stream.of(
                  ApiSettings.KEYS.stream(),
                  keys(PolicyKeys.ROWS),
                  keys(ClientKeys.ROWS),
                  keys(ConnectionKeys.ROWS))
              .<Key<?>>flatMap(keys -> keys)
              .toList());

  private ConfigurationKeys() {}

  private static <B> Stream<Key<?>> keys(List<Row<B, ?>> rows) {
    return rows.stream().map(Row::key);
  }
}
