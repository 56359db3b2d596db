package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.codec.BodyCodec;
import dev.redial.runtime.items.ItemLimit;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a generated client is constructed with: an {@link HttpClient}, base URIs, codecs,
 * interceptors and credentials.
 *
 * <p>Any {@code HttpClient} will do; only {@link RedialHttpClient} pipelines and re-sends. Redial
 * does not close it.
 *
 * <p>Thread-safety: immutable, used by any thread.
 */
public final class Redial {
  private final HttpClient http;
  private final Map<String, URI> baseUris;
  private final Map<String, ApiCredentials> credentials;
  private final List<CallInterceptor> interceptors;
  private final Codecs codecs;

  private Redial(Builder builder) {
    this.http = builder.http == null ? RedialHttpClient.newHttpClient() : builder.http;
    this.baseUris = Map.copyOf(builder.baseUris);
    this.credentials = Map.copyOf(builder.credentials);
    this.interceptors = List.copyOf(builder.interceptors);
    this.codecs = new Codecs(List.copyOf(builder.codecs), builder.maxItemBytes);
  }

  /** Starts with nothing but the codecs that are {@linkplain Builder#codec found}. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * An endpoint that is ready to be called; generated clients bind each of theirs once.
   *
   * @throws ConfigurationException if its API has no base URI
   */
  public BoundEndpoint bind(Endpoint endpoint) {
    URI base = baseUris.get(endpoint.api());
    if (base == null) {
      throw new ConfigurationException(
          "No base URI for the API \"%s\", needed by %s: add .baseUri(\"%s\", URI.create(\"https://...\")) to Redial.builder(). Known are: %s"
              .formatted(endpoint.api(), endpoint, endpoint.api(), baseUris.keySet()));
    }
    CallSender sender = new CallSender(http, base, interceptors, credentials.get(endpoint.api()));
    return new BoundEndpoint(endpoint, UriTemplate.of(base, endpoint), sender, codecs);
  }

  /**
   * What a {@link Redial} is made with.
   *
   * <p>Thread-safety: none; used by one thread.
   */
  public static final class Builder {
    private @Nullable HttpClient http;
    private final Map<String, URI> baseUris = new LinkedHashMap<>();
    private final Map<String, ApiCredentials> credentials = new LinkedHashMap<>();
    private final List<CallInterceptor> interceptors = new ArrayList<>();
    private final List<BodyCodec> codecs = new ArrayList<>();
    private int maxItemBytes = ItemLimit.USUAL_BYTES;

    private Builder() {}

    /**
     * The client that carries the calls; left out, a {@link RedialHttpClient} with the defaults.
     */
    public Builder httpClient(HttpClient client) {
      http = Objects.requireNonNull(client, "client");
      return this;
    }

    /**
     * Where an API lives; a path is kept and stands before the endpoints' own.
     *
     * @param api the name in {@code @HttpApi}, or the interface's simple name
     * @param base absolute, {@code http} or {@code https}, without query and fragment
     * @throws ConfigurationException if {@code base} is none of that
     */
    public Builder baseUri(String api, URI base) {
      ServiceUri.objection(base)
          .ifPresent(
              objection -> {
                throw new ConfigurationException(
                    "The base URI of \"%s\" is %s; %s".formatted(api, base, objection));
              });
      baseUris.put(api, base);
      return this;
    }

    /**
     * A codec that is asked before all that are found and before those given later.
     *
     * <p>Found are, in this order: what {@link java.util.ServiceLoader} finds of {@link BodyCodec},
     * text, octets, then JSON by Jackson 3, Jackson 2, Gson and JSON-B, as far as they are present.
     * With a mapper of one's own: {@link Jackson3Codec#of}, {@link Jackson2Codec#of}, {@link
     * GsonCodec#of}, {@link JsonbCodec#of}.
     */
    public Builder codec(BodyCodec codec) {
      codecs.add(Objects.requireNonNull(codec, "codec"));
      return this;
    }

    /**
     * How long one item of an answer may be that is published, or one line of a {@code
     * Stream<String>}; left out, 16 MiB. A longer one ends the stream with an {@code IOException}
     * (a {@code Stream<String>}: with an {@code UncheckedIOException}) when so much of it has come.
     *
     * <p>An item is a line of JSON lines, a text of a JSON text sequence, or a server-sent event,
     * of which the limit holds for each line and for the data together. Of lines of text the
     * characters are counted. What is read as a whole is not limited by this.
     *
     * @param octets at least 1
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxItemBytes(int octets) {
      if (octets < 1) {
        throw new IllegalArgumentException(
            "maxItemBytes is " + octets + "; it has to be 1 or more");
      }
      maxItemBytes = octets;
      return this;
    }

    /** Has all calls seen by an interceptor, after those given earlier. */
    public Builder interceptor(CallInterceptor interceptor) {
      interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
      return this;
    }

    /**
     * What the calls of one API take along as {@code Authorization}; left out, nothing unless a
     * call or an interceptor says so.
     *
     * @param api the name in {@code @HttpApi}, or the interface's simple name
     */
    public Builder credentials(String api, ApiCredentials given) {
      credentials.put(
          Objects.requireNonNull(api, "api"), Objects.requireNonNull(given, "credentials"));
      return this;
    }

    /**
     * Ready for generated clients.
     *
     * @throws ConfigurationException if there are credentials for an API without a base URI
     */
    public Redial build() {
      for (String api : credentials.keySet()) {
        if (!baseUris.containsKey(api)) {
          throw new ConfigurationException(
              "There are credentials for the API \"%s\", but no base URI. Known are: %s"
                  .formatted(api, baseUris.keySet()));
        }
      }
      return new Redial(this);
    }
  }
}
