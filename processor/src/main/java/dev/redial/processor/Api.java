package dev.redial.processor;

import java.util.Map;
import javax.lang.model.element.TypeElement;

/**
 * What the readers of one interface share.
 *
 * @param name the name that its endpoints carry
 * @param path the path before theirs
 * @param uses what its client will use, as far as it has been read
 * @param settings what is written on the interface and on each of its parents
 */
record Api(
    Surroundings surroundings,
    ErrorReporter errors,
    Lineage lineage,
    Strictness strictness,
    String name,
    PathTemplate path,
    Map<TypeElement, Settings> settings,
    Uses uses) {}
