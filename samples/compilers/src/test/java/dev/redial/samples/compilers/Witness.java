package dev.redial.samples.compilers;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Somebody else's processor that wants to see everything, and says what it is shown. */
@SupportedAnnotationTypes("*")
public final class Witness extends AbstractProcessor {

  /** Called by the compiler. */
  public Witness() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    annotations.forEach(seen -> processingEnv.getMessager().printMessage(Kind.NOTE, "saw " + seen));
    return false;
  }
}
