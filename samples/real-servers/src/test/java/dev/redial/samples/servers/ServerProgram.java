package dev.redial.samples.servers;

import java.util.List;

/** A server or proxy that these tests run. */
enum ServerProgram {
  NGINX("nginx", "nginx-light"),
  HTTPD("apache2", "apache2"),
  HAPROXY("haproxy", "haproxy"),
  SQUID("squid", "squid");

  private final String executable;
  private final String debianPackage;

  ServerProgram(String executable, String debianPackage) {
    this.executable = executable;
    this.debianPackage = debianPackage;
  }

  String executable() {
    return executable;
  }

  /** What to tell somebody on whose machine it is missing. */
  String howToInstall() {
    return "%s is not installed; get it by .ci/run (as root), or by: %s"
        .formatted(executable, String.join(" ", installCommand()));
  }

  private List<String> installCommand() {
    return List.of("apt-get install --no-install-recommends", debianPackage);
  }
}
