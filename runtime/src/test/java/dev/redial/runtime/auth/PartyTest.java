package dev.redial.runtime.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartyTest {
  @Test
  void statusTellsWhoAsks() {
    assertThat(Party.asking(401)).isEqualTo(Party.SERVER);
    assertThat(Party.asking(407)).isEqualTo(Party.PROXY);
    assertThat(Party.asking(403)).isNull();
  }

  @Test
  void fieldsOfServersAndProxiesAreNotMixedUp() {
    assertThat(Party.SERVER.challengeField()).isEqualTo("WWW-Authenticate");
    assertThat(Party.SERVER.credentialsField()).isEqualTo("Authorization");
    assertThat(Party.SERVER.infoField()).isEqualTo("Authentication-Info");
    assertThat(Party.PROXY.challengeField()).isEqualTo("Proxy-Authenticate");
    assertThat(Party.PROXY.credentialsField()).isEqualTo("Proxy-Authorization");
    assertThat(Party.PROXY.infoField()).isEqualTo("Proxy-Authentication-Info");
  }
}
