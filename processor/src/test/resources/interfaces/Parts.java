package shop;

import dev.redial.*;
import java.io.FileInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.file.Path;
import java.util.*;
import java.util.function.Supplier;

@HttpApi
interface Parts {
  class Converted {}

  class FormPart {}

  @Post("/parts")
  void all(
      @Part("title") String title,
      @Part("sizes") int[] sizes,
      @Part("count") OptionalInt count,
      @Part(value = "me\"ta", contentType = "application/json; charset=utf-8") User user,
      @Part("users") List<User> users,
      @Part("raw") byte[] octets,
      @Part(value = "photo", fileName = "me.png", contentType = "image/png") InputStream photo,
      @Part("files") List<Path> files,
      @Part("maybe") Optional<Supplier<FileInputStream>> maybe,
      @Part("body") BodyPublisher body,
      @QueryParam(csv = true) List<String> tags,
      @HeaderParam(value = "X-Tags", csv = true) Set<UUID> more);

  @Put("/file")
  void file(@Body("image/png") Path file);

  @Post("/stream")
  void stream(@Body InputStream in);

  @Put("/again")
  void again(@Body Supplier<? extends InputStream> in);

  @Put("/publisher/{id}")
  void publisher(@Body BodyPublisher body, long id, @BaseUri URI base);
}
