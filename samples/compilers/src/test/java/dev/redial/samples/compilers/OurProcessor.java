package dev.redial.samples.compilers;

import java.util.ServiceLoader;
import javax.annotation.processing.Processor;

/** The processor as compilers find it. */
final class OurProcessor {
  static final String NAME = "dev.redial.processor.HttpApiProcessor";

  private OurProcessor() {}

  static Processor found() {
    return ServiceLoader.load(Processor.class).stream()
        .filter(provider -> provider.type().getName().equals(NAME))
        .findFirst()
        .orElseThrow()
        .get();
  }
}
