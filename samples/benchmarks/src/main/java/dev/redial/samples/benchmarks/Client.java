package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Predicate;

/** Who takes part: Helidon from Java 21 on, which its client needs. */
enum Client {
  RAW("raw", Role.CEILING, Client::isForWhoIsBusy) {
    @Override
    Contender open(Setup setup) {
      throw new UnsupportedOperationException("the raw loop takes no single calls");
    }
  },
  RAW_MUX("raw-mux", Role.CEILING, Client::muxCan) {
    @Override
    Contender open(Setup setup) throws IOException {
      return new RawMux(setup);
    }
  },
  REDIAL("Redial, generated", Role.REDIAL, scenario -> true) {
    @Override
    Contender open(Setup setup) {
      return new RedialGenerated(setup);
    }
  },
  REDIAL_REQUEST("Redial, HttpRequest", Role.REDIAL, scenario -> true) {
    @Override
    Contender open(Setup setup) {
      return RedialRequest.of(setup);
    }
  },
  JDK("JDK HttpClient", Role.JDK, Client::isForAnybody) {
    @Override
    Contender open(Setup setup) {
      return JdkClient.of(setup);
    }
  },

  OKHTTP("OkHttp 5", Role.PEER, Client::isForAnybody) {
    @Override
    Contender open(Setup setup) {
      return new OkHttp(setup);
    }
  },
  APACHE("Apache 5 classic", Role.PEER, Client::isForCallers) {
    @Override
    Contender open(Setup setup) {
      return new ApacheClassic(setup);
    }
  },
  APACHE_ASYNC("Apache 5 async, pipelined", Role.PEER, Client::isForOneEndpoint) {
    @Override
    Contender open(Setup setup) throws IOException {
      return new ApacheAsync(setup);
    }
  },
  VERTX("Vert.x 5, pipelined", Role.PEER, Client::isForCollected) {
    @Override
    Contender open(Setup setup) {
      return new Vertx5(setup);
    }
  },
  ARMERIA("Armeria, pipelined", Role.PEER, Client::isForCollected) {
    @Override
    Contender open(Setup setup) {
      return new Armeria(setup);
    }
  },
  JETTY("Jetty 12", Role.PEER, Client::isForAnybody) {
    @Override
    Contender open(Setup setup) throws IOException {
      return new Jetty(setup);
    }
  },
  REACTOR_NETTY("Reactor Netty", Role.PEER, Client::isForCollected) {
    @Override
    Contender open(Setup setup) {
      return new ReactorNetty(setup);
    }
  },
  HELIDON("Helidon 4", Role.PEER, Client::isForCallersOnJava21) {
    @Override
    Contender open(Setup setup) {
      return Java21.open("Helidon4", setup);
    }
  };

  private final String title;
  private final Role role;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Predicate<Scenario> able;

  /** What others are compared with. */
  enum Role {
    CEILING,
    REDIAL,
    JDK,
    PEER
  }

  Client(String title, Role role, Predicate<Scenario> able) {
    this.title = title;
    this.role = role;
    this.able = able;
  }

  /** A new client of this kind. */
  abstract Contender open(Setup setup) throws IOException;

  /** As it is named on the command line. */
  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }

  Role role() {
    return role;
  }

  boolean can(Scenario scenario) {
    return able.test(scenario)
        && (scenario.shape().kind() != Shape.Kind.VIRTUAL || VirtualThreads.areHere());
  }

  /** Settings that only Redial has make no difference to others. */
  private static boolean isForAnybody(Scenario scenario) {
    return scenario.shape().rescue() == Setup.Rescue.ON;
  }

  /** Those that cannot wait for a moment. */
  private static boolean isForWhoIsBusy(Scenario scenario) {
    return isForAnybody(scenario) && scenario.shape().kind() != Shape.Kind.PACED;
  }

  /** Those without asynchronous calls. */
  private static boolean isForCallers(Scenario scenario) {
    return isForAnybody(scenario) && scenario.shape().kind().hasCallers();
  }

  private static boolean isForCallersOnJava21(Scenario scenario) {
    return isForCallers(scenario) && Java21.isHere();
  }

  /** Those whose contents come as a whole, or not to a caller that waits. */
  private static boolean isForCollected(Scenario scenario) {
    return isForAnybody(scenario) && scenario.shape().kind() != Shape.Kind.DOWNLOAD;
  }

  /** Those that pipeline on connections which they do not replace. */
  private static boolean isForOneEndpoint(Scenario scenario) {
    return isForCollected(scenario) && !scenario.asks(Work.CLOSING);
  }

  /** It does not connect again, has no TLS, and has no use for a single caller. */
  private static boolean muxCan(Scenario scenario) {
    return isForAnybody(scenario)
        && scenario.shape().scheme() == Setup.Scheme.HTTP
        && scenario.shape().callers() > 1
        && !scenario.asks(Work.CLOSING);
  }
}
