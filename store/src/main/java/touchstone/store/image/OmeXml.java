package touchstone.store.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The elements of an OME-XML text that say which pages make which picture (Open Microscopy Environment, OME-TIFF
 * specification). Read without an XML parser, because the text is foreign, often damaged, and of all of it no more than
 * names and attributes of elements is wanted.
 *
 * @param text what stands between the element's begin and the next tag
 */
record OmeXml(String name, Map<String, String> attributes, String text) {

    private static final int MOST = 200_000;

    /** The elements in the order of the text; empty where it is no OME-XML. */
    static List<OmeXml> elements(String text) {
        List<OmeXml> elements = new ArrayList<>();
        int at = text.indexOf("<OME");
        at = at < 0 ? text.indexOf(":OME") : at;
        while (at >= 0 && elements.size() < MOST) {
            int begin = text.indexOf('<', at);
            if (begin < 0) {
                break;
            }
            if (text.startsWith("<!--", begin)) {
                at = text.indexOf("-->", begin);
                continue;
            }
            int end = end(text, begin);
            if (end < 0) {
                break;
            }
            String tag = text.substring(begin + 1, end);
            if (!tag.startsWith("/") && !tag.startsWith("?") && !tag.startsWith("!")) {
                int next = text.indexOf('<', end);
                elements.add(element(tag, text.substring(end + 1, next < 0 ? text.length() : next)));
            }
            at = end;
        }
        return elements;
    }

    /** Where a tag ends; a sign within quotes does not. */
    private static int end(String text, int begin) {
        char quote = 0;
        for (int i = begin + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        return -1;
    }

    private static OmeXml element(String tag, String text) {
        Map<String, String> attributes = new HashMap<>();
        int at = 0;
        while (at < tag.length() && !Character.isWhitespace(tag.charAt(at)) && tag.charAt(at) != '/') {
            at++;
        }
        String name = tag.substring(tag.lastIndexOf(':', at) + 1, at);
        while (true) {
            int equals = tag.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            int begin = equals + 1;
            while (begin < tag.length() && Character.isWhitespace(tag.charAt(begin))) {
                begin++;
            }
            int end = begin < tag.length() ? tag.indexOf(tag.charAt(begin), begin + 1) : -1;
            if (end < 0) {
                break;
            }
            attributes.putIfAbsent(tag.substring(at, equals).strip(), plain(tag.substring(begin + 1, end)));
            at = end + 1;
        }
        return new OmeXml(name, attributes, text.strip());
    }

    private static String plain(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'")
                .replace("&#181;", "\u00b5").replace("&#xb5;", "\u00b5").replace("&#xB5;", "\u00b5")
                .replace("&amp;", "&");
    }

    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** @throws NumberFormatException when it is there and no whole number from 0 */
    int whole(String attribute, int absent) {
        String value = get(attribute);
        int number = value.isEmpty() ? absent : Integer.parseInt(value);
        if (number < 0) {
            throw new NumberFormatException(value);
        }
        return number;
    }

    boolean is(String wanted) {
        return name.toLowerCase(Locale.ROOT).equals(wanted);
    }
}
