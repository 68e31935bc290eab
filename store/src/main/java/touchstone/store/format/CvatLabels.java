package touchstone.store.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import touchstone.model.Attribute;
import touchstone.model.Skeleton;

/** The labels that a CVAT file declares. A skeleton's joints are labels with a parent, its lines a drawing. */
final class CvatLabels {

    private static final Pattern EDGE = Pattern.compile("data-node-from=\"(\\d+)\"[^>]*data-node-to=\"(\\d+)\"");
    private static final Pattern NODE = Pattern.compile("<circle[^>]*>");
    private static final Pattern NODE_ID = Pattern.compile("data-node-id=\"(\\d+)\"");
    private static final Pattern NODE_LABEL = Pattern.compile("data-label-name=\"([^\"]*)\"");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final Draft draft;
    private final String file;
    private final Map<String, List<String>> joints = new HashMap<>();

    CvatLabels(Draft draft, String file) {
        this.draft = draft;
        this.file = file;
    }

    /** Joints of a skeleton by name, in order; empty where the label has none. */
    List<String> joints(String label) {
        return joints.getOrDefault(label, List.of());
    }

    Draft.LabelDraft label(String name) {
        Draft.LabelDraft label = draft.label(name);
        label.allowAll();
        return label;
    }

    void take(Xml.Node labels) {
        Map<String, List<String>> children = new LinkedHashMap<>();
        for (Xml.Node label : labels.all("label")) {
            String parent = label.textOf("parent");
            if (!parent.isEmpty()) {
                children.computeIfAbsent(parent, p -> new ArrayList<>()).add(label.textOf("name"));
            }
        }
        for (Xml.Node label : labels.all("label")) {
            String name = draft.clean(file, label.textOf("name"));
            if (name.isEmpty() || !label.textOf("parent").isEmpty()) {
                continue;
            }
            Draft.LabelDraft taken = label.textOf("type").equals("tag") ? draft.tagLabel(name) : draft.label(name);
            String colour = label.textOf("color");
            if (COLOUR.matcher(colour).matches()) {
                taken.colour(Integer.parseInt(colour.substring(1), 16));
            }
            label.child("attributes").ifPresent(a -> a.all("attribute").forEach(one -> attribute(taken, one)));
            if (children.containsKey(name)) {
                List<String> of = List.copyOf(children.get(name));
                joints.put(name, of);
                taken.skeleton(new Skeleton(of, edges(label.textOf("svg"), of), List.of()));
            }
        }
    }

    private static void attribute(Draft.LabelDraft label, Xml.Node declared) {
        String name = declared.textOf("name");
        if (name.isEmpty()) {
            return;
        }
        String values = declared.textOf("values");
        // CVAT writes one value a line, older exports and Datumaro several in a line.
        List<String> choices = Stream.of(values.split(values.contains("\n") ? "\n" : "\\s+", -1)).map(String::strip)
                .filter(v -> !v.isEmpty()).toList();
        Attribute.Type type = switch (declared.textOf("input_type")) {
            case "select", "radio" -> choices.isEmpty() ? Attribute.Type.TEXT : Attribute.Type.SELECT;
            case "checkbox" -> Attribute.Type.CHECKBOX;
            case "number" -> Attribute.Type.NUMBER;
            default -> Attribute.Type.TEXT;
        };
        label.attribute(new Attribute(name, type, type == Attribute.Type.SELECT ? choices : List.of(),
                declared.textOf("default_value"), false));
    }

    private static List<Skeleton.Edge> edges(String svg, List<String> joints) {
        Map<String, Integer> places = new HashMap<>();
        Matcher nodes = NODE.matcher(svg);
        while (nodes.find()) {
            Matcher id = NODE_ID.matcher(nodes.group());
            Matcher label = NODE_LABEL.matcher(nodes.group());
            if (id.find()) {
                int place = label.find() ? joints.indexOf(label.group(1)) : Integer.parseInt(id.group(1)) - 1;
                places.put(id.group(1), place);
            }
        }
        List<Skeleton.Edge> edges = new ArrayList<>();
        Matcher lines = EDGE.matcher(svg);
        while (lines.find()) {
            int from = places.getOrDefault(lines.group(1), -1);
            int to = places.getOrDefault(lines.group(2), -1);
            if (from >= 0 && to >= 0 && from < joints.size() && to < joints.size()) {
                edges.add(new Skeleton.Edge(from, to));
            }
        }
        return edges;
    }
}
