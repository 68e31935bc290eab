package touchstone.store;

import java.nio.file.Path;
import java.time.Instant;

/** Where edits stay while the disk has no room for them, and where a project goes whose file is lost. */
final class Refuge {

    private final Access access;
    private final Waiting waiting;

    Refuge(Access access, Waiting waiting) {
        this.access = access;
        this.waiting = waiting;
    }

    void letEditsWait() {
        try (Access.Turn _ = access.turn()) {
            waiting.allow(true);
        }
    }

    int waiting() {
        try (Access.Turn _ = access.turn()) {
            return waiting.size();
        }
    }

    int writeWaiting() throws ProjectRefused {
        return access.work(access.path(), () -> {
            if (access.file().isSameFile() && access.file().room() > waiting.bytes()) {
                waiting.write();
            }
            return waiting.size();
        });
    }

    void goOnIn(Path other) throws ProjectRefused {
        access.work(other, () -> {
            waiting.moveAlong(() -> access.file().goOnIn(other, Instant.now()));
            return other;
        });
    }

    Path rescue() throws ProjectRefused {
        ProjectRefused refused = null;
        for (Path place : access.file().rescuePlaces(Instant.now())) {
            try {
                goOnIn(place);
                return place;
            } catch (ProjectRefused next) {
                refused = next;
            }
        }
        ProjectRefused nowhere = ProjectRefused.of(ProjectRefused.Reason.MISSING, "missing.drive", access.path());
        if (refused != null) {
            nowhere.initCause(refused);
        }
        throw nowhere;
    }

    /**
     * Closes the file.
     *
     * @throws ProjectRefused when that cannot be done, or edits are still waiting: they are lost then
     */
    void close() throws ProjectRefused {
        try (Access.Turn _ = access.turn()) {
            int lost = access.file().readOnly() ? 0 : writeWaiting();
            access.file().close();
            if (lost > 0) {
                throw ProjectRefused.of(ProjectRefused.Reason.DISK_FULL, "diskFull.lost", access.path(), lost);
            }
        }
    }
}
