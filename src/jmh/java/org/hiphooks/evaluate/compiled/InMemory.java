package org.hiphooks.evaluate.compiled;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles Java in memory. */
final class InMemory {

  private static final List<String> OPTIONS =
      List.of(
          "-proc:none",
          "-g:none",
          "-nowarn",
          "-implicit:none",
          "-cp",
          System.getProperty("java.class.path"));

  private InMemory() {}

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("mem:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Binary extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Binary(String name) {
      super(URI.create("mem:///" + name + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  private static final class Kept extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Binary> classes = new HashMap<>();

    Kept(JavaFileManager usual) {
      super(usual);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      String simple = name.substring(name.lastIndexOf('.') + 1);
      return classes.computeIfAbsent(simple, Binary::new);
    }
  }

  /** From sources by simple names of their classes to the classes. */
  static Map<String, byte[]> compile(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> wrong = new DiagnosticCollector<>();
    Kept kept = new Kept(compiler.getStandardFileManager(wrong, null, null));
    List<Source> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    if (!compiler.getTask(null, kept, wrong, OPTIONS, null, units).call()) {
      throw new IllegalStateException(wrong.getDiagnostics().get(0).toString());
    }
    Map<String, byte[]> classes = new HashMap<>();
    kept.classes.forEach((name, binary) -> classes.put(name, binary.bytes.toByteArray()));
    return classes;
  }
}
