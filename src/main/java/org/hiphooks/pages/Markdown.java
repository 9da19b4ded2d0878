package org.hiphooks.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns the Markdown of a card into HTML that is safe to show. HTML in the text appears as text,
 * links go to http and https alone. Thread-safe.
 */
public final class Markdown {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "br",
              "strong",
              "em",
              "code",
              "pre",
              "ul",
              "ol",
              "li",
              "blockquote",
              "hr",
              "a",
              "h3",
              "h4",
              "h5",
              "h6",
              "table",
              "thead",
              "tbody",
              "tr",
              "th",
              "td")
          .allowUrlProtocols("https", "http")
          .allowAttributes("href")
          .matching(Pattern.compile("https?://.+"))
          .onElements("a")
          .allowAttributes("data-label")
          .onElements("td")
          .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
          .toFactory();

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();

  /**
   * The two parts of a card's detail.
   *
   * @param head HTML of the first paragraphs that begin with a bold label and a colon, such as the
   *     findings and what was not recorded; may be empty
   * @param rest HTML of everything after them; may be empty
   */
  public record Parts(String head, String rest) {}

  /** The whole text as HTML. */
  public String html(String text) {
    return render(parser.parse(text));
  }

  /**
   * The text in two parts, so that the actions can stand between them: what the advice rests on
   * comes first, however long the rest is.
   */
  public Parts parts(String text) {
    Node document = parser.parse(text);
    Node head = new Document();
    Node block = document.getFirstChild();
    while (block != null && isLabelled(block)) {
      Node next = block.getNext();
      head.appendChild(block);
      block = next;
    }
    return new Parts(render(head), render(document));
  }

  private static boolean isLabelled(Node block) {
    return block instanceof Paragraph
        && block.getFirstChild() instanceof StrongEmphasis label
        && label.getLastChild() instanceof Text text
        && text.getLiteral().stripTrailing().endsWith(":");
  }

  private static String render(Node document) {
    List<String> labels = new ArrayList<>();
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(
                context -> (node, tag, attributes) -> labelCell(node, tag, attributes, labels))
            .build();
    return POLICY.sanitize(renderer.render(document)).strip();
  }

  /** Gives each cell the heading of its column, so that narrow places can show rows as lines. */
  private static void labelCell(
      Node node, String tag, Map<String, String> attributes, List<String> labels) {
    switch (tag) {
      case "table" -> labels.clear();
      case "th" -> labels.add(text(node));
      case "td" -> {
        int column = 0;
        for (Node before = node.getPrevious(); before != null; before = before.getPrevious()) {
          column++;
        }
        if (column < labels.size()) {
          attributes.put("data-label", labels.get(column));
        }
      }
      default -> {
        // Other elements need no label.
      }
    }
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      text.append(child instanceof Text words ? words.getLiteral() : text(child));
    }
    return text.toString();
  }
}
