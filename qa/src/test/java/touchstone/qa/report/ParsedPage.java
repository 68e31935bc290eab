package touchstone.qa.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A page as a strict parser sees it. */
record ParsedPage(List<Element> elements, String text) {

    record Element(String name, Map<String, String> attributes) {
    }

    /** @throws AssertionError when the page is not well-formed */
    static ParsedPage of(String html) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        List<Element> elements = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(html));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        Map<String, String> attributes = new LinkedHashMap<>();
                        for (int i = 0; i < reader.getAttributeCount(); i++) {
                            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                        }
                        elements.add(new Element(reader.getLocalName(), attributes));
                    }
                    case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                    default -> {
                        // Ends and the document type say nothing here.
                    }
                }
            }
        } catch (XMLStreamException broken) {
            throw new AssertionError(broken);
        }
        return new ParsedPage(elements, text.toString());
    }

    Stream<Element> all(String name) {
        return elements.stream().filter(e -> e.name.equals(name));
    }

    /** The exact numbers behind those that are shown. */
    List<String> numbers() {
        return all("data").map(e -> e.attributes().getOrDefault("value", "")).toList();
    }
}
