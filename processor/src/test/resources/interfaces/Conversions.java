package shop;

import dev.redial.*;
import java.util.*;

@HttpApi
interface Conversions {
  record Point(int x, int y) {}

  final class PointText implements ParamConverter<Point> {
    @Override
    public String convert(Point point) {
      return point.x() + "," + point.y();
    }
  }

  abstract class Twice<A, B> implements ParamConverter<B> {}

  class Line extends Twice<String, List<Point>> {
    @Deprecated
    Line() {}

    @Override
    public String convert(List<Point> line) {
      return "" + line.size();
    }
  }

  class Anything implements ParamConverter<Object> {
    @Override
    public String convert(Object any) {
      return any.toString();
    }
  }

  record Where(@QueryParam @Convert(PointText.class) Point from) {}

  @Get("/lines")
  @SuppressWarnings({"unchecked", "varargs"})
  String lines(@QueryParam("a\u2028b") @Convert(Line.class) List<Point>... lines);

  @Get("/{at}/{size}")
  String path(@Convert(PointText.class) Point at, @PathParam("size") @Convert(Anything.class) int s);

  @Get("/query")
  String query(
      @QueryParam @Convert(PointText.class) Optional<Point> one,
      @QueryParam(csv = true) @Convert(PointText.class) Point[] several,
      @QueryParam @Convert(Line.class) List<Point> line,
      @QueryParam @Convert(PointText.class) Map<? extends String, Set<Point>> named,
      @HeaderParam @Convert(PointText.class) Map<? extends String, ? extends Point> fields,
      @HeaderParam("X-At") @Convert(PointText.class) Point POINT_TEXT,
      @CookieParam @Convert(Anything.class) Thread thread,
      @Params Where where);

  @Post("/key")
  void key(@IdempotencyKey @Convert(PointText.class) Point key, @FormParam(csv = true) int[] ids);

  @Get("/hiding")
  void hiding(
      @QueryParam @Convert(PointText.class) Point Converted,
      @QueryParam int dev,
      @QueryParam int Converted2);
}
