package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;

/** Reads label pictures: one mask for each number or colour of a picture that is not the background. */
final class PngMasksReader {

    private static final Messages TEXT = Messages.beside(PngMasksReader.class);
    private static final int VOID = 255;
    private static final String INSTANCE_IDS = "_instanceIds.png";
    private static final String CITYSCAPES = "_gtFine" + INSTANCE_IDS;
    private static final int INSTANCES_OF_A_CLASS = 1000;
    /** More colours without names than labels can be made of. */
    private static final int MOST_UNNAMED = 256;
    private static final long LARGEST_FILE = 1 << 29;
    /** Each mask holds a reference for every 64 x 64 pixels of its frame while it is made. */
    private static final long MOST_TILES = 50_000_000;

    private final Path folder;
    private final Draft draft;
    private final MaskNames names;
    private final Optional<Legend> legend;

    PngMasksReader(Path from, Path folder, ReadOptions options) throws IOException {
        this.folder = folder;
        // Never the folder of the pictures itself: a label picture must not be taken for the image it is about.
        Path images = options.images();
        draft = new Draft(from, images == null ? folder.resolve("..").resolve("images").normalize() : images, options);
        names = MaskNames.beside(folder);
        names.labels().forEach(draft::label);
        legend = Legend.beside(folder);
        legend.ifPresent(l -> l.names().forEach(draft::label));
    }

    Imported finish() throws InputRefused {
        return draft.finish();
    }

    void read(Path file) throws IOException {
        String name = folder.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new InputRefused(TEXT.text("pngBroken"));
            }
            picture(name, PngLabels.decode(Files.readAllBytes(file)));
        } catch (InputRefused refused) {
            draft.refuse(name, refused);
        }
    }

    private void picture(String name, PngLabels picture) throws IOException {
        int[] pixels = new int[1 << 16];
        int distinct = 0;
        for (char value : picture.values()) {
            if (pixels[value]++ == 0) {
                distinct++;
            }
        }
        long tiles = Math.ceilDiv(picture.width(), Mask.TILE) * (long) Math.ceilDiv(picture.height(), Mask.TILE);
        if (distinct * tiles > MOST_TILES) {
            throw new InputRefused(TEXT.text("maskValues", Integer.toString(distinct)));
        }
        if (picture.coding() == PngLabels.Coding.COLOURS && legend.isEmpty()
                && picture.colours().length > MOST_UNNAMED) {
            throw new InputRefused(TEXT.text("pngPhotograph", Integer.toString(MOST_UNNAMED)));
        }
        Optional<String> told = names.image(name);
        Optional<Image> image = told.isPresent()
                ? draft.image(name, told.get(), picture.width(), picture.height())
                : draft.imageLike(name, name.replace(CITYSCAPES, "_leftImg8bit.png"), picture.width(),
                        picture.height());
        if (image.isEmpty()) {
            return;
        }
        if (picture.coding() == PngLabels.Coding.COLOURS
                || picture.palette() && legend.isPresent() && names.labels().isEmpty()) {
            colours(name, image.get(), picture, pixels);
            return;
        }
        if (picture.palette() && pixels[VOID] > 0 && names.of(name, VOID).isEmpty()) {
            draft.change(name, "maskVoid", Integer.toString(pixels[VOID]));
            pixels[VOID] = 0;
        }
        if (names.of(name, 0).isEmpty()) {
            pixels[0] = 0;
        }
        masks(picture, pixels).forEach((value, mask) -> add(name, image.get(), value.toString(),
                names.of(name, value).orElseGet(() -> unexplained(name, value)), mask));
    }

    private void colours(String name, Image image, PngLabels picture, int[] pixels) {
        int[] colours = picture.colours();
        Map<Integer, String> labels = new TreeMap<>();
        for (int value = 0; value < colours.length; value++) {
            int rgb = colours[value];
            String label = legend.map(l -> l.labels().get(rgb)).orElse(null);
            if (pixels[value] == 0 || legend.map(l -> l.background().contains(rgb)).orElse(rgb == 0)) {
                pixels[value] = 0;
            } else if (label != null) {
                labels.put(value, label);
            } else if (legend.isEmpty()) {
                labels.put(value, Legend.hex(rgb));
            } else {
                draft.change(name, "colourUnknown", Legend.hex(rgb), Integer.toString(pixels[value]));
                pixels[value] = 0;
            }
        }
        masks(picture, pixels).forEach((value, mask) -> add(name, image, Legend.hex(colours[value]),
                new MaskNames.Meaning(Objects.requireNonNull(labels.get(value)), Map.of(), null), mask));
    }

    private static Map<Integer, Mask> masks(PngLabels picture, int[] wanted) {
        Map<Integer, MaskBuilder> builders = new TreeMap<>();
        char[] values = picture.values();
        for (int y = 0; y < picture.height(); y++) {
            int row = y * picture.width();
            for (int x = 0; x < picture.width();) {
                int from = x;
                char value = values[row + x];
                while (x < picture.width() && values[row + x] == value) {
                    x++;
                }
                if (wanted[value] > 0) {
                    builders.computeIfAbsent((int) value, v -> new MaskBuilder(picture.width(), picture.height()))
                            .span(y, from, x);
                }
            }
        }
        Map<Integer, Mask> masks = new TreeMap<>();
        builders.forEach((value, builder) -> masks.put(value, builder.build()));
        return masks;
    }

    private void add(String name, Image image, String value, MaskNames.Meaning meaning, Mask mask) {
        String where = TEXT.text("whereValue", name, value);
        Double score = meaning.score();
        draft.add(() -> where, image, draft.label(draft.clean(where, meaning.label())), mask, meaning.attributes(),
                provenance(score));
    }

    private Provenance provenance(@Nullable Double score) {
        return score == null ? Provenance.imported(draft.source()) : Provenance.model(draft.source(), score);
    }

    private static MaskNames.Meaning unexplained(String name, int value) {
        if (name.endsWith(INSTANCE_IDS) && value >= INSTANCES_OF_A_CLASS) {
            return new MaskNames.Meaning(Integer.toString(value / INSTANCES_OF_A_CLASS),
                    Map.of("instance", Integer.toString(value % INSTANCES_OF_A_CLASS)), null);
        }
        return new MaskNames.Meaning(Integer.toString(value), Map.of(), null);
    }
}
