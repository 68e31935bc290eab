package touchstone.store.format;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import touchstone.model.Address;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.MaskBuilder;
import touchstone.store.image.NiftiVolume;

/** Reads label volumes: one mask for each value of a slice that is not the background. */
final class NiftiReader {

    private static final Messages TEXT = Messages.beside(NiftiReader.class);
    private static final int MOST_LABELS = 2_000;
    private static final int LARGEST_NAMES = 4 << 20;
    private static final Pattern SUFFIX = Pattern
            .compile("(?i)[-_. ]?(seg|segmentation|labels?|labelmap|masks?|gt|ground[-_]?truth)$");
    /** ITK-SNAP: number, red, green, blue, opacity, visible, mesh, "name". */
    private static final Pattern LINE = Pattern
            .compile(
                    "\\s*(-?\\d{1,18})\\s+(\\d{1,3})\\s+(\\d{1,3})\\s+(\\d{1,3})\\s+\\S+\\s+\\S+\\s+\\S+\\s+\"(.*)\"\\s*");

    private record Name(String text, int colour) {
    }

    private final Path folder;
    private final @Nullable Path images;
    private final Draft draft;

    NiftiReader(Path from, Path folder, ReadOptions options) {
        this.folder = folder;
        images = options.images();
        draft = new Draft(from, folder, options);
    }

    Imported finish() throws InputRefused {
        return draft.finish();
    }

    /** @param among whether it is one of several: then a refusal of it does not stop the others */
    void read(Path file, boolean among) throws IOException {
        String name = Draft.nameOf(file);
        try (NiftiVolume volume = NiftiVolume.open(file)) {
            volume(name, file, volume);
        } catch (InputRefused refused) {
            if (!among) {
                throw refused;
            }
            draft.refuse(name, refused);
        }
    }

    private void volume(String name, Path file, NiftiVolume volume) throws IOException {
        List<String> addresses = addresses(name, file, volume);
        Map<Long, Name> names = names(file);
        Map<Long, Draft.LabelDraft> labels = new TreeMap<>();
        names.forEach((value, meaning) -> {
            if (value != 0) {
                labels.put(value, label(name, meaning));
            }
        });
        Set<Long> found = new HashSet<>();
        for (int plane = 0; plane < volume.planes(); plane++) {
            long[] values = volume.labels(plane).orElseThrow(() -> new InputRefused(TEXT.text("niftiReal", file)));
            Map<Long, Mask> masks = masks(values, volume.width(), volume.height());
            found.addAll(masks.keySet());
            if (found.size() > MOST_LABELS) {
                throw new InputRefused(TEXT.text("niftiValues", file, MOST_LABELS));
            }
            Optional<Image> image = plane < addresses.size()
                    ? draft.image(name, addresses.get(plane), volume.width(), volume.height())
                    : Optional.empty();
            if (image.isPresent()) {
                int slice = plane + 1;
                masks.forEach((value, mask) -> draft.add(
                        () -> TEXT.text("whereSlice", name, Integer.toString(slice), Long.toString(value)), image.get(),
                        labels.computeIfAbsent(value, v -> label(name, new Name(Long.toString(v), -1))), mask, Map.of(),
                        Provenance.imported(draft.source())));
            }
        }
    }

    private Draft.LabelDraft label(String where, Name name) {
        Draft.LabelDraft label = draft.label(draft.clean(where, name.text));
        if (name.colour >= 0) {
            label.colour(name.colour);
        }
        return label;
    }

