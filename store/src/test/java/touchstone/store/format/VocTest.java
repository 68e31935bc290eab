package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Box;

class VocTest {

    @TempDir
    private Path folder;

    private Imported read(String format, String objects) throws IOException {
        Path file = folder.resolve("a.xml");
        Files.writeString(file,
                "<annotation><filename>a.jpg</filename><size><width>64</width><height>48</height></size>"
                        + objects + "</annotation>");
        return Formats.named(format).read(file, ReadOptions.NONE);
    }

    private static String object(String name, String xmin, String ymin, String xmax, String ymax, String more) {
        return "<object><name>" + name + "</name>" + more + "<bndbox><xmin>" + xmin + "</xmin><ymin>" + ymin
                + "</ymin><xmax>" + xmax + "</xmax><ymax>" + ymax + "</ymax></bndbox></object>";
    }

    @Test
    void cornersAreTakenAsTheyStandOrAsTheChallengeCounts() throws IOException {
        String object = object("cat", "1", "2.0", "10", "20", "");
        assertEquals(new Box(1, 2, 9, 18), read("voc", object).all().getFirst().geometry());
        assertEquals(new Box(0, 1, 10, 19), read("voc-devkit", object).all().getFirst().geometry());
    }

    @Test
    void everyFurtherFieldIsKept() throws IOException {
        Annotation a = read("voc", object("person", "1", "2", "9", "20", "<pose>Left</pose><truncated>1</truncated>"
                + "<difficult>0</difficult><part><name>head</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax>"
                + "<ymax>4</ymax></bndbox></part><actions><jumping>1</jumping></actions><attributes><attribute>"
                + "<name>age</name><value>7</value></attribute></attributes>")).all().getFirst();
        assertEquals(Map.of("pose", "Left", "truncated", "true", "part head", "1 2 3 4", "jumping", "1", "age", "7"),
                a.attributes());
    }

    @Test
    void whatCannotBeABoxIsToldAndTheRestKept() throws IOException {
        Imported read = read("voc", object("a", "10", "10", "1", "1", "") + object("b", "x", "1", "2", "3", "")
                + object("c", "-50", "-50", "10", "10", "") + object("d", "100", "100", "200", "200", "")
                + object("", "1", "1", "2", "2", "") + "<object><name>e</name></object>"
                + object("f", "1", "1", "2", "2", ""));
        assertEquals(List.of(new Box(0, 0, 10, 10), new Box(1, 1, 1, 1)),
                read.all().stream().map(Annotation::geometry).toList());
        assertEquals(5, read.refused().size());
        assertEquals("a.xml, object 3", read.changed().getFirst().where());
    }

    @Test
    void aDocumentTypeIsRefusedBeforeAnythingItNamesIsOpened() throws IOException {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "secret");
        Path file = folder.resolve("b.xml");
        Files.writeString(file, "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + secret.toUri()
                + "\">]><annotation><filename>&e;</filename></annotation>");
        String sentence = assertThrows(InputRefused.class,
                () -> Formats.named("voc").read(file, ReadOptions.NONE)).getMessage();
        assertTrue(sentence.contains("document type"), sentence);
    }

    @Test
    void brokenXmlIsRefusedWithItsLine() throws IOException {
        Path file = folder.resolve("b.xml");
        Files.writeString(file, "<annotation>\n<filename>a.jpg</file>\n</annotation>");
        String sentence = assertThrows(InputRefused.class,
                () -> Formats.named("voc").read(file, ReadOptions.NONE)).getMessage();
        assertTrue(sentence.contains("line 2"), sentence);
    }
}
