package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.codec.BodyCodec;
import dev.redial.runtime.configuration.Configuration;
import dev.redial.runtime.configuration.Domain;
import dev.redial.runtime.configuration.Problem;
import dev.redial.runtime.configuration.Secrets;
import dev.redial.runtime.configuration.Source;
import dev.redial.runtime.items.ItemLimit;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a generated client is constructed with: an {@link HttpClient}, base URIs, codecs,
 * interceptors and credentials.
 *
 * <p>Any {@code HttpClient} will do; only {@link RedialHttpClient} pipelines and re-sends. One that
 * was given is not closed by {@link #close}; one that was made here, of {@linkplain Builder#load
 * loaded} settings or none, is.
 *
 * <p>Thread-safety: used by any thread.
 */
public final class Redial implements AutoCloseable {
  private static final String MENDING =
      "Add it to a registry that RedialHttpClient.newBuilder().retries(...) is given";

  private final HttpClient http;
  private final OwnClient.@Nullable Made own;
  private final ApiSettings apis;
  private final Map<String, ApiCredentials> credentials;
  private final List<CallInterceptor> interceptors;
  private final Codecs codecs;

  private Redial(Builder builder, HttpClient http, OwnClient.@Nullable Made own, ApiSettings apis) {
    this.http = http;
    this.own = own;
    this.apis = apis;
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
   * <p>That there is a codec for what an endpoint sends and returns shows when it is first called.
   *
   * @throws ConfigurationException if its API has no base URI, if what was loaded for it is
   *     ambiguous, or if the client has no retry policy of the name in its {@code @Retry}
   */
  public BoundEndpoint bind(Endpoint endpoint) {
    ConfigurationException.throwIfAny(apis.objection(endpoint).stream().toList());
    URI base = apis.baseUri(endpoint.api()).orElseThrow(() -> homeless(endpoint));
    ConfigurationException.throwIfAny(own == null ? missing(endpoint) : own.prepare(endpoint));
    CallSender sender = new CallSender(http, base, interceptors, credentials.get(endpoint.api()));
    return new BoundEndpoint(
        apis.limited(endpoint), UriTemplate.of(base, endpoint), sender, codecs);
  }

  /** Other clients than ours try nothing again. */
  private List<Problem> missing(Endpoint endpoint) {
    return http instanceof RedialHttpClient redial
        ? NamedPolicy.missing(endpoint, redial.policies(), Set.of(), MENDING).stream().toList()
        : List.of();
  }

  private ConfigurationException homeless(Endpoint endpoint) {
    return new ConfigurationException(
        "No base URI for the API \"%s\", needed by %s: add .baseUri(\"%s\", URI.create(\"https://...\")) to Redial.builder(), or load redial.api.%s.base-uri. Known are: %s"
            .formatted(endpoint.api(), endpoint, endpoint.api(), endpoint.api(), apis.apis()));
  }

  /**
   * Where the retry policies of the client that was made here are found: what is changed in it
   * counts from the next call on, and resilience4j's events and metrics are in it. Empty if a
   * client was given.
   */
  public Optional<RetryRegistry> retries() {
    return Optional.ofNullable(own).map(made -> made.policies().registry());
  }

  /**
   * Closes the client that was made here, as {@link RedialHttpClient#close} does, and its
   * connections. One that was given stays open.
   */
  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }

  /**
   * What a {@link Redial} is made with.
   *
   * <p>Thread-safety: none; used by one thread.
   */
  public static final class Builder {
    private @Nullable HttpClient http;
    private @Nullable Consumer<RedialHttpClient.Builder> client;
    private @Nullable Consumer<ConnectionManager.Builder> connections;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, URI> baseUris = new LinkedHashMap<>();
    private final Map<String, ApiCredentials> credentials = new LinkedHashMap<>();
    private final List<CallInterceptor> interceptors = new ArrayList<>();
    private final List<BodyCodec> codecs = new ArrayList<>();
    private int maxItemBytes = ItemLimit.USUAL_BYTES;

    private Builder() {}

    /**
     * The client that carries the calls; left out, a {@link RedialHttpClient} of what was loaded,
     * else with the defaults, which {@link Redial#close} closes.
     */
    public Builder httpClient(HttpClient client) {
      http = Objects.requireNonNull(client, "client");
      return this;
    }

