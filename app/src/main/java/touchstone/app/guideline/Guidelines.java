package touchstone.app.guideline;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Dialog;
import touchstone.app.project.Session;
import touchstone.guideline.GuidelineFile;
import touchstone.guideline.Pinning;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.NoteId;
import touchstone.model.geometry.Bounds;
import touchstone.model.guideline.ClassRules;
import touchstone.model.guideline.GuidelineText;
import touchstone.model.guideline.Picture;
import touchstone.model.guideline.Publishing;
import touchstone.model.note.Case;
import touchstone.model.note.Draft;
import touchstone.model.note.Example;
import touchstone.model.note.ExampleVerdict;
import touchstone.model.note.Published;
import touchstone.model.note.ReadBy;

/** The guideline of the open project with all that is said about it, and what can be done with it. */
public final class Guidelines {

    private static final Messages MESSAGES = Messages.beside(Guidelines.class);

    private final Session session;
    private final InstantSource clock;
    private final Kept<Example> examples;
    private final Kept<Case> cases;
    private final Map<NoteId, javafx.scene.image.Image> pictures = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<Guideline>> versions = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Draft>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    /** Drafts on their way to the file: what comes back from there meanwhile is older than what is typed. */
    private int unwritten;

    public Guidelines(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        examples = new Kept<>(session, Example.KIND, Example::of);
        cases = new Kept<>(session, Case.KIND, Case::of);
        session.guideline().addListener(o -> read());
        session.notes().addListener((Observable o) -> find());
        read();
        find();
    }

    private void read() {
        session.ask(() -> session.project().guidelines(), versions::set);
    }

    private void find() {
        if (unwritten > 0) {
            return;
        }
        draft.set(Pinning.current(List.copyOf(session.notes())));
    }

    Session session() {
        return session;
    }

    /** All versions, oldest first. */
    ReadOnlyObjectProperty<List<Guideline>> versions() {
        return versions.getReadOnlyProperty();
    }

