package dev.redial.runtime.call;

import dev.redial.runtime.auth.Authentication;
import dev.redial.runtime.auth.Authorizer;
import dev.redial.runtime.auth.Challenge;
import dev.redial.runtime.auth.Guard;
import dev.redial.runtime.auth.Party;
import dev.redial.runtime.auth.ProtectionSpaces;
import java.io.IOException;
import java.net.Authenticator;
import java.net.Authenticator.RequestorType;
import java.net.MalformedURLException;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a client asks for passwords, and where it has used them with success.
 *
 * <p>Thread-safety: used by any thread; the authenticator has to be, too.
 *
 * @param authenticator of the application; null for none
 * @param spaces where credentials hold
 * @param questions what proxies have asked for
 */
record Passwords(
    @Nullable Authenticator authenticator, ProtectionSpaces spaces, ProxyQuestions questions) {

  boolean mayBeAsked() {
    return authenticator != null;
  }

  Optional<Authorizer> known(Guard guard, String path) {
    return mayBeAsked() ? spaces.find(guard, path) : Optional.empty();
  }

  /**
   * Asks the application, which may take its time.
   *
   * @throws IOException if it gives none, or such that cannot be sent
   */
  Authorizer ask(Guard guard, Challenge challenge, URI uri) throws IOException {
    Authenticator asked = authenticator;
    PasswordAuthentication given =
        asked == null
            ? null
            : asked.requestPasswordAuthenticationInstance(
                guard.host(),
                null,
                guard.port(),
                guard.scheme(),
                challenge.realm().orElse(null),
                challenge.scheme().toLowerCase(Locale.ROOT), // as the JDK tells it
                locator(uri),
                guard.party() == Party.PROXY ? RequestorType.PROXY : RequestorType.SERVER);
    if (given == null) {
      throw new IOException("the authenticator gave no credentials for " + described(guard));
    }
    try {
      return Authentication.answering(challenge, given.getUserName(), given.getPassword());
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "the authenticator's credentials for " + described(guard) + ": " + e.getMessage(), e);
    }
  }

  private static String described(Guard guard) {
    String who = guard.party() == Party.PROXY ? "the proxy " : "the server ";
    return who + guard.host() + ":" + guard.port();
  }

  private static URL locator(URI uri) throws IOException {
    try {
      return uri.toURL();
    } catch (MalformedURLException e) {
      throw new IOException("the authenticator cannot be told of " + uri, e);
    }
  }
}
