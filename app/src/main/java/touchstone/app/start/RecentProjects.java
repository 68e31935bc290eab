package touchstone.app.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import touchstone.app.settings.Settings;

/** The projects that were open of late, kept in the settings: the latest first. */
public final class RecentProjects {

    /**
     * @param name by which its user knows it
     * @param images how many it had when it was last seen
     * @param done how many of them its annotator had finished
     */
    public record Recent(Path file, String name, int images, int done, Instant worked) {
    }

    private static final int MOST = 12;
    private static final String KEY = "recent.";

    private final Settings settings;

    public RecentProjects(Settings settings) {
        this.settings = settings;
    }

    public List<Recent> all() {
        List<Recent> all = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String key = KEY + i;
            settings.value(key).map(Path::of).ifPresent(file -> all.add(new Recent(file,
                    settings.value(key + ".name")
                            .orElseGet(() -> String.valueOf(file.getFileName()).replaceFirst("[.]touchstone$", "")),
                    number(key + ".images"), number(key + ".done"), worked(key + ".worked"))));
        }
        return all;
    }

    private int number(String key) {
        try {
            return settings.value(key).map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException changedByHand) {
            return 0;
        }
    }

    private Instant worked(String key) {
        try {
            return settings.value(key).map(Instant::parse).orElse(Instant.EPOCH);
        } catch (DateTimeParseException changedByHand) {
            return Instant.EPOCH;
        }
    }

    /** Puts a project at the head of the list, or tells how it stands now. */
    public void remember(Recent seen) {
        List<Recent> all = new ArrayList<>(all());
        all.removeIf(r -> r.file().equals(seen.file()));
        all.addFirst(seen);
        keep(all);
    }

    /** Takes a project off the list; its file stays. */
    public void forget(Path file) {
        List<Recent> all = new ArrayList<>(all());
        all.removeIf(r -> r.file().equals(file));
        keep(all);
    }

    private void keep(List<Recent> all) {
        for (int i = 0; i < MOST; i++) {
            String key = KEY + i;
            if (i < all.size()) {
                Recent recent = all.get(i);
                settings.keep(key, recent.file().toString());
                settings.keep(key + ".name", recent.name());
                settings.keep(key + ".images", Integer.toString(recent.images()));
                settings.keep(key + ".done", Integer.toString(recent.done()));
                settings.keep(key + ".worked", recent.worked().toString());
            } else {
                List.of(key, key + ".name", key + ".images", key + ".done", key + ".worked").forEach(settings::forget);
            }
        }
    }

    /** Where the picture of a project is kept. */
    public Path picture(Path file) {
        return settings.folder().resolve("recent")
                .resolve(HexFormat.of().toHexDigits(file.toString().hashCode()) + ".png");
    }

    /** Keeps a picture of how the project looked, as PNG; without it the list only lacks the picture. */
    public void keepPicture(Path file, byte[] png) {
        try {
            Files.createDirectories(picture(file).getParent());
            Files.write(picture(file), png);
        } catch (IOException unwritable) {
            System.getLogger(RecentProjects.class.getName()).log(System.Logger.Level.DEBUG, "no picture", unwritable);
        }
    }

    public Optional<Path> existingPicture(Path file) {
        return Optional.of(picture(file)).filter(Files::isRegularFile);
    }
}