    /** What the next version is to say, while it is written. */
    ReadOnlyObjectProperty<Optional<Draft>> draft() {
        return draft.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Example>> examples() {
        return examples.all();
    }

    Optional<Example> example(NoteId id) {
        return examples.named(id);
    }

    /** Decodes the picture of an example beside the screen's thread, once. */
    void picture(Example of, Consumer<javafx.scene.image.Image> then) {
        javafx.scene.image.Image there = pictures.get(of.id());
        if (there == null) {
            session.ask(() -> new javafx.scene.image.Image(new ByteArrayInputStream(of.crop().png())), made -> {
                pictures.put(of.id(), made);
                then.accept(made);
            });
        } else {
            then.accept(there);
        }
    }

    /** Reads a picture that lies in the project's folder beside the screen's thread, where there is one. */
    void picture(Picture of, double width, Consumer<javafx.scene.image.Image> then) {
        session.ask(() -> FilePicture.read(session.project().path(), of.target(), width),
                found -> found.ifPresent(then));
    }

    ReadOnlyObjectProperty<List<Case>> cases() {
        return cases.all();
    }

    /** What was said when a version was published; nothing of one that came with the project. */
    public Optional<Published> published(Guideline version) {
        return session.notes().stream().flatMap(n -> Published.of(n).stream())
                .filter(p -> p.guideline().equals(version.id())).reduce((a, b) -> b);
    }

    /** The newest version where the person at work has neither published it nor confirmed having read it. */
    public Optional<Guideline> unread() {
        Annotator me = session.me().get();
        return session.readOnly() || me.role() != Annotator.Role.ANNOTATOR
                ? Optional.empty()
                : session.guideline().get().filter(g -> !ReadBy.has(List.copyOf(session.notes()), me.id(), g.id())
                        && published(g).filter(p -> me.id().equals(p.author())).isEmpty());
    }

    public void confirmRead() {
        unread().ifPresent(g -> session.commit(Edit.of(MESSAGES.text("edit.read", g.version()), Change.add(new ReadBy(
                NoteId.create(), session.me().get().id(), clock.instant(), g.id(), g.version()).note()))));
    }

    /** What is to be written next: the draft, else the newest version. */
    String writing() {
        return draft.get().map(Draft::text).or(() -> session.guideline().get().map(Guideline::text)).orElse("");
    }

    /** Writes the draft; the same text again changes nothing. */
    void write(String text) {
        Optional<Draft> now = draft.get();
        if (text.equals(writing())) {
            return;
        }
        Draft next = now.map(d -> d.with(text)).orElseGet(() -> new Draft(NoteId.create(), session.me().get().id(),
                clock.instant(), session.guidelineVersion(), text));
        // What is typed next builds on this, before it has reached the file.
        draft.set(Optional.of(next));
        session.commit(Edit.of(MESSAGES.text("edit.draft"),
                now.isPresent() ? Change.replace(now.get().note(), next.note()) : Change.add(next.note())));
        unwritten++;
        session.ask(() -> next, done -> {
            unwritten--;
            find();
        });
    }

    void discard() {
        draft.get().ifPresent(d -> session.commit(Edit.of(MESSAGES.text("edit.discard"), Change.remove(d.note()))));
    }

    /** Goes on with what is written where all of it can be read; the window says what cannot. */
    void whereReadable(Consumer<String> then) {
        String text = writing();
        session.ask(() -> {
            Publishing.check(text, session.project().schema());
            return text;
        }, then);
    }

    /**
     * @param labels names of the classes that mean something else
     * @param wider whether they may now be found where there was none
     */
    void publish(String text, Set<String> labels, boolean wider, String because) {
        session.commit(() -> {
            Publishing made = Publishing.of(session.project(), text, labels, wider ? labels : Set.of(), because,
                    session.me().get().id(),
                    clock.instant());
            return new Edit(MESSAGES.text("edit.publish", made.guideline().version()), made.changes());
        });
    }

    /** Pins the object as an example, or the place where nothing is drawn. */
    void pin(Pinning.Subject subject, Label label, ExampleVerdict verdict, String reason) {
        session.commit(() -> new Edit(MESSAGES.text("edit.pin", label.name()), Pinning.of(session.project(), subject,
                label, verdict, reason, session.me().get().id(), clock.instant())));
    }

    /** Takes an example away, and its picture out of the draft. */
    void unpin(Example example) {
        Picture picture = Picture.of(example.verdict(), example.reason(), example.id());
        session.commit(() -> new Edit(MESSAGES.text("edit.unpin"), List.of(Change.remove(example.note()),
                Pinning.draft(session.project(), session.me().get().id(), clock.instant(),
                        text -> text.withoutPicture(picture.target())))));
    }

    /** Asks of what class the object, or the place where nothing is selected, is an example, and why. */
    public void askToPin(Image image, Optional<Annotation> object, Bounds place, Dialog<Runnable> dialog) {
        PlaceForms.pin(this, image, object, place, dialog);
    }

    /** Asks what the guideline does not settle about the object, or about the place where nothing is selected. */
    public void askToReport(Image image, Optional<Annotation> object, Bounds place, Dialog<Runnable> dialog) {
        PlaceForms.report(this, image, object, place, dialog);
    }

    void report(Image image, Optional<Annotation> object, Bounds place, String label, String text) {
        Case reported = new Case(NoteId.create(), image.id(), object.map(Annotation::id).orElse(null),
                session.me().get().id(), clock.instant(), place, label, text.strip(), "", null);
        session.commit(Edit.of(MESSAGES.text("edit.case"), Change.add(reported.note())));
    }

    void answer(Case about, String words) {
        session.commit(Edit.of(MESSAGES.text("edit.case.answer"), Change.replace(about.note(),
                about.answered(words.strip(), session.me().get().id()).note())));
    }

    /** Makes the answered case an example of its class. */
    void pin(Case about, Label label, ExampleVerdict verdict) {
        session.commit(() -> {
            Optional<Annotation> object = about.annotation() == null
                    ? Optional.empty()
                    : session.project().annotation(about.annotation());
            Image image = session.project().images().stream().filter(i -> i.id().equals(about.image())).findFirst()
                    .orElseThrow(() -> new InputRefused(MESSAGES.text("case.gone")));
            Pinning.Subject subject = object.map(o -> new Pinning.Subject(image, o, true))
                    .orElseGet(() -> Pinning.Subject.place(image, about.place(), label, session.me().get().id()));
            return new Edit(MESSAGES.text("edit.pin", label.name()), Pinning.of(session.project(), subject, label,
                    verdict, about.answer(), session.me().get().id(), clock.instant()));
        });
    }

    /** What the newest version says of a label. */
    public Optional<ClassRules> rules(Label label) {
        return session.guideline().get().flatMap(g -> GuidelineText.of(g.text()).rules(label.name()));
    }

    /** Writes the newest version into a file. */
    void save(Path to) {
        session.guideline().get().ifPresent(g -> session.ask(() -> Files.writeString(to, g.text()), written -> {
        }));
    }

    /** Reads a text file into the draft. */
    void take(Path from) {
        session.ask(() -> GuidelineFile.read(from), this::write);
    }

    /** The labels that a text has sections of or that the project has, in the project's order first. */
    List<String> classes(GuidelineText text) {
        List<String> names = new ArrayList<>(session.schema().get().labels().stream().map(Label::name).toList());
        text.classes().stream().map(c -> c.label()).filter(l -> names.stream().noneMatch(l::equalsIgnoreCase))
                .forEach(names::add);
        return names;
    }
}
