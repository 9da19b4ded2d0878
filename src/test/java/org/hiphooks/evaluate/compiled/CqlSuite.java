package org.hiphooks.evaluate.compiled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The public CQL test suite, from a folder that is not part of the project. */
final class CqlSuite {

  /** Where it is; {@code -Dhiphooks.shared} names another place. */
  static final Path FOLDER =
      Path.of(System.getProperty("hiphooks.shared", "../shared")).resolve("cql-tests");

  private CqlSuite() {}

  /**
   * One test.
   *
   * @param name file, group and test
   * @param expression to evaluate
   * @param output what it must be; null if it must fail
   */
  record Question(String name, String expression, @Nullable String output) {}

  /** All tests by file, in order. */
  static Map<String, List<Question>> read() throws IOException {
    Map<String, List<Question>> suite = new LinkedHashMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(path -> path.toString().endsWith(".xml")).sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".xml", "");
      suite.put(name, questions(name, document(file)));
    }
    return suite;
  }

  private static Document document(Path file) throws IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    try {
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(file.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is no XML", e);
    }
  }

  private static List<Question> questions(String file, Document document) {
    List<Question> questions = new ArrayList<>();
    NodeList tests = document.getElementsByTagName("test");
    for (int i = 0; i < tests.getLength(); i++) {
      Element test = (Element) tests.item(i);
      Element group = (Element) test.getParentNode();
      Element expression = (Element) test.getElementsByTagName("expression").item(0);
      NodeList outputs = test.getElementsByTagName("output");
      questions.add(
          new Question(
              file + '/' + group.getAttribute("name") + '/' + test.getAttribute("name"),
              expression.getTextContent().strip(),
              outputs.getLength() == 0 || expression.hasAttribute("invalid")
                  ? null
                  : outputs.item(0).getTextContent().strip()));
    }
    return questions;
  }
}
