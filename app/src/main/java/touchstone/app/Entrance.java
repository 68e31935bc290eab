package touchstone.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Dialog;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Pulses;
import touchstone.app.exchange.Arrival;
import touchstone.app.project.Beginning;
import touchstone.app.project.Disk;
import touchstone.app.project.Opening;
import touchstone.app.project.Session;
import touchstone.app.project.Who;
import touchstone.canvas.AnnotationCanvas;
import touchstone.model.Image;
import touchstone.model.Messages;
import touchstone.store.Backups;
import touchstone.store.exchange.PackageFile;
import touchstone.store.exchange.PrivateFolder;

/**
 * How projects come into the window: they are opened, looked at, unpacked or made. The one that was open stays until the
 * other can take its place, so that a file that is refused costs nobody what was on the screen.
 */
final class Entrance {

    private static final Messages MESSAGES = Messages.beside(Entrance.class);

    private final Workbench workbench;
    private final Opening opening;
    private final Disk disk;
    /** Of a package that is looked at, removed with it. */
    private @Nullable PrivateFolder passing;
    private Entering entering = Entering.nothing();

    /** @param disk where what was unpacked is removed */
    Entrance(Workbench workbench, Who who, Disk disk) {
        this.workbench = workbench;
        this.disk = disk;
        opening = new Opening(who);
    }

    /** Nothing comes into the window any more that is on its way. */
    void drop() {
        entering.drop();
    }

    /** Whether nothing is on its way into the window. */
    boolean isAtRest() {
        return entering.isOver();
    }

