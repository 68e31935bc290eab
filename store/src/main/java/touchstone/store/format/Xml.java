package touchstone.store.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;

/**
 * The one place that reads XML. Nothing that a document names outside itself is ever opened: a document type
 * declaration, the door to entities, is refused, and so is nesting deeper than any annotation needs.
 */
final class Xml {

    private static final Messages TEXT = Messages.beside(Xml.class);
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 1 << 26;

    private static final XMLInputFactory FACTORY = factory();
    private static final Pattern ENCODING = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** An element with all that lies in it. */
    record Node(String name, Map<String, String> attributes, List<Node> children, String text, int line) {

        Optional<Node> child(String of) {
            return children.stream().filter(c -> c.name.equals(of)).findFirst();
        }

        List<Node> all(String of) {
            return children.stream().filter(c -> c.name.equals(of)).toList();
        }

        /** The text of a child; empty where there is none. */
        String textOf(String of) {
            return child(of).map(c -> c.text.strip()).orElse("");
        }

        /** An attribute's value; empty where there is none. */
        String attribute(String of) {
            return attributes.getOrDefault(of, "");
        }
    }

    /** Takes the children of the outermost element one by one. */
    interface Visitor {

        void root(Map<String, String> attributes) throws IOException;

        void child(Node child) throws IOException;
    }

    private Xml() {
    }

    /**
     * Reads a file whose outermost element has the given name; only one child of it is in memory at a time.
     *
     * @throws InputRefused when it is no such file or not well formed, with the line
     */
    static void read(Path file, String root, Visitor visitor) throws IOException {
        try (Reader in = reader(file)) {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
            boolean open = false;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> throw new InputRefused(TEXT.text("xmlDoctype", file));
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (open) {
                            visitor.child(node(xml, file, 1));
                        } else if (xml.getLocalName().equals(root)) {
                            open = true;
                            visitor.root(attributes(xml));
                        } else {
                            throw new InputRefused(TEXT.text("xmlRoot", file, root));
                        }
                    }
                    default -> {
                    }
                }
            }
        } catch (XMLStreamException broken) {
            throw new InputRefused(TEXT.text("xmlBroken", file, line(broken)), broken);
        } catch (NoSuchFileException gone) {
            throw new InputRefused(TEXT.text("gone", file), gone);
        } catch (CharacterCodingException notText) {
            throw new InputRefused(TEXT.text("notText", file), notText);
        }
    }

    /** Decoded here, for Java's parser prints what it cannot decode to the terminal. */
    private static Reader reader(Path file) throws IOException {
        String head = Json.head(file, 200);
        Charset charset = StandardCharsets.UTF_8;
        if (head.startsWith("\u00fe\u00ff") || head.startsWith("\u00ff\u00fe")) {
            charset = StandardCharsets.UTF_16;
        } else {
            Matcher declared = ENCODING.matcher(head);
            try {
                charset = declared.find() ? Charset.forName(declared.group(1)) : charset;
            } catch (IllegalArgumentException unknown) {
                throw new InputRefused(TEXT.text("xmlBroken", file, "1"), unknown);
            }
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(Files.newInputStream(file),
                charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        in.mark(1);
        if (in.read() != 0xfeff) {
            in.reset();
        }
        return in;
    }

    private static String line(XMLStreamException broken) {
        return Integer.toString(broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getLineNumber()));
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private static Node node(XMLStreamReader xml, Path file, int depth) throws XMLStreamException, InputRefused {
        if (depth > DEEPEST) {
            throw new InputRefused(TEXT.text("xmlDeep", file, Integer.toString(xml.getLocation().getLineNumber())));
        }
        String name = xml.getLocalName();
        int line = xml.getLocation().getLineNumber();
        Map<String, String> attributes = attributes(xml);
        List<Node> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(node(xml, file, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
                        throw new InputRefused(TEXT.text("xmlDeep", file, Integer.toString(line)));
                    }
                    text.append(xml.getText());
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new InputRefused(TEXT.text("xmlDoctype", file));
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Node(name, attributes, List.copyOf(children), text.toString(), line);
                }
                default -> {
                }
            }
        }
    }

    /** The finite number that a text is, or null. */
    static @Nullable Double number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return Double.isFinite(value) ? Double.valueOf(value) : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** Whether the file's first element is of that name, by a look at its beginning. */
    static boolean begins(Path file, String root) throws IOException {
        String head = Json.head(file, 1 << 12);
        int at = head.indexOf("<" + root);
        if (at < 0 || !head.stripLeading().replace("\uFEFF", "").startsWith("<")) {
            return false;
        }
        int after = at + root.length() + 1;
        return after >= head.length() || " \t\r\n/>".indexOf(head.charAt(after)) >= 0;
    }

    /** A text between tags or, in quotes, as an attribute's value; what XML cannot hold at all is replaced. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("&#10;");
                case '\r' -> out.append("&#13;");
                case '\t' -> out.append("&#9;");
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xfffd);
            }
        });
        return out.toString();
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000;
    }
}
