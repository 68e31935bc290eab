package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Spacing;

/**
 * A table of what is known of images: a line an image, which the column {@code image} names by its path or, where only one
 * image has it, its name. The other columns are fields; {@code spacing}, or {@code spacingY} and {@code spacingX}, are the
 * size of a pixel in millimetres. An empty cell takes the image's value away; fields without a column stay.
 */
final class FieldsFile {

    private static final Messages TEXT = Messages.beside(FieldsFile.class);
    private static final Pattern NUMBER = Pattern.compile("[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?");
    private static final String IMAGE = "image";
    private static final String SPACING = "spacing";
    private static final String SPACING_Y = "spacingY";
    private static final String SPACING_X = "spacingX";
    private static final Set<String> SPECIAL = Set.of(IMAGE, SPACING, SPACING_Y, SPACING_X);

    private final Path file;
    private final List<String> header;
    private final Map<String, List<Image>> images = new HashMap<>();

    private FieldsFile(Path file, List<String> header, List<Image> images) {
        this.file = file;
        this.header = header;
        for (Image image : images) {
            this.images.computeIfAbsent(image.address(), path -> new ArrayList<>()).add(image);
        }
        for (Image image : images) {
            if (!image.name().equals(image.address())) {
                this.images.computeIfAbsent(image.name(), name -> new ArrayList<>()).add(image);
            }
        }
    }

    /**
     * The images that the file names, with what it says of them.
     *
     * @throws InputRefused naming the line, when one cannot be used; the file is then used not at all
     */
    static Map<ImageId, Image> read(Path file, List<Image> images) throws IOException {
        List<Csv.Row> rows = Csv.read(file);
        if (rows.isEmpty()) {
            throw new InputRefused(TEXT.text("fields.empty", file));
        }
        FieldsFile fields = new FieldsFile(file, rows.getFirst().cells(), images);
        fields.requireHeader();
        return fields.read(rows.subList(1, rows.size()));
    }

    private void requireHeader() throws InputRefused {
        if (!header.contains(IMAGE)) {
            throw new InputRefused(TEXT.text("fields.noImage", file));
        }
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
                throw new InputRefused(TEXT.text("fields.nameless", file));
            }
            if (!seen.add(name)) {
                throw new InputRefused(TEXT.text("fields.column", file, name));
            }
        }
        boolean pair = header.contains(SPACING_Y);
        if (pair != header.contains(SPACING_X) || (pair && header.contains(SPACING))) {
            throw new InputRefused(TEXT.text("fields.spacings", file));
        }
    }

    private Map<ImageId, Image> read(List<Csv.Row> rows) throws InputRefused {
        Map<ImageId, Integer> lines = new HashMap<>();
        Map<ImageId, Image> told = new TreeMap<>();
        for (Csv.Row row : rows) {
            Image image = image(row);
            Integer earlier = lines.put(image.id(), row.line());
            if (earlier != null) {
                throw refused(row, "fields.twice", image.address(), earlier);
            }
            told.put(image.id(), told(image, row));
        }
        return told;
    }

    private Image image(Csv.Row row) throws InputRefused {
        String name = row.cells().get(header.indexOf(IMAGE));
        List<Image> named = images.getOrDefault(name, List.of());
        List<Image> exact = named.stream().filter(i -> i.address().equals(name)).toList();
        List<Image> chosen = exact.isEmpty() ? named : exact;
        if (chosen.size() != 1) {
            throw refused(row, chosen.isEmpty() ? "fields.unknown" : "fields.several", name);
        }
        return chosen.getFirst();
    }

    private Image told(Image image, Csv.Row row) throws InputRefused {
        Map<String, String> fields = new TreeMap<>(image.fields());
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            String value = row.cells().get(i);
            if (!SPECIAL.contains(name)) {
                if (value.isEmpty()) {
                    fields.remove(name);
                } else {
                    fields.put(name, value);
                }
            }
        }
        return image.withFields(fields).withSpacing(spacing(image, row));
    }

    private @Nullable Spacing spacing(Image image, Csv.Row row) throws InputRefused {
        if (!header.contains(SPACING) && !header.contains(SPACING_Y)) {
            return image.spacing();
        }
        String y = row.cells().get(header.indexOf(header.contains(SPACING) ? SPACING : SPACING_Y));
        String x = row.cells().get(header.indexOf(header.contains(SPACING) ? SPACING : SPACING_X));
        if (y.isEmpty() != x.isEmpty()) {
            throw refused(row, "fields.half");
        }
        return y.isEmpty() ? null : new Spacing(millimetres(y, row), millimetres(x, row));
    }

    private double millimetres(String text, Csv.Row row) throws InputRefused {
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : 0;
        if (!(value > 0) || !Double.isFinite(value)) {
            throw refused(row, "fields.number", text);
        }
        return value;
    }

    private InputRefused refused(Csv.Row row, String key, Object... values) {
        return new InputRefused(TEXT.text("fields.line", file, row.line(), TEXT.text(key, values)));
    }
}
