package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.model.Image;

/**
 * {@code images.tsv}: which image each file of an export is about, and its size, where the files themselves do not say. A
 * line holds the file's name, the image's address, width and height.
 */
final class ImageTable {

    static final String FILE = "images.tsv";

    /** @param image its address */
    record Row(String image, int width, int height) {
    }

    private final List<String> lines = new ArrayList<>();

    void add(String file, Image image) {
        lines.add(file + "\t" + image.address() + "\t" + image.width() + "\t" + image.height());
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve(FILE), lines);
    }

    /** Rows by the file's name; empty where there is no table. */
    static Map<String, Row> in(Path folder) throws IOException {
        Map<String, Row> rows = new HashMap<>();
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return rows;
        }
        for (String line : YoloFolder.lines(file)) {
            String[] cells = line.split("\t", -1);
            if (cells.length == 4 && cells[2].matches("\\d{1,7}") && cells[3].matches("\\d{1,7}") && isPath(cells[1])) {
                rows.put(cells[0], new Row(cells[1], Integer.parseInt(cells[2]), Integer.parseInt(cells[3])));
            }
        }
        return rows;
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }
}