    /**
     * What is said in code for the client that is made here; it goes before what was loaded.
     *
     * <p>A registry given to {@link RedialHttpClient.Builder#retries} takes what was loaded for
     * other names than its own.
     *
     * @param settings said behind those of earlier calls of this method
     */
    public Builder client(Consumer<RedialHttpClient.Builder> settings) {
      Objects.requireNonNull(settings, "settings");
      client = client == null ? settings : client.andThen(settings);
      return this;
    }

    /**
     * What is said in code for the connections of that client, before what was loaded.
     *
     * @param settings said behind those of earlier calls of this method
     */
    public Builder connections(Consumer<ConnectionManager.Builder> settings) {
      Objects.requireNonNull(settings, "settings");
      connections = connections == null ? settings : connections.andThen(settings);
      return this;
    }

    /**
     * Loads settings from a properties file in UTF-8; the keys are in {@code
     * docs/configuration.md}.
     *
     * <p>What is said in code goes before what is loaded, whatever the order; then system
     * properties, environment variables, and files, of which the later ones go before. The file is
     * read now, and everything that is wrong with it is told by {@link #build}.
     */
    public Builder load(Path file) {
      sources.add(Source.file(file));
      return this;
    }

    /** Loads settings that were read already, as those of a file; they are copied. */
    public Builder load(Properties properties) {
      sources.add(Source.properties(properties));
      return this;
    }

    /**
     * Loads the system properties that begin with {@code redial.} and the environment variables
     * that begin with {@code REDIAL_}: {@code REDIAL_API_BOOK_SHOP_BASE_URI} is {@code
     * redial.api.book-shop.base-uri}, whatever the case of its letters.
     */
    public Builder loadSystem() {
      return loadSystem(System.getProperties(), System.getenv());
    }

    Builder loadSystem(Properties properties, Map<String, String> environment) {
      sources.add(Source.system(properties));
      sources.add(Source.environment(environment));
      return this;
    }

    /**
     * Where an API lives; a path is kept and stands before the endpoints' own.
     *
     * @param api the name in {@code @HttpApi}, or the interface's simple name
     * @param base absolute, {@code http} or {@code https}, without user information, query and
     *     fragment, and without the segments {@code .} and {@code ..} in its path
     * @throws ConfigurationException if {@code base} is none of that
     */
    public Builder baseUri(String api, URI base) {
      ServiceUri.objection(base)
          .ifPresent(
              objection -> {
                throw new ConfigurationException(
                    "The base URI of \"%s\" is %s; %s"
                        .formatted(api, Secrets.masked(base.toString()), objection));
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
     * @throws ConfigurationException if there are credentials for an API without a base URI; or
     *     with all that is wrong with what was loaded, of which nothing is applied then
     */
    public Redial build() {
      Configuration loaded = new Configuration(ConfigurationKeys.TABLE, sources);
      ApiSettings apis = new ApiSettings(baseUris, loaded);
      List<Problem> problems = new ArrayList<>(loaded.problems());
      problems.addAll(apis.problems());
      if (http != null) {
        problems.addAll(misplaced(loaded));
        ConfigurationException.throwIfAny(problems);
        checkCredentials(apis);
        return new Redial(this, http, null, apis);
      }
      OwnClient making = new OwnClient(loaded, client, connections);
      problems.addAll(making.problems());
      ConfigurationException.throwIfAny(problems);
      checkCredentials(apis);
      OwnClient.Made made = making.make();
      return new Redial(this, made.http(), made, apis);
    }

    /** What belongs to a client that is made here, where one was given. */
    private List<Problem> misplaced(Configuration loaded) {
      if (client != null || connections != null) {
        throw new ConfigurationException(
            "httpClient(...) gives a client, client(...) and connections(...) are for one that is made here; leave the one or the others out");
      }
      List<Problem> all = new ArrayList<>();
      for (Domain domain :
          List.of(Domain.CLIENT, Domain.CONNECTIONS, Domain.RETRY, Domain.RETRY_BUDGET)) {
        all.addAll(
            loaded.complain(
                domain,
                "belongs to the client, and httpClient(...) was given one: set it there, or say client(...) instead, so that it is made here"));
      }
      return all;
    }

    private void checkCredentials(ApiSettings apis) {
      for (String api : credentials.keySet()) {
        if (apis.baseUri(api).isEmpty()) {
          throw new ConfigurationException(
              "There are credentials for the API \"%s\", but no base URI. Known are: %s"
                  .formatted(api, apis.apis()));
        }
      }
    }
  }
}
