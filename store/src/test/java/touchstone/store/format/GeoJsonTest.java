package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Ellipse;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Points;
import touchstone.model.geometry.Polygon;
import touchstone.model.geometry.Polyline;

class GeoJsonTest {

    @TempDir
    private Path folder;

    private Imported read(String text) throws IOException {
        Path file = folder.resolve("slide.geojson");
        Files.writeString(file, text);
        return Formats.named("geojson").read(file, ReadOptions.NONE);
    }

    private static String feature(String geometry, String properties) {
        return "{\"type\":\"Feature\",\"id\":\"x\",\"geometry\":" + geometry + ",\"properties\":{" + properties + "}}";
    }

    private Geometry shape(String geometry) throws IOException {
        return read(feature(geometry, "")).all().getFirst().geometry();
    }

    @Test
    void aFeatureAListACollectionAndABareShapeAreRead() throws IOException {
        String shape = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[2,3],[0,0]]]}";
        String feature = feature(shape, "");
        for (String text : List.of(shape, feature, "[" + feature + "]",
                "{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}")) {
            assertEquals(Polygon.of(Points.of(0, 0, 4, 0, 2, 3)), read(text).all().getFirst().geometry());
        }
    }

    @Test
    void holesPartsLinesPointsAndEllipsesAreThemselves() throws IOException {
        assertEquals(Polygon.of(Points.of(0, 0, 9, 1, 5, 9), Points.of(3, 3, 5, 3, 4, 4)), shape(
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,1],[5,9],[0,0]],[[3,3],[5,3],[4,4],[3,3]]]}"));
        assertEquals(2, ((Polygon) shape("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[9,1],[5,9],[0,0]]],"
                + "[[[20,20],[29,21],[25,29],[20,20]]]]}")).parts().size());
        assertEquals(new Polyline(Points.of(1, 2, 3, 4)),
                shape("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}"));
        assertEquals(Keypoints.point(1, 2), shape("{\"type\":\"Point\",\"coordinates\":[1,2]}"));
        assertEquals(new Box(1, 2, 5, 3), shape(
                "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[6,2],[6,5],[1,5],[1,2]]]}"));
        assertEquals(new Ellipse(5, 5, 4, 2), shape("{\"type\":\"Polygon\",\"isEllipse\":true,\"coordinates\":"
                + "[[[9,5],[5,7],[1,5],[5,3],[9,5]]]}"));
    }

    @Test
    void classesColoursMeasurementsMetadataAndPlanesAreKept() throws IOException {
        Imported read = read(feature("{\"type\":\"Point\",\"coordinates\":[1,2],\"plane\":{\"c\":-1,\"z\":2,\"t\":0}}",
                "\"objectType\":\"detection\",\"name\":\"n\",\"isLocked\":true,\"classification\":{\"names\":[\"Tumor\","
                        + "\"Positive\"],\"color\":[200,0,1]},\"measurements\":[{\"name\":\"Area\",\"value\":2.5}],"
                        + "\"metadata\":{\"note\":\"x\"}"));
        Annotation a = read.all().getFirst();
        assertEquals(Map.of("objectType", "detection", "name", "n", "isLocked", "true", "Area", "2.5", "note", "x",
                "plane.z", "2"), a.attributes());
        assertEquals("Tumor: Positive", read.schema().labels().getFirst().name());
        assertEquals(0xc80001, read.schema().labels().getFirst().colour());
    }

    @Test
    void aCellsNucleusIsAnObjectOfItsOwn() throws IOException {
        Imported read = read(
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,1],[5,9]"
                        + ",[0,0]]]},\"nucleusGeometry\":{\"type\":\"Polygon\",\"coordinates\":[[[2,2],[5,2],[4,4],[2,2]]]},"
                        + "\"properties\":{\"objectType\":\"cell\",\"classification\":{\"name\":\"T\",\"colorRGB\":-3670016}}}");
        assertEquals(List.of("T", "T: Nucleus"), read.schema().labels().stream().map(l -> l.name()).toList());
        assertEquals(2, read.all().size());
    }

    @Test
    void theImageIsTheOneOfTheSameName() throws IOException {
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_GRAY), "png",
                folder.resolve("slide.png").toFile());
        Imported read = read("[" + feature("{\"type\":\"Point\",\"coordinates\":[1,2]}", "") + "]");
        assertEquals("slide.png", read.images().getFirst().path());
        assertEquals(30, read.images().getFirst().width());
    }

    @Test
    void brokenFeaturesAreToldAndTheGoodOnesKept() throws IOException {
        Imported read = read("[" + feature("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}", "") + ","
                + feature("{\"type\":\"GeometryCollection\",\"geometries\":[]}", "") + ",7,"
                + feature("{\"type\":\"Point\",\"coordinates\":[1,NaN]}", "") + ","
                + feature("{\"type\":\"Point\",\"coordinates\":[1,2]}", "") + "]");
        assertEquals(1, read.all().size());
        assertEquals(4, read.refused().size());
        String sentence = assertThrows(InputRefused.class, () -> read("{\"a\":1}")).getMessage();
        assertTrue(sentence.contains("GeoJSON"), sentence);
    }
}
