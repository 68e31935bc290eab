package touchstone.store.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Attribute;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** Writes a CVAT file for images. */
final class CvatWriter {

    private static final Messages TEXT = Messages.beside(CvatWriter.class);

    private final Content content;
    private final Path folder;
    private final Writer out;
    private final Losses.Counter losses;

    CvatWriter(ProjectView project, WriteOptions options, Path folder, Writer out) {
        content = Content.ofOneLayer(project, options);
        losses = content.losses;
        this.folder = folder;
        this.out = out;
    }

    Losses losses() {
        return losses.total();
    }

    void write() throws IOException {
        out.write("""
                <?xml version="1.0" encoding="utf-8"?>
                <annotations>
                  <version>1.1</version>
                  <meta>
                    <task>
                      <labels>
                """);
        for (Label label : content.project.schema().labels()) {
            label(label);
        }
        out.write("      </labels>\n    </task>\n  </meta>\n");
        int number = 0;
        for (Image image : content.project.images()) {
            out.write("  <image" + attribute("id", Integer.toString(number++))
                    + attribute("name", Relative.address(folder, content.project, image))
                    + attribute("width", Integer.toString(image.width()))
                    + attribute("height", Integer.toString(image.height())) + ">\n");
            for (Annotation a : content.objects(image)) {
                object(a, image);
            }
            out.write("  </image>\n");
        }
        out.write("</annotations>\n");
    }

    private void label(Label label) throws IOException {
        Skeleton skeleton = label.skeleton();
        out.write("        <label>\n          <name>" + Xml.escaped(label.name()) + "</name>\n          <color>"
                + String.format(Locale.ROOT, "#%06x", label.colour() & 0xffffff) + "</color>\n          <type>"
                + (skeleton == null ? "any" : "skeleton") + "</type>\n          <attributes>\n");
        for (Attribute attribute : label.attributes()) {
            out.write("            <attribute>\n              <name>" + Xml.escaped(attribute.name())
                    + "</name>\n              <mutable>False</mutable>\n              <input_type>"
                    + attribute.type().key() + "</input_type>\n              <default_value>"
                    + Xml.escaped(attribute.initial()) + "</default_value>\n              <values>"
                    + attribute.choices().stream().map(Xml::escaped).collect(Collectors.joining("\n"))
                    + "</values>\n            </attribute>\n");
        }
        out.write("          </attributes>\n");
        if (skeleton != null) {
            out.write("          <svg>" + Xml.escaped(drawing(skeleton)) + "</svg>\n");
        }
        out.write("        </label>\n");
        if (skeleton != null) {
            for (String joint : skeleton.joints()) {
                out.write("        <label>\n          <name>" + Xml.escaped(joint)
                        + "</name>\n          <type>points</type>\n          <attributes></attributes>\n"
                        + "          <parent>" + Xml.escaped(label.name()) + "</parent>\n        </label>\n");
            }
        }
    }

    /** The joints on a circle, as good a place as any. */
    private static String drawing(Skeleton skeleton) {
        StringBuilder svg = new StringBuilder();
        int n = skeleton.joints().size();
        for (Skeleton.Edge edge : skeleton.edges()) {
            svg.append(String.format(Locale.ROOT,
                    "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" data-type=\"edge\" data-node-from=\"%d\""
                            + " data-node-to=\"%d\"></line>",
                    x(edge.from(), n), y(edge.from(), n), x(edge.to(), n), y(edge.to(), n), edge.from() + 1,
                    edge.to() + 1));
        }
        for (int i = 0; i < n; i++) {
            svg.append(String.format(Locale.ROOT,
                    "<circle r=\"1.5\" cx=\"%.2f\" cy=\"%.2f\" data-type=\"element node\" data-element-id=\"%d\""
                            + " data-node-id=\"%d\" data-label-name=\"%s\"></circle>",
                    x(i, n), y(i, n), i + 1, i + 1, Xml.escaped(skeleton.joints().get(i))));
        }
        return svg.toString();
    }

    private static double x(int joint, int of) {
        return 50 + 40 * Math.sin(2 * Math.PI * joint / of);
    }

    private static double y(int joint, int of) {
        return 50 - 40 * Math.cos(2 * Math.PI * joint / of);
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + Xml.escaped(value) + "\"";
    }

    private static String attribute(String name, double value) {
        return attribute(name, Draft.number(value));
    }

    private void object(Annotation a, Image image) throws IOException {
        Label label = content.label(a);
        Map<String, String> further = new TreeMap<>(a.attributes());
        switch (a.geometry()) {
            case Box b -> element("box", label, further, attribute("xtl", b.x()) + attribute("ytl", b.y())
                    + attribute("xbr", b.x() + b.width()) + attribute("ybr", b.y() + b.height())
                    + rotation(b.rotation()), "");
            case Ellipse e -> element("ellipse", label, further, attribute("cx", e.cx()) + attribute("cy", e.cy())
                    + attribute("rx", e.rx()) + attribute("ry", e.ry()) + rotation(e.rotation()), "");
            case Polygon p when p.rings().size() == 1 -> element("polygon", label, further,
                    points(p.rings().getFirst()), "");
            case Polygon p -> {
                Optional<Mask> pixels = content.pixels(p, image);
                if (pixels.isEmpty()) {
                    return;
                }
                mask(pixels.get(), label, further);
            }
            case Polyline l -> element("polyline", label, further, points(l.points()), "");
            case Keypoints k when k.bounds().isEmpty() -> {
                // A skeleton whose joints are all "outside" says that there is none.
                losses.object(TEXT.text("lossKeypointObjects"));
                return;
            }
            case Keypoints k -> keypoints(k, label, further);
            case Mask m when m.isEmpty() -> {
                losses.object(TEXT.text("lossEmptyMask"));
                return;
            }
            case Mask m -> mask(m, label, further);
            case Tag t -> element("tag", label, further, "", "");
        }
        losses.origin(a.provenance());
        if (a.provenance().score() != null) {
            losses.detail(TEXT.text("lossScores"));
        }
    }

