package dev.redial.samples.benchmarks;

/** Contenders in {@code src/main/java21}, called by name: only Java 21 and later compile them. */
final class Java21 {
  private static final int FEATURE = 21;

  private Java21() {}

  static boolean isHere() {
    return Runtime.version().feature() >= FEATURE;
  }

  static Contender open(String simpleName, Setup setup) {
    try {
      return Class.forName(Java21.class.getPackageName() + "." + simpleName)
          .asSubclass(Contender.class)
          .getDeclaredConstructor(Setup.class)
          .newInstance(setup);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(simpleName + " was not compiled", e);
    }
  }
}
