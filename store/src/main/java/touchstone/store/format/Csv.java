package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * A table for spreadsheets (RFC 4180): a row for each object and for each image of an annotator without one, with bounds,
 * area and perimeter in pixels, and a column for each attribute and each field of the images. The column "geometry" holds
 * the shape exactly, as in {@link Touchstone}, so that the table can be read back.
 *
 * <p>A cell that a spreadsheet would take for a formula, one that begins with =, +, -, @, a tab or a line end, and one that
 * begins with an apostrophe, gets an apostrophe in front; reading takes it away. The file begins with a byte order mark,
 * for without one Excel reads UTF-8 as the code page of the machine; other programs pass over it (in Python: utf-8-sig).
 */
final class Csv implements Format {

    static final String IMAGE = "image";
    static final String WIDTH = "image width";
    static final String HEIGHT = "image height";
    static final String ANNOTATOR = "annotator";
    static final String ROLE = "role";
    static final String STATUS = "status";
    static final String LABEL = "label";
    static final String KIND = "kind";
    static final String GEOMETRY = "geometry";
    static final String ORIGIN = "origin";
    static final String SOURCE = "source";
    static final String SCORE = "score";
    static final String GUIDELINE = "guideline version";
    static final String ATTRIBUTE = "attribute: ";
    static final String FIELD = "image field: ";

    private static final Messages TEXT = Messages.beside(Csv.class);
    private static final int HEAD = 256;

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String title() {
        return TEXT.text("titleCsv");
    }

    @Override
    public boolean recognises(Path from) throws IOException {
        return Json.head(from, HEAD).replaceFirst("^\u00ef\u00bb\u00bf", "").replace("\"", "")
                .matches("(?s)" + IMAGE + "[,;]" + WIDTH + "[,;].*");
    }

    @Override
    public Imported read(Path from, ReadOptions options) throws IOException {
        return new CsvReader(from, options).read();
    }

    @Override
    public Losses write(ProjectView project, WriteOptions options, Path to) throws IOException {
        return Staged.file(to, place -> {
            CsvWriter writer = new CsvWriter(project, options);
            writer.write(place);
            return writer.losses();
        });
    }
}
