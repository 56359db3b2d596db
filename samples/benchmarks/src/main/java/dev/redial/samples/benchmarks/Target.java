package dev.redial.samples.benchmarks;

import java.net.URI;

/**
 * Where the server is: one with two ports, which counts what comes to both.
 *
 * @param http with a slash at its end; the counts are asked for here
 * @param https with a slash at its end
 * @param key whose certificate it shows
 */
record Target(URI http, URI https, TlsKey key) {

  URI base(Setup.Scheme scheme) {
    return scheme == Setup.Scheme.HTTPS ? https : http;
  }
}
