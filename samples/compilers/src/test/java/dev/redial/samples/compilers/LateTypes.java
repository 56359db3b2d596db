package dev.redial.samples.compilers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Writes types that an interface mentions already: one in the first round, one in the second. */
@SupportedAnnotationTypes("*")
public final class LateTypes extends AbstractProcessor {
  private int round;

  /** Made for one compilation. */
  public LateTypes() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
    round++;
    if (round == 1) {
      write("Filter", "record Filter(@dev.redial.QueryParam int page) {}");
    } else if (round == 2) {
      write("Item", "public record Item(String name) { public enum Kind { BOOK } }");
    }
    return false;
  }

  private void write(String name, String text) {
    try (Writer file = processingEnv.getFiler().createSourceFile("late." + name).openWriter()) {
      file.write("package late; " + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
