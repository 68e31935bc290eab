package touchstone.cli;

import java.io.IOException;
import java.nio.file.Path;
import touchstone.qa.budget.CurveTable;
import touchstone.qa.budget.Measured;

/** A learning curve in a file; see {@link CurveTable}. */
final class CurveFile {

    private CurveFile() {
    }

    static Measured read(Path file) throws IOException {
        return CurveTable.read(file.toString(),
                Csv.read(file).stream().map(r -> new CurveTable.Row(r.line(), r.cells())).toList());
    }
}
