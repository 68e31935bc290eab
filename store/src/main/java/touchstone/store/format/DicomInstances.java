package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.store.image.DicomImage;
import touchstone.store.image.ImageFile;

/**
 * The DICOM images of a folder by what a segmentation names them: by the hash of their instance and the number of their
 * frame, or by the hash of their series and their place in it.
 */
final class DicomInstances {

    private static final int MOST_FILES = 20_000;
    private static final int DEPTH = 4;

    /** A frame of a file. */
    record Found(Path file, int plane, int width, int height) {
    }

    private final Map<String, Found> byKey = new HashMap<>();

    DicomInstances(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            files = walk.filter(Files::isRegularFile).limit(MOST_FILES).sorted().toList();
        }
        for (Path file : files) {
            if (ImageFile.isDicom(file)) {
                know(file);
            }
        }
    }

    private void know(Path file) throws IOException {
        try {
            for (Image image : ImageFile.inspect(file).images(file.toString())) {
                Found found = new Found(file, image.plane(), image.width(), image.height());
                keys(image).forEach(key -> byKey.putIfAbsent(key, found));
            }
        } catch (InputRefused notAnImage) {
            // A report, a plan or a damaged file is no source of a segmentation.
        }
    }

    Optional<Found> find(List<String> keys) {
        return keys.stream().filter(byKey::containsKey).findFirst().map(byKey::get);
    }

    /** What an image of a project or of a file is found by; nothing for one that does not come from DICOM. */
    static List<String> keys(Image image) {
        Map<String, String> fields = image.fields();
        String instance = fields.get(DicomImage.INSTANCE);
        return instance == null
                ? List.of()
                : keys(instance, image.plane(), fields.get(DicomImage.SERIES), fields.get(DicomImage.SLICE));
    }

    static List<String> keys(String instance, int plane, @Nullable String series, @Nullable String slice) {
        List<String> keys = new ArrayList<>();
        if (!instance.isEmpty()) {
            keys.add("instance " + instance + " " + plane);
        }
        if (series != null && slice != null && !series.isEmpty() && !slice.isEmpty()) {
            keys.add("series " + series + " " + slice);
        }
        return keys;
    }
}
