package vn.directive.help;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import vn.directive.help.Manual.Section;

/**
 * Makes a page out of the Markdown of a manual. A comment {@code <!-- screen: a, b -->} before a heading says that help
 * opened at screen a or b begins there; any other HTML is left out.
 */
class ManualReader {

    static final String INDEX = "README";

    private static final Pattern SCREENS = Pattern.compile("<!--\\s*screen:(.*?)-->", Pattern.DOTALL);
    private static final Pattern MANUAL = Pattern.compile("([A-Za-z-]+)\\.md(#.*)?");
    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private final Parser parser = Parser.builder().extensions(TABLES).build();
    private final TextContentRenderer plain = TextContentRenderer.builder().extensions(TABLES).build();
    private final Function<String, Dimension> pictureSize;

    /** @param pictureSize size of a picture by its path beside the manual, so that the page does not jump as it loads */
    ManualReader(Function<String, Dimension> pictureSize) {
        this.pictureSize = pictureSize;
    }

    /** @param name file name without its ending */
    Manual read(String name, String markdown) {
        Node document = parser.parse(markdown);
        Outline outline = new Outline();
        document.accept(outline);
        HtmlRenderer renderer = HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading heading) {
                        attributes.put("id", outline.anchors.get(heading));
                    } else if (node instanceof Image image && tag.equals("img")) {
                        Dimension size = pictureSize.apply(image.getDestination().substring("/help/".length()));
                        attributes.put("width", String.valueOf(size.width));
                        attributes.put("height", String.valueOf(size.height));
                    }
                }).build();
        return new Manual(name, outline.title, renderer.render(document), List.copyOf(outline.sections),
                Map.copyOf(outline.screens));
    }

    private final class Outline extends AbstractVisitor {

        private final IdGenerator ids = IdGenerator.builder().build();
        private final Map<Heading, String> anchors = new IdentityHashMap<>();
        private final Map<String, String> screens = new HashMap<>();
        private final List<Section> sections = new ArrayList<>();
        private final List<String> waiting = new ArrayList<>();
        private String title = "";

        @Override
        public void visit(Heading heading) {
            visitChildren(heading);
            String text = plain.render(heading).strip();
            String anchor = ids.generateId(text);
            anchors.put(heading, anchor);
            if (heading.getLevel() == 1) {
                title = text;
            } else if (heading.getLevel() == 2) {
                sections.add(new Section(anchor, text));
            }
            waiting.forEach(screen -> screens.put(screen, anchor));
            waiting.clear();
        }

        @Override
        public void visit(HtmlBlock block) {
            Matcher comment = SCREENS.matcher(block.getLiteral());
            while (comment.find()) {
                Arrays.stream(comment.group(1).split(",")).map(String::strip).forEach(waiting::add);
            }
            block.unlink();
        }

        @Override
        public void visit(HtmlInline inline) {
            inline.unlink();
        }

        @Override
        public void visit(Link link) {
            Matcher manual = MANUAL.matcher(link.getDestination());
            if (manual.matches()) {
                link.setDestination("/help" + (manual.group(1).equals(INDEX) ? "" : "/" + manual.group(1))
                        + (manual.group(2) == null ? "" : manual.group(2)));
            }
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            image.setDestination("/help/" + image.getDestination());
            visitChildren(image);
        }
    }
}
