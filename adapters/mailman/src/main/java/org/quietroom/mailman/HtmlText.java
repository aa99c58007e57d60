package org.quietroom.mailman;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** What HTML says, as plain text: one line a block, links with where they lead. Pictures, styles and forms are dropped. */
final class HtmlText {
    private static final Set<String> BLOCKS = Set.of(
            "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr", "blockquote", "pre", "hr");
    private static final Set<String> SPACED = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre");
    private static final Set<String> UNSEEN = Set.of("head", "script", "style", "template", "title", "noscript");

    private HtmlText() {}

    static String of(String html) {
        Writer writer = new Writer();
        NodeTraversor.traverse(writer, Jsoup.parse(html));
        return writer.text();
    }

    /* Walks without recursion, so that depth costs no stack. */
    private static final class Writer implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();
        private int unseen;

        @Override
        public void head(Node node, int depth) {
            String name = node.normalName();
            if (UNSEEN.contains(name)) {
                unseen++;
            }
            if (unseen > 0) {
                return;
            }
            if (node instanceof TextNode text) {
                words(text.text());
            } else if (name.equals("br")) {
                out.append('\n');
            } else if (BLOCKS.contains(name)) {
                block(SPACED.contains(name));
                out.append(name.equals("li") ? "- " : "");
            }
        }

        @Override
        public void tail(Node node, int depth) {
            String name = node.normalName();
            if (UNSEEN.contains(name)) {
                unseen--;
            } else if (unseen == 0 && BLOCKS.contains(name)) {
                block(SPACED.contains(name));
            } else if (unseen == 0 && name.equals("a") && node instanceof Element link) {
                String to = link.attr("href");
                if (to.startsWith("http") && !link.text().equals(to)) {
                    words(" <" + to + ">");
                }
            }
        }

        private void words(String text) {
            boolean begins = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
            out.append(begins ? text.stripLeading() : text);
        }

        private void block(boolean spaced) {
            int end = out.length();
            while (end > 0 && out.charAt(end - 1) == ' ') {
                end--;
            }
            out.setLength(end);
            if (end == 0) {
                return;
            }
            int breaks = 0;
            while (breaks < end && out.charAt(end - 1 - breaks) == '\n') {
                breaks++;
            }
            out.append("\n".repeat(Math.max(0, (spaced ? 2 : 1) - breaks)));
        }

        private String text() {
            return Lines.trimEnd(out.toString().strip());
        }
    }
}
