package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;

/** Reads the pairs of pictures of Pascal VOC's segmentation. */
final class VocMasksReader {

    private static final Messages TEXT = Messages.beside(VocMasksReader.class);
    private static final long LARGEST_FILE = 1 << 29;
    private static final int VOID = 255;

    private final Path root;
    private final Draft draft;
    private final Legend legend;
    private final Map<String, ImageTable.Row> images;

    VocMasksReader(Path root, Draft draft) throws IOException {
        this.root = root;
        this.draft = draft;
        legend = Legend.beside(root).orElseGet(Legend::voc);
        images = ImageTable.in(root);
    }

    Imported read(List<Path> files) throws IOException {
        legend.names().forEach(draft::label);
        Path labels = root.resolve(VocMasks.LABELS);
        for (Path file : files) {
            String name = labels.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
            try {
                pair(name, decode(file));
            } catch (InputRefused refused) {
                draft.refuse(VocMasks.LABELS + "/" + name, refused);
            }
        }
        return draft.finish();
    }

    private static PngLabels decode(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new InputRefused(TEXT.text("pngBroken"));
        }
        return PngLabels.decode(Files.readAllBytes(file));
    }

    private void pair(String name, PngLabels labels) throws IOException {
        Path objectFile = root.resolve(VocMasks.OBJECTS).resolve(name);
        PngLabels objects = labels;
        if (Files.isRegularFile(objectFile)) {
            objects = decode(objectFile);
            if (objects.width() != labels.width() || objects.height() != labels.height()) {
                throw new InputRefused(TEXT.text("vocSizes", VocMasks.OBJECTS, Integer.toString(objects.width()),
                        Integer.toString(objects.height()), Integer.toString(labels.width()),
                        Integer.toString(labels.height())));
            }
        }
        String where = VocMasks.LABELS + "/" + name;
        ImageTable.Row told = images.get(name);
        Optional<Image> image = told == null
                ? draft.imageNamed(where, ImportImages.stem(name), labels.width(), labels.height())
                : draft.image(where, told.image(), labels.width(), labels.height());
        if (image.isPresent()) {
            objects(name, image.get(), labels, objects);
        }
    }

    /** An object is what has one number in the one picture and one label in the other. */
    private void objects(String name, Image image, PngLabels labels, PngLabels objects) {
        @Nullable
        String[] meanings = meanings(name, labels);
        Map<Integer, MaskBuilder> masks = new TreeMap<>();
        char[] label = labels.values();
        char[] object = objects.values();
        for (int y = 0; y < labels.height(); y++) {
            int end = (y + 1) * labels.width();
            for (int i = y * labels.width(); i < end;) {
                int from = i;
                while (i < end && label[i] == label[from] && object[i] == object[from]) {
                    i++;
                }
                if (meanings[label[from]] != null) {
                    int left = from - y * labels.width();
                    masks.computeIfAbsent(object[from] << 16 | label[from],
                            k -> new MaskBuilder(labels.width(), labels.height())).span(y, left, left + i - from);
                }
            }
        }
        masks.forEach((key, builder) -> {
            Mask mask = builder.build();
            String meaning = Objects.requireNonNull(meanings[key & 0xffff]);
            draft.add(() -> TEXT.text("whereValue", name, Integer.toString(key >> 16)), image,
                    draft.label(draft.clean(name, meaning)), mask, Map.of(), Provenance.imported(draft.source()));
        });
    }

    /** The label of each value, null for the background, for what nobody judged, and for what the legend does not know. */
    private @Nullable String[] meanings(String name, PngLabels labels) {
        Set<Integer> used = new TreeSet<>();
        for (char value : labels.values()) {
            used.add((int) value);
        }
        @Nullable
        String[] meanings = new @Nullable String[1 << 16];
        List<String> inOrder = List.copyOf(legend.labels().values());
        for (int value : used) {
            int[] colours = labels.colours();
            if (value == VOID && labels.coding() != PngLabels.Coding.COLOURS) {
                continue;
            }
            if (value < colours.length) {
                meanings[value] = meaning(name, colours[value]);
            } else if (value > 0 && value < inOrder.size()) {
                meanings[value] = inOrder.get(value);
            } else if (value > 0) {
                draft.change(VocMasks.LABELS + "/" + name, "valueUnknown", Integer.toString(value));
            }
        }
        return meanings;
    }

    private @Nullable String meaning(String name, int rgb) {
        String label = legend.labels().get(rgb);
        if (legend.background().contains(rgb) || rgb == 0) {
            return null;
        }
        if (label == null) {
            draft.change(VocMasks.LABELS + "/" + name, "colourNotListed", Legend.hex(rgb));
        }
        return label;
    }
}
