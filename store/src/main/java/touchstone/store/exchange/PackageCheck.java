package touchstone.store.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import touchstone.store.Verification;

/**
 * What a check of a whole package found: its frame, its signature, every entry, and the project in it.
 *
 * @param manifest null where it cannot be believed
 * @param edits length of the project's log, 0 where it cannot be read
 * @param auditHead hash of that log's last entry, empty where it cannot be read
 */
public record PackageCheck(@Nullable Manifest manifest, List<Problem> problems, long edits, String auditHead) {

    /** @param where a sentence for the user */
    public record Problem(String kind, String where) {
    }

    private static final Messages TEXT = Messages.beside(PackageCheck.class);

    public PackageCheck {
        problems = List.copyOf(problems);
    }

    public boolean ok() {
        return problems.isEmpty();
    }

    /**
     * @throws WrongPassphrase when the package is sealed with another passphrase: nothing is known of it then
     * @throws IOException when the file cannot be read at all
     */
    public static PackageCheck of(Path file, char @Nullable [] passphrase, Packing.Watch watch) throws IOException {
        Manifest manifest = null;
        List<Problem> problems = new ArrayList<>();
        long edits = 0;
        String head = "";
        try (PackageFile open = PackageFile.open(file, passphrase, watch);
                PrivateFolder folder = PrivateFolder.make()) {
            manifest = open.manifest();
            try (Project project = Project.openReadOnly(open.check(folder, watch))) {
                Verification found = project.verify(watch.bulk());
                edits = found.edits();
                head = found.auditHead();
                // Of pictures the manifest knows more than the folder, into which they were not copied.
                found.problems().stream()
                        .filter(p -> p.kind() != Verification.Kind.IMAGE_MISSING
                                && p.kind() != Verification.Kind.IMAGE_CHANGED)
                        .forEach(p -> problems.add(new Problem(p.kind().key(), p.where())));
                pictures(project, manifest, problems);
            }
        } catch (InputRefused refused) {
            if (PackageFile.isSealed(file) && passphrase == null) {
                throw refused;
            }
            problems.add(new Problem("package", refused.getMessage()));
        } catch (ProjectRefused refused) {
            problems.add(new Problem("structure", String.valueOf(refused.getMessage())));
        }
        return new PackageCheck(manifest, problems, edits, head);
    }

    private static void pictures(Project project, Manifest manifest, List<Problem> problems) {
        Map<String, String> entries = new HashMap<>();
        manifest.entries().forEach(e -> entries.put(e.name(), e.sha256()));
        for (Image image : project.images()) {
            String entry = entries.get(image.path());
            if (entry != null && image.sha256() != null && !entry.equals(image.sha256())) {
                problems.add(new Problem(Verification.Kind.IMAGE_CHANGED.key(),
                        TEXT.text("package.picture", image.address())));
            }
        }
    }
}
