package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;

@DisplayName("A label picture")
class LabelPicturesTest {

    private static final int ROAD = 0x804080;
    private static final int SKY = 0x4682b4;

    @TempDir
    private Path folder;

    private Path coloured(String name, int... rgb) throws IOException {
        BufferedImage image = new BufferedImage(rgb.length, 1, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < rgb.length; x++) {
            image.setRGB(x, 0, rgb[x]);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static Map<String, Double> areas(Imported read) {
        Map<String, Double> areas = new TreeMap<>();
        read.all().forEach(a -> areas.merge(read.schema().byId(a.label()).orElseThrow().name(), a.geometry().area(),
                Double::sum));
        return areas;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            labelmap.txt        | # label:color_rgb:parts:actions~background:0,0,0::~road:128,64,128::~sky:70,130,180::
            label_colors.txt    | 0 0 0 Void~128 64 128\troad~70 130 180  sky
            class_dict.csv      | name,r,g,b~background,0,0,0~road,128,64,128~sky,70,130,180
            mask_color_map.json | {"type":"rgb","colors":{"road":[128,64,128],"sky":[70,130,180],"void":[0,0,0]}}
            dataset_meta.json   | {"label_map":{"0":"void","2":"sky","1":"road"},"segmentation_colors":[[0,0,0],[128,64,128],[70,130,180]]}
            """)
    void of_colours_is_explained_by_a_file_above_it(String file, String text) throws IOException {
        coloured("masks/a.png", 0, ROAD, ROAD, SKY);
        Files.writeString(folder.resolve(file), text.replace('~', '\n'));
        Imported read = Formats.detect(folder.resolve("masks")).read(folder.resolve("masks"), ReadOptions.NONE);
        assertEquals(Map.of("road", 2.0, "sky", 1.0), areas(read));
        assertEquals(List.of(), read.changed());
    }

    @Test
    void names_a_colour_that_the_file_does_not_explain() throws IOException {
        coloured("masks/a.png", 0, ROAD, 0x010203, 0x010203);
        Files.writeString(folder.resolve("labelmap.txt"), "road:128,64,128::\n");
        Imported read = new PngMasks(PngMasks.Kind.OBJECTS).read(folder.resolve("masks"), ReadOptions.NONE);
        assertEquals(Map.of("road", 1.0), areas(read));
        assertEquals("The colour #010203 is not named by the file that explains the colours; 2 pixels were left out.",
                read.changed().getLast().reason());
    }

    @Test
    void whose_colours_nothing_explains_has_a_label_for_each() throws IOException {
        Path file = coloured("masks/a.png", 0, ROAD, ROAD, SKY);
        assertEquals(Map.of("#804080", 2.0, "#4682b4", 1.0),
                areas(new PngMasks(PngMasks.Kind.OBJECTS).read(file, ReadOptions.NONE)));
    }

    @Test
    void that_is_a_photograph_is_refused() throws IOException {
        int[] rgb = new int[300];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = i * 7919 & 0xffffff;
        }
        Path file = coloured("photo.png", rgb);
        String sentence = assertThrows(InputRefused.class,
                () -> new PngMasks(PngMasks.Kind.OBJECTS).read(file, ReadOptions.NONE)).getMessage();
        assertTrue(sentence.contains("it looks like a photograph"), sentence);
    }

    @Test
    void is_about_the_image_that_is_called_so_but_for_its_ending() throws IOException {
        Files.createDirectories(folder.resolve("images"));
        ImageIO.write(new BufferedImage(4, 1, BufferedImage.TYPE_INT_RGB), "jpg",
                folder.resolve("images/a.jpg").toFile());
        coloured("masks/a.png", 0, ROAD, ROAD, SKY);
        Imported read = new PngMasks(PngMasks.Kind.OBJECTS).read(folder.resolve("masks"), ReadOptions.NONE);
        assertEquals(List.of("a.jpg"), read.images().stream().map(Image::path).toList());
    }

    @Test
    void of_pascal_voc_joins_labels_and_objects_to_masks() throws IOException {
        coloured("SegmentationClass/a.png", Legend.vocColour(2), Legend.vocColour(2), 0, Legend.vocColour(15),
                0xe0e0c0);
        coloured("SegmentationObject/a.png", Legend.vocColour(1), Legend.vocColour(2), 0, Legend.vocColour(3),
                0xe0e0c0);
        Imported read = Formats.detect(folder).read(folder, ReadOptions.NONE);
        assertEquals(3, read.all().size());
        assertEquals(Map.of("bicycle", 2.0, "person", 1.0), areas(read));
        assertEquals("a.jpg", read.images().getFirst().path());
    }

    @Test
    void of_pascal_voc_has_the_challenge_s_palette() {
        // 0 to 8 and 255 of the kit's VOCcolormap
        assertArrayEquals(new int[]{ 0, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0x808080, 0x400000,
                0xe0e0c0 },
                new int[]{ Legend.vocColour(0), Legend.vocColour(1), Legend.vocColour(2),
                        Legend.vocColour(3), Legend.vocColour(4), Legend.vocColour(5), Legend.vocColour(6),
                        Legend.vocColour(7), Legend.vocColour(8), Legend.vocColour(255) });
    }

    @Test
    void of_labels_holds_a_palette_that_other_programs_show_in_the_labels_colours() throws IOException {
        Image image = Image.unseen("a.tif", 4, 2);
        Label one = Label.named("one", 0).withColour(0xff0000);
        Label two = Label.named("two", 1).withColour(0xff0000);
        Annotator annotator = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
        List<Annotation> objects = new ArrayList<>();
        Geometry left = Mask.ofPixels(4, 2, (x, y) -> x == 0);
        Geometry right = Mask.ofPixels(4, 2, (x, y) -> x == 3);
        objects.add(Annotation.drawn(image.id(), one.id(), annotator.id(), left));
        objects.add(Annotation.drawn(image.id(), two.id(), annotator.id(), right));
        objects.add(Annotation.drawn(image.id(), two.id(), annotator.id(), Mask.ofPixels(4, 2, (x, y) -> x == 2)));
        Imported project = new Imported(new LabelSchema(List.of(one, two)), annotator, List.of(image), objects,
                List.of(), List.of(), folder);
        Path out = folder.resolve("out");
        Export written = Export.verified(new PngMasks(PngMasks.Kind.LABELS), project,
                new WriteOptions(List.of(annotator.id())), out);
        assertEquals(List.of(), written.problems());
        assertEquals(2, written.annotations());
        BufferedImage picture = ImageIO.read(out.resolve("a.png").toFile());
        assertEquals(1, picture.getRaster().getSample(0, 0, 0));
        assertEquals(2, picture.getRaster().getSample(2, 1, 0));
        assertEquals(0xffff0000, picture.getRGB(0, 0));
        assertEquals(0xff800000, picture.getRGB(3, 0));
        Imported read = new PngMasks(PngMasks.Kind.LABELS).read(out, ReadOptions.NONE);
        assertEquals(Map.of("one", 2.0, "two", 4.0), areas(read));
        assertEquals("a.tif", read.images().getFirst().path());
    }

    @Test
    void of_an_image_that_is_too_large_for_one_is_not_written() throws IOException {
        Image image = Image.unseen("a.tif", 20_000, 20_000);
        Label label = Label.named("cell", 0);
        Annotator annotator = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
        Imported project = new Imported(new LabelSchema(List.of(label)), annotator, List.of(image),
                List.of(Annotation.drawn(image.id(), label.id(), annotator.id(), new Box(1, 1, 5, 5))), List.of(),
                List.of(), folder);
        for (String format : List.of("masks-png", "masks-png-labels", "masks-png-colours", "voc-segmentation",
                "coco-panoptic", "nifti")) {
            Path to = folder.resolve(format).resolve(format.startsWith("coco") ? "p.json" : "out");
            Export written = Export.verified(Formats.named(format), project,
                    new WriteOptions(List.of(annotator.id())), to);
            assertEquals(List.of(), written.problems(), format);
            assertEquals(0, written.annotations(), format);
        }
    }
}
