package dev.redial.samples.endpoints;

import dev.redial.BaseUri;
import dev.redial.Body;
import dev.redial.Convert;
import dev.redial.FormParam;
import dev.redial.Get;
import dev.redial.HeaderParam;
import dev.redial.HttpApi;
import dev.redial.ParamConverter;
import dev.redial.Params;
import dev.redial.Part;
import dev.redial.Post;
import dev.redial.Put;
import dev.redial.QueryParam;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that a call can be given. */
@HttpApi
interface Things {
  enum Colour {
    RED {
      @Override
      public String toString() {
        return "not the name";
      }
    }
  }

  record Point(int x, int y) {}

  /** Gives nothing for the origin. */
  final class PointText implements ParamConverter<Point> {
    @Override
    public @Nullable String convert(Point point) {
      return point.x() == 0 && point.y() == 0 ? null : point.x() + "/" + point.y();
    }
  }

  record Page(@QueryParam int page, @QueryParam("per_page") Optional<Integer> size) {}

  record Filter<T>(
      String kind, @QueryParam List<T> tags, @Params Page paging, @HeaderParam("X-Id") String id) {}

  @Get("/find/{kind}")
  String find(@Params @Nullable Filter<LocalDate> filter);

  @Get("/convert/{at}")
  String convert(
      @Convert(PointText.class) Point at,
      @QueryParam @Convert(PointText.class) List<Point> line,
      @QueryParam @Convert(PointText.class) Map<String, Point> named);

  @Get("/texts/{colour}")
  String texts(
      Colour colour,
      @QueryParam Duration wait,
      @QueryParam OptionalInt count,
      @QueryParam @Nullable String absent,
      @QueryParam int... sizes);

  @Get("/lists")
  String lists(
      @QueryParam(csv = true) List<String> tags,
      @HeaderParam(value = "X-Ids", csv = true) String[] ids);

  @Post("/form")
  String form(@FormParam(csv = true) List<String> tags, @FormParam String text);

  @Get("/headers")
  String headers(@HeaderParam("X-A") String value, @HeaderParam Map<String, String> others);

  @Get("/at/{id}")
  String at(@BaseUri @Nullable URI base, long id);

  @Post("/parts")
  String parts(
      @Part("ti\"tle\r\n") String title,
      @Part("sizes") List<Integer> sizes,
      @Part("point") Point point,
      @Part("files") List<Path> files,
      @Part(value = "raw", fileName = "r\u00e4w.bin") byte[] raw,
      @Part("maybe") Optional<String> maybe);

  @Put("/file")
  String replace(@Part("file") Path file, @Part("note") String note);

  @Put("/supplied")
  String supplied(@Part("in") Supplier<InputStream> in);

  @Post("/once")
  String once(@Part("in") InputStream in);

  @Put("/body/path")
  String path(@Body("text/x-log") Path body);

  @Post("/body/stream")
  String stream(@Body InputStream body);

  @Put("/body/supplier")
  String supplier(@Body Supplier<InputStream> body);

  @Put("/body/publisher")
  String publisher(@Body BodyPublisher body);
}
