package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.agreement.RatingTable;
import touchstone.qa.consensus.Votes;

/**
 * Ratings in a table: units in lines, raters in columns, their names in the first line, empty where a rating is missing.
 * Columns of one name are one rater's ratings at several times.
 */
final class VoteFile {

    private static final Messages TEXT = Messages.beside(VoteFile.class);

    private VoteFile() {
    }

    static Votes read(Path file) throws IOException {
        List<Csv.Row> rows = Csv.read(file);
        if (rows.isEmpty()) {
            throw new InputRefused(TEXT.text("csv.empty", file));
        }
        List<String> raters = rows.getFirst().cells();
        int nameless = raters.indexOf("");
        if (nameless >= 0) {
            throw new InputRefused(TEXT.text("votes.nameless", file, nameless + 1));
        }
        return Votes.of(RatingTable.of(raters, units(rows.subList(1, rows.size()))));
    }

    /** A view of the rows, since there may be a million of them. */
    private static List<List<@Nullable String>> units(List<Csv.Row> rows) {
        return new AbstractList<>() {

            @Override
            public List<@Nullable String> get(int unit) {
                List<String> cells = rows.get(unit).cells();
                return new AbstractList<>() {

                    @Override
                    public @Nullable String get(int column) {
                        String cell = cells.get(column);
                        return cell.isEmpty() ? null : cell;
                    }

                    @Override
                    public int size() {
                        return cells.size();
                    }
                };
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }
}
