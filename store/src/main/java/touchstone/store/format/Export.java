package touchstone.store.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import touchstone.model.Annotation;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;

/**
 * What a written file holds, after reading it again.
 *
 * @param images of the project
 * @param annotations objects that are in the file
 * @param auditHead the state of the project that it was written from: the hash of the log's last entry, empty where the
 *        content has no log
 * @param problems where the file differs from what should be in it; empty when all is well
 */
public record Export(int images, int annotations, Losses losses, String auditHead, List<String> problems) {

    private static final Messages TEXT = Messages.beside(Export.class);
    private static final double RELATIVE = 1e-6;

    public Export {
        problems = List.copyOf(problems);
    }

    public boolean verified() {
        return problems.isEmpty();
    }

    /**
     * Writes, reads what was written, and compares: the number of objects less those that the losses name, and their area
     * where no shape was lost or changed.
     */
    public static Export verified(Format format, ProjectView project, WriteOptions options, Path to)
            throws IOException {
        Losses losses = format.write(new Watched(project, options.watch()), options, to);
        int count = 0;
        double area = 0;
        for (Image image : project.images()) {
            for (AnnotatorId annotator : options.annotators()) {
                for (Annotation a : project.annotations(image.id(), annotator)) {
                    count++;
                    area += a.geometry().area();
                }
            }
        }
        int written = count - losses.count(Losses.Depth.OBJECT);
        return new Export(project.images().size(), written, losses, project.auditHead(),
                problems(format, to, options.watch(), losses, written, area));
    }

    private static List<String> problems(Format format, Path to, Watch watch, Losses losses, int written, double area)
            throws IOException {
        List<String> problems = new ArrayList<>();
        Imported read;
        try {
            read = format.read(to, new ReadOptions(null, watch.toTheEnd()));
        } catch (InputRefused refused) {
            return written == 0 ? List.of() : List.of(refused.getMessage());
        }
        if (read.all().size() != written) {
            problems.add(TEXT.text("verifyCount", Integer.toString(read.all().size()), Integer.toString(written)));
        }
        boolean whole = losses.count(Losses.Depth.OBJECT) == 0 && losses.count(Losses.Depth.BOX) == 0
                && losses.count(Losses.Depth.SHAPE) == 0;
        double readArea = read.all().stream().mapToDouble(a -> a.geometry().area()).sum();
        if (whole && Math.abs(readArea - area) > RELATIVE * Math.max(1, area)) {
            problems.add(TEXT.text("verifyArea", Draft.number(readArea), Draft.number(area)));
        }
        read.refused().forEach(note -> problems.add(note.where() + ": " + note.reason()));
        return problems;
    }
}
