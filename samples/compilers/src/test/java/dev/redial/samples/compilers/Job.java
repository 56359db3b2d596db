package dev.redial.samples.compilers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a compiler is given.
 *
 * @param output where class files go, and what is generated
 */
record Job(
    List<Path> sources,
    List<Path> classPath,
    List<String> options,
    Processing processing,
    Path output) {

  enum Processing {
    /** Our processor, found as a service in its jar. */
    OURS,
    NONE
  }

  /** With our processor, against the library alone. */
  static Job of(List<Path> sources, Path output) {
    return new Job(sources, Jars.library(), List.of("-parameters"), Processing.OURS, output);
  }

  Job withoutProcessor() {
    return new Job(sources, classPath, options, Processing.NONE, output);
  }

  Job with(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new Job(sources, classPath, all, processing, output);
  }

  /** Against class files in {@code folder} as well. */
  Job against(Path folder) {
    List<Path> all = Stream.concat(Stream.of(folder), classPath.stream()).toList();
    return new Job(sources, all, options, processing, output);
  }

  /** All options but those of processing. */
  List<String> commonOptions() {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--release", "17", "-cp", Jars.path(classPath)));
    all.addAll(List.of("-d", output.toString(), "-s", output.toString()));
    return all;
  }
}
