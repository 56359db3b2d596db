package shop;

import dev.redial.*;

/** {@code Settings} is written first, but {@code Family} is nearer. */
@HttpApi(path = "/all")
public interface Inherited extends Settings, Family, Stranger {
  final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Missing(int status, String body) {}
  }

  @Get("/own")
  String own();

  @Get("/told")
  @Headers("x-place: method")
  @Timeout("PT1S")
  @Retry("method")
  String told();
}

@Headers({"Accept: text/plain", "X-Place: settings", "X-Version: 1"})
@Timeout("PT9S")
@Retry("settings")
@OnStatus(value = 404, error = Inherited.Missing.class)
interface Settings {}

@Headers("X-Place: family")
@Timeout(overall = "PT1M")
interface Family extends Settings {
  @Get("/family")
  String family();
}

interface Stranger {
  @Get("/stranger")
  String stranger();
}
