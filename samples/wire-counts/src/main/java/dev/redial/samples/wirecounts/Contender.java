package dev.redial.samples.wirecounts;

import dev.redial.runtime.Redial;
import dev.redial.runtime.RedialHttpClient;
import feign.Feign;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import retrofit2.Retrofit;

/** A client as it is without any settings. */
enum Contender {
  JDK("java.net.http.HttpClient") {
    @Override
    Calls at(URI shop) {
      return new JdkCalls(HttpClient.newHttpClient(), shop);
    }
  },
  RETROFIT("Retrofit 3.0 on OkHttp 5.5") {
    @Override
    Calls at(URI shop) {
      OkHttpClient http = new OkHttpClient();
      Retrofit retrofit = new Retrofit.Builder().baseUrl(shop.toString()).client(http).build();
      return new RetrofitCalls(retrofit.create(RetrofitShop.class), http);
    }
  },
  FEIGN("Feign 13.13") {
    @Override
    Calls at(URI shop) {
      return new FeignCalls(Feign.builder().target(FeignShop.class, shop.toString()));
    }
  },
  APACHE("Apache HttpClient 5.5") {
    @Override
    Calls at(URI shop) {
      return new ApacheCalls(HttpClients.createDefault(), shop);
    }
  },
  REDIAL("Redial") {
    @Override
    Calls at(URI shop) {
      RedialHttpClient http = RedialHttpClient.newBuilder().build();
      Redial redial = Redial.builder().httpClient(http).baseUri("shop", shop).build();
      return new RedialCalls(new ShopClient(redial), http);
    }
  };

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** A new client of this kind. */
  abstract Calls at(URI shop);

  /** What a shop is asked, once each time. */
  interface Calls extends AutoCloseable {
    void books() throws IOException, InterruptedException;

    void order() throws IOException, InterruptedException;

    @Override
    default void close() throws IOException {}
  }

  private static final String ORDER = "one book";

  private record JdkCalls(HttpClient http, URI shop) implements Calls {
    @Override
    public void books() throws IOException, InterruptedException {
      http.send(HttpRequest.newBuilder(shop.resolve("books")).build(), BodyHandlers.ofString());
    }

    @Override
    public void order() throws IOException, InterruptedException {
      http.send(
          HttpRequest.newBuilder(shop.resolve("orders"))
              .POST(BodyPublishers.ofString(ORDER))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private record RetrofitCalls(RetrofitShop shop, OkHttpClient http) implements Calls {
    @Override
    public void books() throws IOException {
      shop.books().execute().body().close();
    }

    @Override
    public void order() throws IOException {
      shop.order(RequestBody.create(ORDER, MediaType.get("text/plain"))).execute();
    }

    @Override
    public void close() {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  private record FeignCalls(FeignShop shop) implements Calls {
    @Override
    public void books() {
      shop.books();
    }

    @Override
    public void order() {
      shop.order(ORDER);
    }
  }

  private record ApacheCalls(CloseableHttpClient http, URI shop) implements Calls {
    @Override
    public void books() throws IOException {
      http.execute(
          new HttpGet(shop.resolve("books")), answer -> EntityUtils.toString(answer.getEntity()));
    }

    @Override
    public void order() throws IOException {
      HttpPost post = new HttpPost(shop.resolve("orders"));
      post.setEntity(new StringEntity(ORDER));
      http.execute(post, answer -> answer.getCode());
    }

    @Override
    public void close() throws IOException {
      http.close();
    }
  }

  private record RedialCalls(Shop shop, RedialHttpClient http) implements Calls {
    @Override
    public void books() {
      shop.books();
    }

    @Override
    public void order() {
      shop.order(ORDER);
    }

    @Override
    public void close() {
      http.close();
    }
  }
}
