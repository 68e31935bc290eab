package touchstone.app.review;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import touchstone.app.project.Applied;
import touchstone.app.project.Disk;
import touchstone.app.project.KeptSettings;
import touchstone.app.project.Session;
import touchstone.app.task.Tasks;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.Progress;
import touchstone.model.note.Fault;
import touchstone.model.note.Review;

/** Looking over one annotator's work, image by image: what there is to look at, and what is said of it. */
public final class Reviews implements Session.Listener, AutoCloseable {

    /**
     * An image of the annotator that is looked over.
     *
     * @param last what was said of it last, null while nobody has
     * @param why it is looked over, of those that a policy picked; empty where all are
     */
    public record Item(Image image, Progress.Status status, @Nullable Review last, String why) {

        /** Whether it waits for a reviewer: nobody has looked, or the annotator is done with it again. */
        public boolean isWaiting() {
            return status == Progress.Status.DONE && (last == null || last.outcome() == Review.Outcome.RETURNED);
        }
    }

    private static final Messages MESSAGES = Messages.beside(Reviews.class);

    private final Session session;
    /** Where the project keeps its phase. */
    private static final String PHASE = "review.phase";

    private final InstantSource clock;
    private final Disk disk = new Disk("reviews");
    private final Map<NoteId, Review> known = new LinkedHashMap<>();
    private final ObjectProperty<@Nullable Annotator> of = new SimpleObjectProperty<>(null);
    private final Picking picking;
    private final ObjectProperty<@Nullable String> policy = new SimpleObjectProperty<>(null);
    private final ReadOnlyObjectWrapper<Optional<Picking.Picked>> picked = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private final ReadOnlyBooleanWrapper correcting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Item>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper heard = new ReadOnlyIntegerWrapper();
    private boolean listing;

    /** @param tasks where the picking of images is shown while it runs */
    public Reviews(Session session, InstantSource clock, Tasks tasks) {
        this.session = session;
        this.clock = clock;
        picking = new Picking(session, tasks);
        session.listen(this);
        session.revision().addListener(o -> listSoon());
        of.addListener((o, was, is) -> {
            correct(false);
            pick();
        });
        policy.addListener(o -> pick());
        session.image().addListener(o -> correct(false));
        session.me().addListener(o -> tellCorrecting());
        session.person().addListener(o -> tellCorrecting());
        disk.ask(() -> session.project().notes(Review.KIND), this::read, sentence -> read(List.of()));
    }

    private void read(List<Note> notes) {
        notes.forEach(n -> Review.of(n).ifPresent(r -> known.putIfAbsent(r.id(), r)));
        heard.set(heard.get() + 1);
        list();
    }

    /** Grows whenever more is known of what reviewers said. */
    ReadOnlyIntegerProperty heard() {
        return heard.getReadOnlyProperty();
    }

    /** Whose work is looked over, null for nobody's. */
    public ObjectProperty<@Nullable Annotator> of() {
        return of;
    }

    /** The policy that picks what is looked over, by its name; null where all is. */
    public ObjectProperty<@Nullable String> policy() {
        return policy;
    }

    /** The policy that the project says its phase asks for; empty where it says none, or one that there is not. */
    Optional<String> phase() {
        return Optional.of(KeptSettings.of(session, PHASE)).filter(Picking.policies()::contains);
    }

    /** Goes by a policy from now on, null for all, and so does everybody who opens the project. */
    void phase(@Nullable String wanted) {
        policy.set(wanted);
        if (!session.readOnly()) {
            KeptSettings.change(session, clock, MESSAGES.text("edit.phase"), values -> {
                values.remove(PHASE);
                if (wanted != null) {
                    values.put(PHASE, wanted);
                }
            });
        }
    }

    /** What the policy has picked; empty while nobody knows, or where all is looked over. */
    ReadOnlyObjectProperty<Optional<Picking.Picked>> picked() {
        return picked.getReadOnlyProperty();
    }

    /** Why nothing could be picked, a sentence; empty when it could. */
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    private void pick() {
        picked.set(Optional.empty());
        trouble.set("");
        Annotator annotator = of.get();
        String wanted = policy.get();
        if (annotator != null && wanted != null) {
            picking.pick(annotator, wanted, found -> {
                picked.set(Optional.of(found));
                list();
            }, sentence -> {
                trouble.set(sentence);
                list();
            });
        }
        list();
    }

