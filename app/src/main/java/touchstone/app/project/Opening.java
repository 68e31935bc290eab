package touchstone.app.project;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import touchstone.model.Messages;
import touchstone.store.Project;
import touchstone.store.ProjectRefused;
import touchstone.store.Salvage;
import touchstone.store.Salvaged;
import touchstone.store.Surroundings;

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

    private static final Messages MESSAGES = Messages.beside(Opening.class);
    /** Under which the project remembers that its user was warned. */
    private static final String WARNED = "warned.surroundings";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Who who;

    public Opening(Who who) {
        this.who = who;
    }

    /** Opens for editing, or for looking where the file cannot be written. */
    public void open(Path file, Consumer<Opened> then, Consumer<String> failed) {
        attempt(() -> {
            try {
                Optional<String> elsewhere = Surroundings.openElsewhere(file);
                Project project = Project.open(file);
                return new Door(project, elsewhere.map(told -> told + " " + warning(project)).map(String::strip)
                        .orElseGet(() -> warning(project)));
            } catch (ProjectRefused refused) {
                return switch (refused.reason()) {
                    case READ_ONLY -> new Door(Project.openReadOnly(file), Disk.sentence(refused));
                    case LOCKED -> new Door(Project.openSnapshot(file),
                            MESSAGES.text("copy", Disk.sentence(refused),
                                    TIME.format(LocalTime.now(ZoneId.systemDefault()))));
                    default -> throw refused;
                };
            }
        }, then, failed);
    }

    /** What is to be known of where the project lies, once. */
    private static String warning(Project project) {
        Optional<Surroundings> dangerous = Surroundings.of(project.path());
        if (dangerous.isEmpty() || project.cached(WARNED).isPresent()) {
            return "";
        }
        project.cache(WARNED, new byte[]{ 1 });
        return MESSAGES.text("lies." + dangerous.get().name().toLowerCase(Locale.ROOT), project.path().getFileName());
    }

    /** As {@link #open(Path, Consumer, Consumer)}; a file that is damaged is told apart, because something can be done. */
    public void open(Path file, Consumer<Opened> then, Consumer<String> failed, Consumer<String> damaged) {
        open(file, then, sentence -> whether(() -> Salvage.isCalledFor(file),
                yes -> (yes ? damaged : failed).accept(sentence)));
    }

    private static void whether(Callable<Boolean> question, Consumer<Boolean> then) {
        Disk disk = new Disk("look");
        disk.ask(question, answer -> {
            disk.close();
            then.accept(answer);
        }, sentence -> {
            disk.close();
            then.accept(false);
        });
    }

    /** Reads what is left of a damaged project into a new one. */
    public void salvage(Path damaged, Path made, Consumer<Salvaged> then, Consumer<String> failed) {
        Disk disk = new Disk("salvage");
        disk.ask(() -> Salvage.into(damaged, made), salvaged -> {
            disk.close();
            then.accept(salvaged);
        }, sentence -> {
            disk.close();
            failed.accept(sentence);
        });
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