    private static String rotation(double degrees) {
        return degrees == 0 ? "" : attribute("rotation", degrees);
    }

    private static String points(Points points) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            text.append(i == 0 ? "" : ";").append(Draft.number(points.x(i))).append(',')
                    .append(Draft.number(points.y(i)));
        }
        return attribute("points", text.toString());
    }

    private void mask(Mask mask, Label label, Map<String, String> further) throws IOException {
        Bounds bounds = mask.bounds();
        int left = (int) bounds.minX();
        int top = (int) bounds.minY();
        int width = (int) bounds.width();
        StringBuilder runs = new StringBuilder();
        long[] last = { 0 };
        mask.forEachRun((y, from, to) -> {
            long start = (long) (y - top) * width + from - left;
            long end = start + to - from;
            if (start == last[0] && runs.length() > 0) {
                // Goes on where the row before ended: one run.
                int comma = runs.lastIndexOf(",");
                long before = Long.parseLong(runs.substring(comma + 1).strip());
                runs.setLength(comma + 1);
                runs.append(' ').append(before + end - start);
            } else {
                runs.append(runs.length() == 0 ? "" : ", ").append(start - last[0]).append(", ").append(end - start);
            }
            last[0] = end;
        });
        long rest = (long) width * (int) bounds.height() - last[0];
        if (rest > 0) {
            runs.append(", ").append(rest);
        }
        element("mask", label, further, attribute("rle", runs.toString()) + attribute("left", left)
                + attribute("top", top) + attribute("width", width) + attribute("height", (int) bounds.height()), "");
    }

    private void keypoints(Keypoints keypoints, Label label, Map<String, String> further) throws IOException {
        Skeleton skeleton = label.skeleton();
        List<Keypoints.Joint> joints = keypoints.joints();
        if (skeleton == null || skeleton.joints().size() != joints.size()) {
            loose(joints, label, further);
            return;
        }
        StringBuilder inside = new StringBuilder();
        for (int i = 0; i < joints.size(); i++) {
            Keypoints.Joint joint = joints.get(i);
            inside.append("      <points").append(attribute("label", skeleton.joints().get(i)))
                    .append(attribute("source", "manual"))
                    .append(attribute("outside", joint.visibility() == Keypoints.ABSENT ? "1" : "0"))
                    .append(attribute("occluded", joint.visibility() == Keypoints.HIDDEN ? "1" : "0"))
                    .append(points(Points.of(joint.x(), joint.y()))).append("></points>\n");
        }
        element("skeleton", label, further, "", inside.toString());
    }

    /** Points without a skeleton know nothing of visibility. */
    private void loose(List<Keypoints.Joint> joints, Label label, Map<String, String> further) throws IOException {
        List<Keypoints.Joint> there = joints.stream().filter(j -> j.visibility() != Keypoints.ABSENT).toList();
        if (there.size() < joints.size() || there.stream().anyMatch(j -> j.visibility() != Keypoints.VISIBLE)) {
            losses.shape(TEXT.text("lossVisibility"));
        }
        double[] xy = new double[2 * there.size()];
        for (int i = 0; i < there.size(); i++) {
            xy[2 * i] = there.get(i).x();
            xy[2 * i + 1] = there.get(i).y();
        }
        element("points", label, further, points(Points.of(xy)), "");
    }

    private void element(String name, Label label, Map<String, String> further, String shape, String inside)
            throws IOException {
        out.write("    <" + name + attribute("label", label.name()) + attribute("source", "manual"));
        if (!name.equals("tag")) {
            out.write(attribute("occluded", taken(further, CvatReader.OCCLUDED, "true") == null ? "0" : "1") + shape);
            String layer = taken(further, CvatReader.LAYER, null);
            out.write(attribute("z_order", layer == null ? "0" : layer));
            String group = taken(further, CvatReader.GROUP, null);
            out.write(group == null ? "" : attribute("group_id", group));
        }
        out.write(">\n" + inside);
        for (Map.Entry<String, String> value : further.entrySet()) {
            out.write("      <attribute" + attribute("name", value.getKey()) + ">" + Xml.escaped(value.getValue())
                    + "</attribute>\n");
        }
        out.write("    </" + name + ">\n");
    }

    /** Takes a field of its own out of the attributes, if it has the value that the field can say. */
    private static @Nullable String taken(Map<String, String> attributes, String name, @Nullable String only) {
        String value = attributes.get(name);
        boolean sayable = value != null && (only == null ? value.matches("-?\\d+") : value.equals(only));
        return sayable ? attributes.remove(name) : null;
    }
}
