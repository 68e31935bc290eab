package touchstone.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import touchstone.store.Verification;

/**
 * A closed project with some hundred edits, of which damaged variants are made.
 *
 * @param head of its log, as somebody may have noted it
 * @param problems what verifying says of the undamaged one
 */
record Sample(Path file, String head, List<Verification.Problem> problems) {

    static Sample of(Trial trial, int edits) throws IOException, InterruptedException {
        Path project = Beginning.in(trial.program, trial.place("sample"));
        try (Editing editing = Editing.start(trial.program, Map.of(), project)) {
            editing.draw(new Gestures(trial.random, Beginning.IMAGES, 20), edits).join();
            if (editing.finish() != 0) {
                throw new IOException(editing.said());
            }
        }
        try (Project whole = Project.openReadOnly(project)) {
            return new Sample(project, whole.auditHead(), whole.verify().problems());
        }
    }

    /** What opening and verifying a file came to: why it does not open, the problems, or that nothing is wrong. */
    enum Verdict {
        REFUSED, FOUND, HEAD_ONLY, UNSEEN
    }

    Verdict judge(Path file) throws IOException {
        try (Project project = Project.openReadOnly(file)) {
            Verification verification = project.verify();
            if (!verification.problems().equals(problems)) {
                return Verdict.FOUND;
            }
            return verification.auditHead().equals(head) ? Verdict.UNSEEN : Verdict.HEAD_ONLY;
        } catch (ProjectRefused refused) {
            return Verdict.REFUSED;
        }
    }

    /** A file for a damaged variant, beside the sample because it names its images from there. */
    Path variant() {
        return file.resolveSibling("variant.touchstone");
    }

    Path write(byte[] content) throws IOException {
        return Files.write(variant(), content);
    }

    static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /** Everything that the file says, as text, read past everything of the program; a sentence where it cannot be read. */
    static List<String> content(Path file) {
        List<String> content = new ArrayList<>();
        try (Connection connection = connect(file); Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT name, sql FROM sqlite_schema ORDER BY type, name")) {
                while (rows.next()) {
                    content.add(rows.getString(1) + " " + rows.getString(2));
                    if (String.valueOf(rows.getString(2)).startsWith("CREATE TABLE")) {
                        tables.add(rows.getString(1));
                    }
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        StringBuilder row = new StringBuilder(table);
                        for (int i = 1; i <= columns; i++) {
                            row.append('|').append(rows.getObject(i) instanceof byte[] bytes
                                    ? Arrays.toString(bytes)
                                    : rows.getObject(i));
                        }
                        content.add(row.toString());
                    }
                }
            }
        } catch (SQLException unreadable) {
            content.add("unreadable");
        }
        return content;
    }
}
