package touchstone.app.review;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Entry;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.note.Review;

/** Looking over one annotator's work, image by image: what there is to look at, and what is said of it. */
public final class Reviews implements Session.Listener, AutoCloseable {

    /**
     * An image of the annotator that is looked over.
     *
     * @param last what was said of it last, null while nobody has
     */
    public record Item(Image image, Progress.Status status, @Nullable Review last) {

        /** Whether it waits for a reviewer: nobody has looked, or the annotator is done with it again. */
        public boolean isWaiting() {
            return status == Progress.Status.DONE && (last == null || last.outcome() == Review.Outcome.RETURNED);
        }
    }

    private static final Messages MESSAGES = Messages.beside(Reviews.class);

    private final Session session;
    private final InstantSource clock;
    private final Disk disk = new Disk("reviews");
    private final Map<NoteId, Review> known = new LinkedHashMap<>();
    private final ObjectProperty<@Nullable Annotator> of = new SimpleObjectProperty<>(null);
    private final ReadOnlyObjectWrapper<List<Item>> items = new ReadOnlyObjectWrapper<>(List.of());

    public Reviews(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        session.listen(this);
        session.revision().addListener(o -> list());
        of.addListener((o, was, is) -> list());
        disk.ask(() -> session.project().notes(Review.KIND), this::read, sentence -> read(List.of()));
    }

    private void read(List<Note> notes) {
        notes.forEach(n -> Review.of(n).ifPresent(r -> known.putIfAbsent(r.id(), r)));
        list();
    }

    /** Whose work is looked over, null for nobody's. */
    public ObjectProperty<@Nullable Annotator> of() {
        return of;
    }

    /** The images that the annotator is done with or got back, in the project's order. */
    public ReadOnlyObjectProperty<List<Item>> items() {
        return items.getReadOnlyProperty();
    }

    private void list() {
        Annotator annotator = of.get();
        if (annotator == null) {
            items.set(List.of());
            return;
        }
        Map<ImageId, Review> last = new LinkedHashMap<>();
        known.values().stream().filter(r -> r.of().equals(annotator.id()))
                .sorted(Comparator.comparing(Review::time)).forEach(r -> last.put(r.image(), r));
        List<Item> all = new ArrayList<>();
        for (Image image : session.images()) {
            Progress.Status status = session.status(image.id(), annotator.id());
            if (status == Progress.Status.DONE || last.containsKey(image.id())) {
                all.add(new Item(image, status, last.get(image.id())));
            }
        }
        items.set(List.copyOf(all));
    }

    /** The shown image's, empty where there is nothing to look over. */
    public Optional<Item> here() {
        Image image = session.image().get();
        return items.get().stream().filter(i -> image != null && i.image().id().equals(image.id())).findFirst();
    }

    /** Says that the shown image's work is good, and goes to the next that waits. */
    public void accept() {
        say(Review.Outcome.ACCEPTED, "");
    }

    /** Gives the shown image back to its annotator, and goes to the next that waits. */
    public void giveBack(String reason) {
        say(Review.Outcome.RETURNED, reason.strip());
    }

    private void say(Review.Outcome outcome, String reason) {
        Annotator annotator = of.get();
        Optional<Item> item = here();
        if (annotator == null || item.isEmpty()) {
            return;
        }
        Image image = item.get().image();
        Review review = new Review(NoteId.create(), image.id(), session.me().get().id(), clock.instant(),
                annotator.id(), outcome, reason);
        List<Change> changes = new ArrayList<>(List.of(Change.add(review.note())));
        Progress.Status after = outcome == Review.Outcome.RETURNED ? Progress.Status.RETURNED : Progress.Status.DONE;
        if (item.get().status() != after) {
            changes.add(new Change(session.progress(image.id(), annotator.id()).orElse(null),
                    new Progress(image.id(), annotator.id(), after)));
        }
        session.commit(new Edit(MESSAGES.text("edit." + outcome.key(), annotator.name()), changes));
        next(annotator.id(), image);
    }

    /** The next that waits, round the end of the list. */
    private void next(AnnotatorId annotator, Image from) {
        List<Item> all = items.get();
        int at = all.stream().map(Item::image).toList().indexOf(from);
        Stream.concat(all.stream().skip(at + 1L), all.stream().limit(Math.max(at, 0)))
                .filter(Item::isWaiting).findFirst().ifPresent(i -> show(annotator, i.image().id()));
    }

    /** Shows an image with the annotator's objects. */
    public void show(AnnotatorId annotator, ImageId image) {
        session.show(image);
        session.layers().show(annotator);
    }

    @Override
    public void applied(Entry entry, boolean drawn) {
        for (Change change : entry.changes()) {
            if (change.any() instanceof Note note && note.kind().equals(Review.KIND)) {
                if (change.after() instanceof Note after) {
                    Review.of(after).ifPresent(r -> known.put(r.id(), r));
                } else {
                    known.remove(note.id());
                }
            }
        }
        list();
    }

    @Override
    public void loaded() {
        // The shown image's objects; reviews are known for all images.
    }

    @Override
    public void close() {
        disk.close();
    }
}