    /**
     * The images that the annotator is done with or got back, in the project's order; with a policy those that it picked,
     * in its order.
     */
    public ReadOnlyObjectProperty<List<Item>> items() {
        return items.getReadOnlyProperty();
    }

    /** Many changes in a row are looked at once. */
    private void listSoon() {
        if (!listing && of.get() != null) {
            listing = true;
            Platform.runLater(() -> {
                listing = false;
                list();
            });
        }
    }

    private void list() {
        Annotator annotator = of.get();
        if (annotator == null) {
            items.set(List.of());
            return;
        }
        Map<ImageId, Review> last = new LinkedHashMap<>();
        known.values().stream().filter(r -> r.of().equals(annotator.id()) && r.stage() != Review.Stage.SELF)
                .sorted(Comparator.comparing(Review::time)).forEach(r -> last.put(r.image(), r));
        Map<ImageId, String> why = picked.get().map(Picking.Picked::why).orElse(Map.of());
        List<Item> all = new ArrayList<>();
        for (Image image : chosen(why)) {
            Progress.Status status = session.status(image.id(), annotator.id());
            if (status == Progress.Status.DONE || last.containsKey(image.id())) {
                all.add(new Item(image, status, last.get(image.id()), why.getOrDefault(image.id(), "")));
            }
        }
        if (!all.equals(items.get())) {
            items.set(List.copyOf(all));
        }
    }

    /** Why the one who is at work may not look as such; empty when he may. The project names who may. */
    public String obstacle(Review.Stage stage) {
        String names = KeptSettings.of(session, "review." + stage.key());
        String me = session.person().get().name();
        return names.isBlank() || names.lines().map(String::strip).anyMatch(me::equals)
                ? ""
                : MESSAGES.text("stage.not", me, MESSAGES.text("stage." + stage.key()),
                        String.join(", ", names.lines().map(String::strip).toList()));
    }

    private List<Image> chosen(Map<ImageId, String> why) {
        if (policy.get() == null) {
            return session.images();
        }
        Map<ImageId, Image> byId = new HashMap<>();
        session.images().forEach(i -> byId.put(i.id(), i));
        return why.keySet().stream().flatMap(id -> Optional.ofNullable(byId.get(id)).stream()).toList();
    }

    /** Whether the reviewer draws on the layer that is looked over, as himself. */
    public ReadOnlyBooleanProperty correcting() {
        return correcting.getReadOnlyProperty();
    }

    private void tellCorrecting() {
        correcting.set(!session.me().get().id().equals(session.person().get().id()));
    }

    /** Draws on the layer that is looked over until the image is decided or left, or on one's own again. */
    public void correct(boolean wanted) {
        Annotator annotator = of.get();
        if (wanted && annotator != null && here().isPresent() && !session.readOnly()) {
            session.drawOn(annotator);
        } else if (!wanted && correcting.get()) {
            session.drawOn(session.person().get());
        }
    }

    /** How one annotator's work stands. */
    public record Tally(Annotator annotator, int done, int accepted, int returned, int waiting) {
    }

    /** Everybody's of whom anything is done or was looked at. */
    public List<Tally> tally() {
        Map<AnnotatorId, Map<ImageId, Review>> latest = new HashMap<>();
        known.values().stream().sorted(Comparator.comparing(Review::time))
                .forEach(r -> latest.computeIfAbsent(r.of(), id -> new HashMap<>()).put(r.image(), r));
        List<Tally> all = new ArrayList<>();
        for (Annotator annotator : session.annotators()) {
            Map<ImageId, Review> said = latest.getOrDefault(annotator.id(), Map.of());
            int done = 0;
            int waiting = 0;
            int accepted = 0;
            int returned = 0;
            for (Image image : session.images()) {
                Progress.Status status = session.status(image.id(), annotator.id());
                Item item = new Item(image, status, said.get(image.id()), "");
                done += status == Progress.Status.DONE ? 1 : 0;
                waiting += item.isWaiting() ? 1 : 0;
                Review last = item.last();
                accepted += !item.isWaiting() && last != null && last.outcome() == Review.Outcome.ACCEPTED ? 1 : 0;
                returned += status == Progress.Status.RETURNED ? 1 : 0;
            }
            if (done + accepted + returned > 0) {
                all.add(new Tally(annotator, done, accepted, returned, waiting));
            }
        }
        return all;
    }

