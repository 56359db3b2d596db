package shop;

import dev.redial.*;
import java.lang.annotation.*;

@HttpApi(path = "/dav/")
@Headers({"Accept: text/plain", "X-Quote: say \"hi\" \\ $L"})
@Timeout("PT5S")
@Retry("all")
@NonIdempotent
public interface Settled {
  @Target(ElementType.METHOD)
  @HttpMethod(value = "PROPFIND", idempotency = Idempotency.SAFE)
  @interface Propfind {
    String value() default "";
  }

  @Target(ElementType.METHOD)
  @HttpMethod("LOCK")
  @interface Lock {}

  @Propfind("/files")
  @Idempotent
  @Timeout(value = "PT2S", overall = "PT10S")
  @SuppressWarnings("redial")
  String files();

  @Lock
  @Headers("accept: application/json")
  void lock();

  @Post("/keyed")
  @IdempotencyKey(header = "X-Key", validFor = "PT1H", quoting = IdempotencyKey.Quoting.STRING)
  @Retry("keyed")
  void keyed();
}
