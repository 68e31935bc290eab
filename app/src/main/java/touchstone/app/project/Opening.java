package touchstone.app.project;

import java.nio.file.Path;
import java.util.function.Consumer;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;

/** Opens projects off the screen's thread. */
public final class Opening {

    /**
     * @param session the open project
     * @param notice why it can only be looked at although it was to be edited; empty for no reason
     */
    public record Opened(Session session, String notice) {
    }

    private record Door(Project project, String notice) {
    }

    private interface Attempt {

        Door open() throws Exception;
    }

    private final Who who;

    public Opening(Who who) {
        this.who = who;
    }

    /** Opens for editing, or for looking where the file cannot be written. */
    public void open(Path file, Consumer<Opened> then, Consumer<String> failed) {
        attempt(() -> {
            try {
                return new Door(Project.open(file), "");
            } catch (ProjectRefused refused) {
                if (refused.reason() == ProjectRefused.Reason.READ_ONLY) {
                    return new Door(Project.openReadOnly(file), Disk.sentence(refused));
                }
                throw refused;
            }
        }, then, failed);
    }

    public void look(Path file, Consumer<Opened> then, Consumer<String> failed) {
        attempt(() -> new Door(Project.openReadOnly(file), ""), then, failed);
    }

    /**
     * Makes a project and opens it with the first of its images, so that drawing can begin; the others are added after.
     */
    public void create(Beginning beginning, Consumer<Opened> then, Consumer<String> failed) {
        Disk disk = new Disk("project");
        disk.ask(beginning::make,
                project -> Session.of(project, disk, beginning::annotator,
                        session -> then.accept(new Opened(session, "")), failed),
                sentence -> {
                    disk.close();
                    failed.accept(sentence);
                });
    }

    private void attempt(Attempt attempt, Consumer<Opened> then, Consumer<String> failed) {
        Disk disk = new Disk("project");
        disk.ask(attempt::open,
                door -> Session.of(door.project(), disk, door.project().readOnly() ? who::toLookAt : who::among,
                        session -> then.accept(new Opened(session, door.notice())), failed),
                sentence -> {
                    disk.close();
                    failed.accept(sentence);
                });
    }
}
