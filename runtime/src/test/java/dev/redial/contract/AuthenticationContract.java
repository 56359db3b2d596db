package dev.redial.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** Servers that want to know who asks, and an authenticator that knows. */
abstract class AuthenticationContract extends Contract {
  static final String BASIC = "Basic realm=\"shop\"";
  static final String ALICE = basic("alice", "secret", ISO_8859_1);

  static String basic(String user, String password, Charset charset) {
    byte[] pair = (user + ":" + password).getBytes(charset);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Gives the same answer always, and remembers what it was asked. */
  static final class Doorbell extends Authenticator {
    private final @Nullable PasswordAuthentication answer;
    final List<String> rings = new CopyOnWriteArrayList<>();
    final List<String> places = new CopyOnWriteArrayList<>();

    Doorbell(String password) {
      this(new PasswordAuthentication("alice", password.toCharArray()));
    }

    Doorbell(@Nullable PasswordAuthentication answer) {
      this.answer = answer;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      rings.add(
          "%s %s://%s:%d %s %s %s"
              .formatted(
                  getRequestorType(),
                  getRequestingProtocol(),
                  getRequestingHost(),
                  getRequestingPort(),
                  getRequestingScheme(),
                  getRequestingPrompt(),
                  getRequestingSite()));
      places.add(String.valueOf(getRequestingURL()));
      return answer;
    }
  }

  Client asking(Doorbell bell) {
    return Client.of(pair.client().authenticator(bell));
  }

  /** Lets in whoever shows this; others hear the challenges. */
  URI guarded(String credentials, String... challenges) {
    return peer()
        .serve(
            request -> {
              if (credentials.equals(request.getHeaders().get("Authorization"))) {
                return Content.sized(Peer.bodyOf(request)).addHeader("Welcome", "1");
              }
              MockResponse.Builder refusal = new MockResponse.Builder().code(401);
              for (String challenge : challenges) {
                refusal.addHeader("WWW-Authenticate", challenge);
              }
              return request.getMethod().equals("HEAD") ? refusal : refusal.body("who?");
            });
  }

  List<@Nullable String> shownAt(URI at) {
    return peer().arrived(at).stream()
        .map(request -> request.getHeaders().get("Authorization"))
        .toList();
  }
}
