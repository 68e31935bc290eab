package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Attribute;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Mask;

class CvatTest {

    @TempDir
    private Path folder;

    private Imported read(String inside) throws IOException {
        Path file = folder.resolve("a.xml");
        Files.writeString(file, "<annotations><version>1.1</version>" + inside + "</annotations>");
        assertEquals("cvat", Formats.detect(file).name());
        return Formats.named("cvat").read(file, ReadOptions.NONE);
    }

    private static String image(String shapes) {
        return "<image id=\"0\" name=\"a.png\" width=\"8\" height=\"6\">" + shapes + "</image>";
    }

    @Test
    void aMasksRunsGoRowByRowInsideItsBox() throws IOException {
        Geometry geometry = read(image("<mask label=\"a\" rle=\"1, 2, 1, 3, 2\" left=\"2\" top=\"1\" width=\"3\""
                + " height=\"3\"/>")).all().getFirst().geometry();
        assertEquals(Mask.ofPixels(8, 6, (x, y) -> switch (y) {
            case 1 -> x == 3 || x == 4;
            case 2 -> x == 3 || x == 4;
            case 3 -> x == 2;
            default -> false;
        }), geometry);
    }

    @Test
    void aMaskIsWrittenWithRunsThatGoOnOverTheEndOfARow() throws IOException {
        Mask mask = Mask.ofPixels(8, 6, (x, y) -> y == 2 && x > 3 || y == 3 || y == 4 && x < 2);
        Image image = Image.unseen("a.png", 8, 6);
        Label label = Label.named("a", 0);
        Annotator ada = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
        Imported project = new Imported(new LabelSchema(List.of(label)), ada, List.of(image),
                List.of(Annotation.drawn(image.id(), label.id(), ada.id(), mask)), List.of(), List.of(), folder);
        Path file = folder.resolve("out.xml");
        Formats.named("cvat").write(project, new WriteOptions(List.of(ada.id())), file);
        assertEquals("4, 14, 6", Files.readString(file).replaceAll("(?s).*rle=\"([^\"]*)\".*", "$1"));
        assertEquals(mask, Formats.named("cvat").read(file, ReadOptions.NONE).all().getFirst().geometry());
    }

    @Test
    void rotationIsAboutTheCentreAndAttributesAreKept() throws IOException {
        Annotation a = read(image("<box label=\"a\" xtl=\"1\" ytl=\"1\" xbr=\"5\" ybr=\"3\" rotation=\"30.00\""
                + " occluded=\"1\" z_order=\"2\" group_id=\"7\"><attribute name=\"k\">v</attribute></box>")).all()
                .getFirst();
        assertEquals(new Box(1, 1, 4, 2, 30), a.geometry());
        assertEquals(Map.of("k", "v", "occluded", "true", "z_order", "2", "group_id", "7"), a.attributes());
    }

    @Test
    void aSkeletonsJointsFollowItsLabelWhateverTheirOrder() throws IOException {
        Imported read = read("<meta><task><labels><label><name>hand</name><type>skeleton</type><svg>"
                + "&lt;line data-node-from=\"2\" data-node-to=\"1\"&gt;&lt;circle data-node-id=\"1\""
                + " data-label-name=\"thumb\"&gt;&lt;circle data-node-id=\"2\" data-label-name=\"palm\"&gt;</svg>"
                + "</label><label><name>thumb</name><parent>hand</parent></label><label><name>palm</name>"
                + "<parent>hand</parent></label><label><name>wrist</name><parent>hand</parent></label></labels></task>"
                + "</meta>" + image("<skeleton label=\"hand\"><points label=\"palm\" outside=\"0\" occluded=\"1\""
                        + " points=\"1,2\"/><points label=\"thumb\" outside=\"0\" occluded=\"0\" points=\"3,4\"/>"
                        + "<points label=\"wrist\" outside=\"1\" points=\"5,5\"/></skeleton>"));
        assertEquals(new Skeleton(List.of("thumb", "palm", "wrist"), List.of(new Skeleton.Edge(1, 0)), List.of()),
                read.schema().labels().getFirst().skeleton());
        assertEquals(new Keypoints(List.of(new Keypoints.Joint(3, 4, 2), new Keypoints.Joint(1, 2, 1),
                new Keypoints.Joint(0, 0, 0))), read.all().getFirst().geometry());
    }

    @Test
    void aTracksShapesBelongToTheirFramesUnlessTheyAreOutside() throws IOException {
        Imported read = read("<meta><task><original_size><width>64</width><height>48</height></original_size></task>"
                + "</meta><track id=\"3\" label=\"car\"><box frame=\"0\" outside=\"0\" keyframe=\"1\" xtl=\"1\""
                + " ytl=\"1\" xbr=\"5\" ybr=\"3\"/><box frame=\"1\" outside=\"0\" keyframe=\"0\" xtl=\"2\" ytl=\"1\""
                + " xbr=\"6\" ybr=\"3\"/><box frame=\"2\" outside=\"1\" keyframe=\"1\" xtl=\"2\" ytl=\"1\" xbr=\"6\""
                + " ybr=\"3\"/></track>");
        assertEquals(List.of("frame_000000.PNG", "frame_000001.PNG"),
                read.images().stream().map(Image::path).toList());
        assertEquals(List.of(Map.of("track_id", "3"), Map.of("track_id", "3", "keyframe", "false")),
                read.all().stream().map(Annotation::attributes).toList());
    }

    @Test
    void declaredAttributesBecomeTheLabels() throws IOException {
        Label label = read("<meta><task><labels><label><name>a</name><color>#0c81b5</color><attributes><attribute>"
                + "<name>size</name><input_type>select</input_type><default_value>s</default_value><values>s\nvery large"
                + "</values></attribute></attributes></label></labels></task></meta>" + image("")).schema().labels()
                .getFirst();
        assertEquals(0x0c81b5, label.colour());
        assertEquals(List.of(new Attribute("size", Attribute.Type.SELECT, List.of("s", "very large"), "s", false)),
                label.attributes());
    }

    @Test
    void brokenShapesAreToldWithTheirLinesAndTheGoodOnesKept() throws IOException {
        Imported read = read(
                image("\n<polygon label=\"a\" points=\"1,1;2\"/>\n<polygon label=\"a\" points=\"NaN,1;2,2;3,1\"/>"
                        + "\n<polygon label=\"a\" points=\"1,1;2,2\"/>\n<mask label=\"a\" rle=\"-5,10\" left=\"-10\" top=\"0\""
                        + " width=\"-64\" height=\"64\"/>\n<mask label=\"a\" rle=\"0, 1000000000\" left=\"0\" top=\"0\" width=\"2\""
                        + " height=\"2\"/>\n<cuboid label=\"a\" xtl1=\"1\"/>\n<box label=\"a\" xtl=\"5\" ytl=\"1\" xbr=\"1\""
                        + " ybr=\"3\"/>\n<box label=\"a\" xtl=\"1\" ytl=\"1\" xbr=\"5\" ybr=\"3\"/>"));
        assertEquals(1, read.all().size());
        assertEquals(List.of(2, 3, 4, 5, 6, 7, 8),
                read.refused().stream().map(n -> Integer.valueOf(n.where().replaceAll(".*line ", ""))).toList());
    }
}