    /** Brings a file in. The project that is open stays meanwhile, except where it is in this very file. */
    private void enter(Path file, Consumer<Entering> begin) {
        Entering before = entering;
        Entering now = next();
        onTheScreen(file, now);
        now.after(before, () -> {
            Optional<Desk> open = workbench.desk();
            if (open.isEmpty()) {
                begin.accept(now);
                return;
            }
            Path held = open.get().session().path();
            disk.ask(() -> isSame(held, file), same -> {
                if (now.isDropped() || same && !leave(now)) {
                    now.drop();
                    now.left();
                } else {
                    onTheScreen(file, now);
                    begin.accept(now);
                }
            }, now.failed(this::refused));
        });
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Lets go of the project that is open, if the user wants that, who may have given up the other one meanwhile. */
    private boolean leave(Entering now) {
        return workbench.leave() && !now.isDropped();
    }

    /** Says that it is on its way, on the start page or in the window of the project that is open. */
    private void onTheScreen(Path file, Entering now) {
        now.told(onItsWay(file, now::drop));
    }

    /** Instead of what may be on its way. */
    private Entering next() {
        entering.drop();
        Entering now = new Entering();
        entering = now;
        return now;
    }

    /** @param image to begin with, by path or name, or null for the first */
    void open(Path file, @Nullable String image, Consumer<Desk> then) {
        if (file.toString().endsWith(PackageFile.ENDING)) {
            openPackage(file, image);
            return;
        }
        enter(file, now -> opening.open(file, now.then(opened -> bring(opened, image, null, now, then)),
                now.failed(this::refused), now.failed(sentence -> new SalvageOffer(workbench.prompts(),
                        workbench.files(), opening).make(file, sentence, workbench::open))));
    }

    /** A package is unpacked first: beside itself to work in, or where it is gone after it was looked at. */
    private void openPackage(Path file, @Nullable String image) {
        Arrival.of(file, workbench.settings().folder(), new Arrival.Dialogs() {
            @Override
            public <T> Dialog<T> dialog() {
                return workbench.prompts().dialog();
            }

            @Override
            public Optional<Path> folder(String title) {
                return workbench.files().folder(title);
            }

            @Override
            public Runnable waiting(Runnable stop) {
                return onItsWay(file, stop);
            }
        }, unpacked -> {
            switch (unpacked) {
                case Arrival.Unpacked.ToWork work -> open(work.project(), image, made -> {
                });
                case Arrival.Unpacked.ToLookAt look -> {
                    Entering now = next();
                    opening.look(look.project(), now.then(opened -> bring(opened, image, look.folder(), now,
                            made -> workbench.title(MESSAGES.text("title.package", file.getFileName())))),
                            now.failed(this::refused));
                    now.otherwise(() -> remove(look.folder()));
                }
            }
        }, this::refused);
    }

    /** Says where the window stands at the moment that a file is being read. */
    private Runnable onItsWay(Path file, Runnable stop) {
        Optional<Desk> open = workbench.desk();
        if (open.isPresent()) {
            return open.get().tasks().begin(MESSAGES.text("opening", file.getFileName()), stop)::end;
        }
        Runnable over = workbench.noLongerOpens();
        workbench.opens(file, stop);
        return over;
    }

    /** A backup opens to be looked at, instead of the project that is open. */
    void look(Backups.Backup backup) {
        enter(backup.file(), now -> opening.look(backup.file(),
                now.then(opened -> bring(new Opening.Opened(opened.session(),
                        MESSAGES.text("backup.looked", backup.made().toString().replace('T', ' '))), null, null,
                        now, made -> {
                        })),
                now.failed(this::refused)));
    }

    /**
     * Makes a project, shows its first image ready to draw on, and adds the other images meanwhile.
     *
     * @param notMade told if no project comes of it
     */
    void create(Beginning beginning, Runnable notMade) {
        Entering now = next();
        opening.create(beginning, now.then(opened -> bring(opened, null, null, now, made -> {
            made.takeFirstTool();
            made.traffic().addRest(beginning.images());
            beginning.annotations().forEach(made.traffic()::importMine);
            workbench.settings().annotator(beginning.who());
        })), now.failed(sentence -> {
            notMade.run();
            workbench.prompts().tell(MESSAGES.text("create.failed"), sentence);
        }));
    }

    /** Opens a project at an image with everybody's objects, for a picture of the window. */
    void openFor(Path file, @Nullable String image, boolean reading, Runnable then, Consumer<String> failed) {
        Entering now = next();
        open(file, reading, now.then(opened -> {
            Session session = opened.session();
            session.layers().all().forEach(layer -> layer.visible().set(true));
            bring(opened, image, null, now, made -> {
                if (image != null && named(session, image).isEmpty()) {
                    failed.accept(unknown(session, image));
                } else {
                    then.run();
                }
            });
        }), now.failed(failed));
    }

    /** Opens the project again that was left just now. */
    void again(Path file, boolean reading, @Nullable String image, Consumer<Desk> then) {
        Entering now = next();
        open(file, reading, now.then(opened -> bring(opened, image, null, now, then)), now.failed(this::refused));
    }

    private void open(Path file, boolean reading, Consumer<Opening.Opened> ready, Consumer<String> failed) {
        if (reading) {
            opening.look(file, ready, failed);
        } else {
            opening.open(file, ready, failed);
        }
    }

    /**
     * Makes what shows the project, part by part so that the window answers in between, and shows it when all is there.
     *
     * @param unpacked of a package that is only looked at, else null
     */
    private void bring(Opening.Opened opened, @Nullable String image, @Nullable PrivateFolder unpacked, Entering way,
            Consumer<Desk> then) {
        if (!leave(way)) {
            way.drop();
            way.letGo(opened.session());
            return;
        }
        onTheScreen(opened.session().path(), way);
        Pulses steps = new Pulses();
        steps.add(() -> {
            AnnotationCanvas canvas = new AnnotationCanvas();
            steps.add(() -> {
                if (way.isDropped()) {
                    canvas.close();
                    way.letGo(opened.session());
                    return;
                }
                Desk made = new Desk(opened.session(), workbench, canvas, opened.notice());
                made.parts().forEach(part -> steps.add(() -> {
                    if (!way.isDropped()) {
                        part.run();
                    }
                }));
                steps.add(() -> {
                    if (way.isDropped()) {
                        made.close();
                        way.left();
                    } else {
                        way.arrived();
                        passing = unpacked;
                        show(made, image);
                        then.accept(made);
                    }
                });
            });
        });
    }

    private void show(Desk made, @Nullable String image) {
        Session session = made.session();
        workbench.files().near(session.path());
        workbench.hold(made, passing == null);
        Optional<Image> wanted = named(session, image);
        wanted.or(() -> session.images().stream().findFirst()).ifPresent(i -> session.show(i.id()));
        if (image != null && wanted.isEmpty()) {
            made.trouble().complain(unknown(session, image));
        }
        // The docks take the canvas in when they get their skins; before, it is in no scene and cannot have the focus, which
        // a banner's button would get instead.
        made.whenInPlace(made.canvas()::requestFocus);
    }

    private static Optional<Image> named(Session session, @Nullable String image) {
        return image == null
                ? Optional.empty()
                : session.images().stream().filter(i -> i.address().equals(image) || i.name().equals(image))
                        .findFirst();
    }

    private static String unknown(Session session, String image) {
        return MESSAGES.text("image.unknown", image, session.path().getFileName());
    }

    private void refused(String sentence) {
        workbench.prompts().tell(MESSAGES.text("open.failed"), sentence);
    }

    /** Whether what is open goes away with the window: it is not remembered. */
    boolean isPassing() {
        return passing != null;
    }

    /** The project that was open is closed. */
    void left() {
        if (passing != null) {
            remove(passing);
            passing = null;
        }
    }

    private void remove(PrivateFolder folder) {
        disk.ask(() -> {
            folder.close();
            return folder;
        }, gone -> {
        }, this::refused);
    }
}
