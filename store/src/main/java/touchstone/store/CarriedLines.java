package touchstone.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import touchstone.model.ImageId;
import touchstone.model.Note;
import touchstone.model.NoteId;
import touchstone.model.note.Carried;

/**
 * The lines of another log about what a merge brings, as notes that are made one after the other when they are asked for.
 * An image's lines are parted where they become many: no note grows with the log.
 */
final class CarriedLines {

    /** Items that a note names, where no single entry touched more. */
    private static final int MOST_ITEMS = 5_000;

    /** Takes one note after the other. */
    @FunctionalInterface
    interface Sink<X extends Exception, Y extends Exception> {
        void note(Note note) throws X, Y;
    }

    private final Deeds deeds;
    private final Map<Object, Boolean> news;
    private final String lineage;
    private final long millis;
    private final byte[] place;

    /**
     * @param news identities of what is new, with whether it is gone there
     * @param lineage of the other log
     * @param millis when its last entry was made
     * @param place from where to where it is taken in: what the notes' ids follow from
     */
    CarriedLines(Deeds deeds, Map<Object, Boolean> news, String lineage, long millis, byte[] place) {
        this.deeds = deeds;
        this.news = news;
        this.lineage = lineage;
        this.millis = millis;
        this.place = place.clone();
    }

    /** Gives the notes, as often as it is asked. */
    <X extends Exception, Y extends Exception> void each(Sink<X, Y> sink) throws X, Y {
        for (ImageId image : deeds.images()) {
            OfImage<X, Y> ofImage = new OfImage<>(image, sink);
            deeds.<X, Y>each(image, ofImage::entry);
            ofImage.end();
        }
    }

    private final class OfImage<X extends Exception, Y extends Exception> {

        private final @Nullable ImageId image;
        private final Sink<X, Y> sink;
        private final List<Carried.Line> lines = new ArrayList<>();
        private int items;
        private long notes;

        OfImage(@Nullable ImageId image, Sink<X, Y> sink) {
            this.image = image;
            this.sink = sink;
        }

        void entry(EditLog.Line line, List<Object> identities) throws X, Y {
            List<String> tokens = identities.stream().filter(news::containsKey)
                    .map(id -> Boolean.TRUE.equals(news.get(id)) ? Carried.gone(id) : Carried.token(id)).toList();
            if (!tokens.isEmpty()) {
                lines.add(new Carried.Line(line.seq(), Instant.ofEpochMilli(line.millis()), line.author(), line.name(),
                        tokens));
                items += tokens.size();
                if (items >= MOST_ITEMS) {
                    end();
                }
            }
        }

        void end() throws X, Y {
            if (!lines.isEmpty()) {
                sink.note(new Carried(new NoteId(id()), image, Instant.ofEpochMilli(millis), lineage, lines).note());
                notes++;
                lines.clear();
                items = 0;
            }
        }

        private UUID id() {
            byte[] about = image == null ? new byte[1] : Ids.bytes(image.value());
            return notes == 0
                    ? Derived.id(Derived.at(millis), place, about)
                    : Derived.id(Derived.at(millis), place, about, new Encoder().fixed(notes).toBytes());
        }
    }
}
