package touchstone.store.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.LabelSchema;
import touchstone.model.Skeleton;
import touchstone.model.geometry.Box;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Keypoints;

@DisplayName("A mapping of names")
class MappingTest {

    @TempDir
    private Path folder;

    private final Image image = Image.unseen("a.png", 100, 80);
    private final Annotator annotator = Annotator.named("Ada", Annotator.Role.ANNOTATOR);
    private final Label tumour = Label.named("tumour", 0);
    private final Label tumor = Label.named("tumor", 1);
    private final Label junk = Label.named("junk", 2);

    private Imported file(List<Label> labels, List<Annotation> objects) {
        return new Imported(new LabelSchema(labels), annotator, List.of(image), objects, List.of(), List.of(), folder);
    }

    private Annotation object(Label label, Geometry geometry) {
        return Annotation.drawn(image.id(), label.id(), annotator.id(), geometry)
                .withAttributes(Map.of("grade", "2", "note", "x"));
    }

    private Imported three() {
        return file(List.of(tumour, tumor, junk), List.of(object(tumour, new Box(1, 1, 5, 5)),
                object(tumor, new Box(2, 2, 5, 5)), object(junk, new Box(3, 3, 5, 5))));
    }

    private static Map<String, @Nullable String> map(@Nullable String... pairs) {
        Map<String, @Nullable String> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(Objects.requireNonNull(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    @Test
    void joins_labels_and_leaves_one_out() {
        Imported mapped = new Mapping(map("tumour", "lesion", "tumor", "lesion", "junk", null),
                map("grade", "stage", "note", null), Map.of(), true).apply(three(), new LabelSchema(List.of()));
        assertEquals(List.of("lesion"), mapped.schema().labels().stream().map(Label::name).toList());
        assertEquals(2, mapped.all().size());
        assertEquals(Collections.nCopies(2, Map.of("stage", "2")),
                mapped.all().stream().map(Annotation::attributes).toList());
        assertEquals(
                List.of(new Imported.Note("junk", "The mapping leaves this label out, with all of its objects (1).")),
                mapped.changed());
    }

    @Test
    void takes_over_known_labels_alone_when_asked_to() {
        Label known = Label.named("tumour", 0);
        Mapping mapping = new Mapping(Map.of(), Map.of(), Map.of(), false);
        Imported mapped = mapping.apply(three(), new LabelSchema(List.of(known)));
        assertEquals(1, mapped.all().size());
        assertEquals(List.of("tumor", "junk"), mapped.refused().stream().map(Imported.Note::where).toList());
        assertEquals(List.of(), mapping.newLabels(three(), new LabelSchema(List.of(known))));
        assertEquals(List.of("tumor", "junk"), Mapping.NONE.newLabels(three(), new LabelSchema(List.of(known))));
    }

    @Test
    void puts_joints_into_the_order_of_the_project() {
        Label theirs = Label.named("eye", 0)
                .withSkeleton(new Skeleton(List.of("right", "left"), List.of(new Skeleton.Edge(0, 1)), List.of()));
        Label ours = Label.named("eye", 0)
                .withSkeleton(new Skeleton(List.of("left", "nose", "right"), List.of(), List.of()));
        Imported mapped = Mapping.NONE.apply(file(List.of(theirs), List.of(object(theirs, new Keypoints(
                List.of(new Keypoints.Joint(1, 2, 2), new Keypoints.Joint(3, 4, 1)))))),
                new LabelSchema(List.of(ours)));
        assertEquals(new Keypoints(List.of(new Keypoints.Joint(3, 4, 1), new Keypoints.Joint(0, 0, 0),
                new Keypoints.Joint(1, 2, 2))), mapped.all().getFirst().geometry());
        assertEquals(ours.skeleton(), mapped.schema().labels().getFirst().skeleton());
    }

    @Test
    void says_which_of_its_names_the_file_does_not_have() {
        Imported mapped = new Mapping(map("tumr", "lesion"), map("gradde", "stage"), Map.of(), true).apply(three(),
                new LabelSchema(List.of()));
        assertEquals(List.of("tumr", "gradde"), mapped.changed().stream().map(Imported.Note::where).toList());
    }

    @Test
    void is_read_from_a_file() throws IOException {
        Path file = folder.resolve("map.json");
        Files.writeString(file, "{\"labels\": {\"tumour\": \"lesion\", \"junk\": null}}");
        Mapping mapping = Mapping.read(file, true);
        assertEquals(map("tumour", "lesion", "junk", null), mapping.labels());
        Files.writeString(file, "{\"labels\": {\"tumour\": 7}}");
        assertTrue(assertThrows(InputRefused.class, () -> Mapping.read(file, true)).getMessage()
                .contains("it is not a mapping of names"));
    }
}
