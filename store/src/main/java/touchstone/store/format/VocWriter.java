package touchstone.store.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Polyline;
import touchstone.model.geometry.Tag;

/** Writes Pascal VOC files. Attributes go where CVAT and Datumaro look for them. */
final class VocWriter {

    private static final Messages TEXT = Messages.beside(VocWriter.class);

    private final Content content;
    private final boolean countsFromOne;
    private final Path folder;
    private final Losses.Counter losses;

    VocWriter(ProjectView project, WriteOptions options, boolean countsFromOne, Path folder) {
        content = Content.ofOneLayer(project, options);
        losses = content.losses;
        this.countsFromOne = countsFromOne;
        this.folder = folder;
    }

    Losses losses() {
        return losses.total();
    }

    void write(Image image, Writer out) throws IOException {
        out.write("<annotation>\n  <filename>" + Xml.escaped(Relative.address(folder, content.project, image))
                + "</filename>\n  <size>\n    <width>" + image.width() + "</width>\n    <height>" + image.height()
                + "</height>\n    <depth>3</depth>\n  </size>\n  <segmented>0</segmented>\n");
        for (Annotation a : content.objects(image)) {
            object(out, a, image);
        }
        out.write("</annotation>\n");
    }

    private void object(Writer out, Annotation a, Image image) throws IOException {
        Geometry geometry = a.geometry();
        String lost = switch (geometry) {
            case Tag t -> "lossTag";
            case Polyline l -> "lossPolyline";
            case Keypoints k -> "lossKeypoints";
            case Mask m when m.isEmpty() -> "lossEmptyMask";
            default -> "";
        };
        if (!lost.isEmpty()) {
            losses.object(TEXT.text(lost));
            return;
        }
        Bounds all = geometry.bounds();
        Bounds bounds = image.width() == 0 ? all : all.intersection(new Bounds(0, 0, image.width(), image.height()));
        if (bounds.isEmpty()) {
            losses.object(TEXT.text("lossOutside"));
            return;
        }
        if (!(geometry instanceof Box b && b.rotation() == 0)) {
            losses.box(TEXT.text("lossBoxOnly"));
        } else if (!bounds.equals(all)) {
            losses.box(TEXT.text("lossCut"));
        }
        Map<String, String> further = new TreeMap<>(a.attributes());
        out.write("  <object>\n    <name>" + Xml.escaped(content.label(a).name()) + "</name>\n    <pose>"
                + Xml.escaped(taken(further, VocReader.POSE, VocReader.UNSPECIFIED)) + "</pose>\n");
        for (String flag : VocReader.FLAGS) {
            if ("true".equals(further.get(flag)) || !further.containsKey(flag)) {
                out.write("    <" + flag + ">" + (taken(further, flag, "false").equals("true") ? 1 : 0) + "</" + flag
                        + ">\n");
            }
        }
        int first = countsFromOne ? 1 : 0;
        out.write("    <bndbox>\n      <xmin>" + Draft.number(bounds.minX() + first) + "</xmin>\n      <ymin>"
                + Draft.number(bounds.minY() + first) + "</ymin>\n      <xmax>" + Draft.number(bounds.maxX())
                + "</xmax>\n      <ymax>" + Draft.number(bounds.maxY()) + "</ymax>\n    </bndbox>\n");
        if (!further.isEmpty()) {
            out.write("    <attributes>\n");
            for (Map.Entry<String, String> attribute : further.entrySet()) {
                out.write("      <attribute><name>" + Xml.escaped(attribute.getKey()) + "</name><value>"
                        + Xml.escaped(attribute.getValue()) + "</value></attribute>\n");
            }
            out.write("    </attributes>\n");
        }
        out.write("  </object>\n");
        losses.origin(a.provenance());
        if (a.provenance().score() != null) {
            losses.detail(TEXT.text("lossScores"));
        }
    }

    private static String taken(Map<String, String> attributes, String name, String usual) {
        String value = attributes.remove(name);
        return value == null || value.isEmpty() ? usual : value;
    }
}