    private static Map<Long, Mask> masks(long[] values, int width, int height) {
        Map<Long, MaskBuilder> builders = new TreeMap<>();
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width;) {
                int from = x;
                long value = values[row + x];
                while (x < width && values[row + x] == value) {
                    x++;
                }
                if (value != 0) {
                    builders.computeIfAbsent(value, v -> new MaskBuilder(width, height)).span(y, from, x);
                }
            }
        }
        Map<Long, Mask> masks = new TreeMap<>();
        builders.forEach((value, builder) -> masks.put(value, builder.build()));
        return masks;
    }

    /** What the slices are named: as the volume says itself, or after the volume that it belongs to. */
    private List<String> addresses(String name, Path file, NiftiVolume volume) throws IOException {
        List<String> told = volume.comment().filter(c -> c.startsWith(NiftiWriter.COMMENT))
                .map(c -> c.lines().skip(1).toList()).orElse(List.of());
        if (told.size() > 1) {
            return told;
        }
        Optional<Path> image = told.isEmpty() ? image(file) : Optional.empty();
        String path = told.isEmpty()
                ? image.map(i -> Relative.path(folder, i)).orElse(SUFFIX.matcher(Nifti.stem(name)).replaceFirst("")
                        + name.substring(Nifti.stem(name).length()))
                : told.getFirst();
        if (image.isPresent()) {
            requireSame(file, volume, image.get());
        }
        List<String> addresses = new ArrayList<>();
        for (int plane = 0; plane < volume.planes(); plane++) {
            addresses.add(new Address(path, plane).text());
        }
        return addresses;
    }

    /** A volume of several measurements at each point may have one volume of labels, which lies on the first of them. */
    private void requireSame(Path file, NiftiVolume volume, Path image) throws IOException {
        try (NiftiVolume other = NiftiVolume.open(image)) {
            boolean fits = other.width() == volume.width() && other.height() == volume.height()
                    && other.planes() % volume.planes() == 0;
            if (!fits) {
                throw new InputRefused(TEXT.text("niftiAxes", file, volume.axes(), image, other.axes()));
            }
            if (other.planes() != volume.planes()) {
                draft.change(Draft.nameOf(file), "niftiFirst", volume.axes(), Draft.nameOf(image), other.axes());
            }
        }
    }

    private Optional<Path> image(Path file) throws IOException {
        String name = Draft.nameOf(file);
        String stem = Nifti.stem(name);
        String bare = SUFFIX.matcher(stem).replaceFirst("");
        List<String> names = new ArrayList<>();
        if (!bare.equals(stem) && !bare.isEmpty()) {
            names.addAll(List.of(bare + ".nii.gz", bare + ".nii"));
        }
        List<Path> folders = new ArrayList<>();
        if (images != null) {
            folders.add(images);
        }
        folders.add(folder);
        String own = Draft.nameOf(folder);
        for (String other : List.of(own.replaceFirst("(?i)^labels?", "images"), "images")) {
            folders.add(folder.resolveSibling(other));
        }
        for (Path place : folders) {
            for (String candidate : names) {
                if (isOther(place.resolve(candidate), file)) {
                    return Optional.of(place.resolve(candidate));
                }
            }
            for (String same : List.of(stem + ".nii.gz", stem + ".nii")) {
                if (!place.equals(folder) && isOther(place.resolve(same), file)) {
                    return Optional.of(place.resolve(same));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOther(Path candidate, Path file) throws IOException {
        return Files.isRegularFile(candidate) && !Files.isSameFile(candidate, file)
                && NiftiVolume.recognises(candidate);
    }

    private Map<Long, Name> names(Path file) throws IOException {
        Path beside = file.resolveSibling(Nifti.stem(Draft.nameOf(file)) + ".label");
        Map<Long, Name> names = new LinkedHashMap<>();
        if (!Files.isRegularFile(beside)) {
            return names;
        }
        if (Files.size(beside) > LARGEST_NAMES) {
            throw new InputRefused(TEXT.text("niftiNames", beside));
        }
        try {
            for (String line : Files.readAllLines(beside)) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches() && !matcher.group(5).isBlank()) {
                    int colour = part(matcher, 2) << 16 | part(matcher, 3) << 8 | part(matcher, 4);
                    names.putIfAbsent(Long.valueOf(matcher.group(1)), new Name(matcher.group(5), colour));
                }
            }
        } catch (CharacterCodingException notText) {
            throw new InputRefused(TEXT.text("niftiNames", beside), notText);
        }
        return names;
    }

    private static int part(Matcher matcher, int group) {
        return Math.min(255, Integer.parseInt(matcher.group(group)));
    }
}