    /** What was said last of one's own work on the shown image, where it came back and is not done again. */
    public Optional<Review> returned() {
        Image image = session.image().get();
        AnnotatorId me = session.me().get().id();
        return image == null || session.status(image.id(), me) != Progress.Status.RETURNED
                ? Optional.empty()
                : known.values().stream().filter(r -> r.of().equals(me) && r.image().equals(image.id()))
                        .max(Comparator.comparing(Review::time))
                        .filter(r -> r.outcome() == Review.Outcome.RETURNED);
    }

    /** The shown image's, empty where there is nothing to look over. */
    public Optional<Item> here() {
        Image image = session.image().get();
        return items.get().stream().filter(i -> image != null && i.image().id().equals(image.id())).findFirst();
    }

    /**
     * Says that the shown image's work is good, and goes to the next that waits.
     *
     * @param remark may be empty
     */
    public void accept(String remark) {
        accept(remark, Review.Stage.PEER, List.of());
    }

    /** @param faults that were seen and are not worth sending it back */
    public void accept(String remark, Review.Stage stage, List<Fault> faults) {
        say(Review.Outcome.ACCEPTED, remark.strip(), stage, faults);
    }

    /** Gives the shown image back to its annotator, and goes to the next that waits. */
    public void giveBack(String reason) {
        giveBack(reason, Review.Stage.PEER, List.of());
    }

    /** @param faults that say why, instead of words or beside them */
    public void giveBack(String reason, Review.Stage stage, List<Fault> faults) {
        say(Review.Outcome.RETURNED, reason.strip(), stage, faults);
    }

    private void say(Review.Outcome outcome, String reason, Review.Stage stage, List<Fault> faults) {
        Annotator annotator = of.get();
        Optional<Item> item = here();
        if (annotator == null || item.isEmpty()) {
            return;
        }
        correct(false);
        Image image = item.get().image();
        Review review = new Review(NoteId.create(), image.id(), session.person().get().id(), clock.instant(),
                annotator.id(), outcome, reason, stage, faults);
        List<Change> changes = new ArrayList<>(List.of(Change.add(review.note())));
        Progress.Status after = outcome == Review.Outcome.RETURNED ? Progress.Status.RETURNED : Progress.Status.DONE;
        if (item.get().status() != after) {
            changes.add(new Change(session.progress(image.id(), annotator.id()).orElse(null),
                    new Progress(image.id(), annotator.id(), after)));
        }
        session.commit(new Edit(MESSAGES.text("edit." + outcome.key(), annotator.name()), changes));
        next(annotator.id(), image);
    }

    /** Shows the next that waits. */
    public void next() {
        Annotator annotator = of.get();
        Image image = session.image().get();
        if (annotator != null && image != null) {
            next(annotator.id(), image);
        }
    }

    /** The next that waits, round the end of the list. */
    private void next(AnnotatorId annotator, Image from) {
        List<Item> all = items.get();
        int at = all.stream().map(Item::image).toList().indexOf(from);
        Stream.concat(all.stream().skip(at + 1L), all.stream().limit(Math.max(at, 0)))
                .filter(Item::isWaiting).findFirst().ifPresent(i -> show(annotator, i.image().id()));
    }

    /** Shows an image with the annotator's objects, and nobody else's but one's own: what is missing has to be seen. */
    public void show(AnnotatorId annotator, ImageId image) {
        session.show(image);
        showWork(annotator);
    }

    /** Shows the annotator's objects without those of others, until the layers' button says otherwise. */
    void showWork(AnnotatorId annotator) {
        session.layers().of(annotator)
                .ifPresent(layer -> session.layers().showAlone(layer, session.person().get().id()));
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        for (Change change : done.others()) {
            if (change.any() instanceof Note note && note.kind().equals(Review.KIND)) {
                if (change.after() instanceof Note after) {
                    Review.of(after).ifPresent(r -> known.put(r.id(), r));
                } else {
                    known.remove(note.id());
                }
                heard.set(heard.get() + 1);
            }
        }
        listSoon();
    }

    @Override
    public void loaded() {
        // The shown image's objects; reviews are known for all images.
    }

    @Override
    public void close() {
        picking.close();
        disk.close();
    }
}
