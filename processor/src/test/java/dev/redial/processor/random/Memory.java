package dev.redial.processor.random;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Keeps generated sources, and drops class files. */
final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final List<Source> generated = new ArrayList<>();

  Memory(StandardJavaFileManager files) {
    super(files);
  }

  List<Source> generated() {
    return generated;
  }

  /** It is shared by all compilations. */
  @Override
  public void close() {}

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
    if (kind != JavaFileObject.Kind.SOURCE) {
      return new Dropped(name);
    }
    Source source = new Source(name.replace('.', '/'), "");
    generated.add(source);
    return source;
  }

  /** A source; what was generated is filled in by the processor. */
  static final class Source extends SimpleJavaFileObject {
    private final String path;
    private String text;

    Source(String path, String text) {
      super(URI.create("memory:///" + Uris.escaped(path) + ".java"), Kind.SOURCE);
      this.path = path;
      this.text = text;
    }

    /** The package's first part, or nothing in the unnamed package. */
    String root() {
      int slash = path.indexOf('/');
      return slash < 0 ? "" : path.substring(0, slash);
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE && path.substring(path.lastIndexOf('/') + 1).equals(simpleName);
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public Writer openWriter() {
      return new StringWriter() {
        @Override
        public void close() throws IOException {
          text = toString();
          super.close();
        }
      };
    }

    @Override
    public String toString() {
      return path;
    }
  }

  private static final class Dropped extends SimpleJavaFileObject {
    Dropped(String name) {
      super(URI.create("memory:///" + Uris.escaped(name) + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return OutputStream.nullOutputStream();
    }
  }

  private static final class Uris {
    /** Names may be of any letters. */
    static String escaped(String name) {
      StringBuilder escaped = new StringBuilder();
      name.codePoints()
          .forEach(
              c -> {
                if (c < 128) {
                  escaped.appendCodePoint(c);
                } else {
                  escaped.append("_u").append(c);
                }
              });
      return escaped.toString();
    }
  }
}
