package touchstone.store.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import touchstone.model.Attribute;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.GeometryKind;

/** The labelling configuration (XML) for written tasks: the controls that their results name. */
final class LabelStudioConfiguration {

    static final String IMAGE = "image";
    static final String TAGS = "tags";

    /** The name of each control that draws shapes is the beginning of its results' type. */
    private static final Map<String, String> CONTROLS = new TreeMap<>(Map.of("rectangle", "RectangleLabels",
            "polygon", "PolygonLabels", "ellipse", "EllipseLabels", "keypoint", "KeyPointLabels", "brush",
            "BrushLabels"));

    private final LabelSchema schema;
    private final Map<String, Set<String>> used = new TreeMap<>();
    /** Values by attribute: its choices, or nothing for a text. */
    private final Map<String, Set<String>> attributes = new TreeMap<>();
    private final Set<String> texts = new TreeSet<>();

    LabelStudioConfiguration(LabelSchema schema) {
        this.schema = schema;
        for (Label label : schema.labels()) {
            for (Attribute attribute : label.attributes()) {
                Set<String> choices = attributes.computeIfAbsent(attribute.name(), n -> new TreeSet<>());
                if (attribute.type() == Attribute.Type.SELECT) {
                    choices.addAll(attribute.choices());
                } else {
                    texts.add(attribute.name());
                }
            }
        }
    }

    /** Takes note of a label that a control of that kind has to offer. */
    void used(String kind, String label) {
        used.computeIfAbsent(kind, k -> new TreeSet<>()).add(label);
    }

    /** Takes note of an attribute. Says whether it is chosen from a list, which it is where all labels agree on that. */
    boolean attribute(String name, String value, Label label) {
        Set<String> values = attributes.computeIfAbsent(name, n -> new TreeSet<>());
        if (label.attribute(name).isEmpty() && values.isEmpty()) {
            texts.add(name);
        }
        boolean choice = !texts.contains(name);
        if (choice) {
            values.add(value);
        }
        return choice;
    }

    void write(Writer out) throws IOException {
        out.write("<View>\n  <Image name=\"image\" value=\"$image\" zoom=\"true\"/>\n");
        for (Map.Entry<String, String> control : CONTROLS.entrySet()) {
            Set<String> drawn = used.getOrDefault(control.getKey(), Set.of());
            GeometryKind kind = kind(control.getKey());
            List<Label> allowed = schema.labels().stream()
                    .filter(l -> l.kinds().contains(kind) || drawn.contains(l.name())).toList();
            Set<String> further = new TreeSet<>(drawn);
            allowed.forEach(l -> further.remove(l.name()));
            if (allowed.isEmpty() && further.isEmpty()) {
                continue;
            }
            out.write("  <" + control.getValue() + " name=\"" + control.getKey() + "\" toName=\"image\">\n");
            for (Label label : allowed) {
                out.write(String.format(Locale.ROOT, "    <Label value=\"%s\" background=\"#%06x\"/>%n",
                        Xml.escaped(label.name()), label.colour() & 0xffffff));
            }
            for (String joint : further) {
                out.write("    <Label value=\"" + Xml.escaped(joint) + "\"/>\n");
            }
            out.write("  </" + control.getValue() + ">\n");
        }
        List<Label> tags = schema.labels().stream().filter(l -> l.kinds().contains(GeometryKind.TAG)).toList();
        if (!tags.isEmpty()) {
            choices(out, TAGS, "choice=\"multiple\"", tags.stream().map(Label::name).toList());
        }
        for (Map.Entry<String, Set<String>> attribute : attributes.entrySet()) {
            if (texts.contains(attribute.getKey())) {
                out.write("  <TextArea name=\"" + Xml.escaped(attribute.getKey())
                        + "\" toName=\"image\" perRegion=\"true\" editable=\"true\"/>\n");
            } else {
                choices(out, attribute.getKey(), "choice=\"single\" perRegion=\"true\"", attribute.getValue());
            }
        }
        out.write("</View>\n");
    }

    private static GeometryKind kind(String control) {
        return switch (control) {
            case "rectangle" -> GeometryKind.BOX;
            case "polygon" -> GeometryKind.POLYGON;
            case "ellipse" -> GeometryKind.ELLIPSE;
            case "keypoint" -> GeometryKind.KEYPOINTS;
            default -> GeometryKind.MASK;
        };
    }

    private static void choices(Writer out, String name, String kind, Iterable<String> values) throws IOException {
        out.write("  <Choices name=\"" + Xml.escaped(name) + "\" toName=\"image\" " + kind + ">\n");
        for (String value : values) {
            out.write("    <Choice value=\"" + Xml.escaped(value) + "\"/>\n");
        }
        out.write("  </Choices>\n");
    }
}
