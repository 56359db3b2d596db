package dev.redial.processor.random;

import dev.redial.processor.random.Memory.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;

/** What the compiler says about one specimen, and what that means. */
final class Verdict {
  private static final Pattern TAGGED = Pattern.compile("^\\[([A-Z]+-\\d+)\\] .+", Pattern.DOTALL);

  private final Specimen specimen;
  private final Set<String> tags = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();
  private int clients;
  private boolean refused;

  Verdict(Specimen specimen) {
    this.specimen = specimen;
  }

  Specimen specimen() {
    return specimen;
  }

  /** A client was written. */
  void generated() {
    clients++;
  }

  /** Said while the processor ran. */
  void processed(Diagnostic<? extends JavaFileObject> said) {
    Matcher tag = TAGGED.matcher(said.getMessage(null));
    if (!tag.matches()) {
      wrong("while processing", said, said.getKind() == Kind.ERROR);
      return;
    }
    tags.add(tag.group(1));
    refused |= said.getKind() == Kind.ERROR;
    wrong("tagged, but nowhere", said, said.getPosition() < 0 || said.getSource() == null);
  }

  /** Said when all that was written was compiled; a source's own warnings are its own. */
  void compiled(Diagnostic<? extends JavaFileObject> said, List<Source> generated) {
    boolean ours = said.getSource() instanceof Source source && generated.contains(source);
    if (ours) {
      wrong("in generated source", said, said.getKind() != Kind.NOTE);
    } else {
      wrong("not even Java", said, said.getKind() == Kind.ERROR);
    }
  }

  private void wrong(String what, Diagnostic<? extends JavaFileObject> said, boolean is) {
    if (is) {
      wrong.add(what + ": " + said);
    }
  }

  /** Whether something was said that must not be said. */
  boolean isWrong() {
    return !wrong.isEmpty();
  }

  Ending ending() {
    if (!refused && clients != specimen.apis()) {
      wrong.add("%d clients, and no error".formatted(clients));
    }
    if (refused && clients >= specimen.apis()) {
      wrong.add("refused, and written");
    }
    if (!wrong.isEmpty()) {
      return new Ending.Broken(tags, String.join("\n", wrong));
    }
    return refused ? new Ending.Refused(tags) : new Ending.Compiled(tags);
  }
}
