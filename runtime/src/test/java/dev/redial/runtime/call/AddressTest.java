package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.pool.Origin;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However an address is made, it is the same. */
class AddressTest {
  private static final Address BASE = Address.of(URI.create("http://Shop.example:81"));

  @ParameterizedTest
  @CsvSource({
    "'', /, /",
    "/, /, /",
    "?a=b, /, /?a=b",
    "/a/b, /a/b, /a/b",
    "/a/b?, /a/b, /a/b?",
    "/a?b=c?d, /a, /a?b=c?d",
    "/%20;x, /%20;x, /%20;x"
  })
  void pathAndQuery(String rest, String path, String target) {
    String whole = "http://Shop.example:81" + rest;
    Address address = Address.of(URI.create(whole));
    assertThat(address)
        .isEqualTo(
            new Address(new Origin("http", "shop.example", 81), "Shop.example:81", path, target))
        .isEqualTo(BASE.at(whole, "http://Shop.example:81".length()));
    assertThat(address.absolute()).isEqualTo("http://Shop.example:81" + target);
  }

  @ParameterizedTest
  @CsvSource({"/ä?ö=ü, /%C3%A4?%C3%B6=%C3%BC"})
  void whatIsNotAsciiIsEscaped(String rest, String target) {
    String whole = "http://Shop.example:81" + rest;
    assertThat(Address.of(URI.create(whole)).target()).isEqualTo(target);
    assertThat(BASE.at(whole, "http://Shop.example:81".length()).target()).isEqualTo(target);
  }
}
