package touchstone.app;

import java.nio.file.Path;
import java.time.Instant;
import touchstone.app.exchange.PackForm;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.app.start.RecentProjects;
import touchstone.store.Backups;

/** What the start page shows of projects that were open: when, how far they are, and how they looked when they were left. */
final class Souvenirs {

    private static final int PICTURE_WIDTH = 416;

    private final RecentProjects recents;
    private final Disk disk;

    Souvenirs(RecentProjects recents, Disk disk) {
        this.recents = recents;
        this.disk = disk;
    }

    /** Except a backup, which is looked at from the project that it was made of. */
    void remember(Session session) {
        if (Backups.isOne(session.path())) {
            return;
        }
        recents.remember(new RecentProjects.Recent(file(session), PackForm.nameOf(session), session.images().size(),
                session.done(), Instant.now()));
    }

    /** How the project stands and looks as it is left. */
    void keep(Desk desk) {
        remember(desk.session());
        if (desk.isPictured()) {
            Path file = file(desk.session());
            Portrayed picture = Portrayed.of(desk.canvas(), PICTURE_WIDTH);
            disk.ask(() -> {
                recents.keepPicture(file, picture.png());
                return file;
            }, kept -> {
            }, sentence -> {
            });
        }
    }

    private static Path file(Session session) {
        return session.path().toAbsolutePath().normalize();
    }
}
