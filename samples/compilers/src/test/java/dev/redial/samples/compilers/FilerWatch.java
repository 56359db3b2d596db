package dev.redial.samples.compilers;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Our processor with a filer that remembers what is asked of it, as Gradle's does. */
final class FilerWatch extends AbstractProcessor {
  private final Processor processor = OurProcessor.found();
  private final List<String> asked = new ArrayList<>();

  /** Each as {@code createSourceFile shop.BookshopClient from shop.Bookshop}. */
  List<String> asked() {
    return asked;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    Filer filer = environment.getFiler();
    Filer watched =
        proxy(Filer.class, (method, arguments) -> call(filer, method, remember(method, arguments)));
    processor.init(
        proxy(
            ProcessingEnvironment.class,
            (method, arguments) ->
                method.getName().equals("getFiler")
                    ? watched
                    : call(environment, method, arguments)));
  }

  private Object[] remember(Method method, Object[] arguments) {
    Element[] origins = (Element[]) arguments[arguments.length - 1];
    String from = Arrays.stream(origins).map(Element::toString).collect(Collectors.joining(", "));
    asked.add(method.getName() + " " + arguments[0] + " from " + from);
    return arguments;
  }

  private interface Answer {
    Object to(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            FilerWatch.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method, arguments)));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    processor.process(annotations, round);
    return false;
  }
}
