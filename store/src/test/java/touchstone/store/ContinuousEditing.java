package touchstone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import touchstone.model.Image;

/**
 * Edits, takes back and does again without end, and says of each step when it is durable: its number and hash. To be
 * killed.
 */
final class ContinuousEditing {

    private ContinuousEditing() {
    }

    /** @param args the project file, made where there is none, and a seed */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Random random = new Random(Long.parseLong(args[1]));
        Project project = Files.exists(file) ? Project.open(file) : Project.create(file);
        project.subscribe(entry -> {
            System.out.println(entry.seq() + " " + entry.hash());
            System.out.flush();
        });
        if (project.images().isEmpty()) {
            project.commit(RandomEdits.start(), null);
        }
        System.out.println("ready");
        RandomEdits edits = new RandomEdits(project, random);
        while (true) {
            List<Image> images = project.images();
            try {
                switch (images.isEmpty() ? 9 : random.nextInt(10)) {
                    case 0, 1 -> project.undo(images.get(random.nextInt(images.size())).id(), null);
                    case 2 -> project.redo(images.get(random.nextInt(images.size())).id(), null);
                    default -> project.commit(edits.next(), null);
                }
            } catch (EditConflict refused) {
                // The next one may fit.
            }
        }
    }
}
