package touchstone.store.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import touchstone.model.Messages;
import touchstone.store.Signer;

/**
 * Whose packages this user has opened before: names and keys, in a file of the user's settings. It tells whether a package
 * comes from the same hand as others of that name; the first time it cannot tell anything.
 */
public final class KnownSenders {

    /** What is known of who signed. */
    public enum Standing {
        /** The same key under the same name before. */
        KNOWN,
        /** Neither the key nor the name was seen before. */
        NEW,
        /** The name was seen with another key: another computer, or somebody else. */
        OTHER_KEY,
        /** The key was seen under another name. */
        OTHER_NAME
    }

    /**
     * @param since when the key was first seen; for {@link Standing#OTHER_KEY} when the name's other key was
     * @param before the name under which the key is known; the sender's own for a new one
     */
    public record Acquaintance(Standing standing, Signer.Identity sender, Instant since, String before) {

        /** In one sentence. */
        public String sentence() {
            return MESSAGES.text("sender." + standing.name(), sender.name(), since.toString().substring(0, DATE),
                    before);
        }

        /** Whether it has to be looked at twice. */
        public boolean isDoubtful() {
            return standing == Standing.OTHER_KEY || standing == Standing.OTHER_NAME;
        }
    }

    private record Line(String key, Instant since, String name) {

        private static Optional<Line> of(String text) {
            String[] parts = TAB.split(text, 3);
            try {
                return parts.length == 3
                        ? Optional.of(new Line(parts[0], Instant.parse(parts[1]), parts[2]))
                        : Optional.empty();
            } catch (DateTimeParseException notOfOurs) {
                return Optional.empty();
            }
        }

        private String text() {
            return key + "\t" + since + "\t" + name;
        }
    }

    private static final Messages MESSAGES = Messages.beside(KnownSenders.class);
    private static final Pattern TAB = Pattern.compile("\t");
    private static final String FILE = "senders.txt";
    private static final int DATE = 10;

    private final Path file;

    /** @param folder see {@link touchstone.store.UserFolder}; it need not be there */
    public KnownSenders(Path folder) {
        file = folder.resolve(FILE);
    }

    /** What is known of the sender; nothing is remembered. */
    public Acquaintance look(Signer.Identity sender, Instant now) throws IOException {
        return among(lines(), sender, now);
    }

    /** What was known of the sender up to now, who is remembered from now on where the folder can be written. */
    public Acquaintance meet(Signer.Identity sender, Instant now) throws IOException {
        List<Line> lines = lines();
        Acquaintance known = among(lines, sender, now);
        if (known.standing != Standing.KNOWN) {
            lines.add(new Line(sender.key(), now, oneLine(sender.name())));
            write(lines);
        }
        return known;
    }

    private static Acquaintance among(List<Line> lines, Signer.Identity sender, Instant now) {
        String name = oneLine(sender.name());
        List<Line> ofKey = lines.stream().filter(l -> l.key.equals(sender.key())).toList();
        Optional<Line> same = ofKey.stream().filter(l -> l.name.equals(name)).findFirst();
        if (same.isPresent()) {
            return new Acquaintance(Standing.KNOWN, sender, same.get().since, name);
        }
        if (!ofKey.isEmpty()) {
            return new Acquaintance(Standing.OTHER_NAME, sender, ofKey.getFirst().since, ofKey.getFirst().name);
        }
        return lines.stream().filter(l -> l.name.equals(name)).findFirst()
                .map(l -> new Acquaintance(Standing.OTHER_KEY, sender, l.since, name))
                .orElseGet(() -> new Acquaintance(Standing.NEW, sender, now, name));
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\s+", " ").strip();
    }

    private List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        try {
            Files.readAllLines(file).forEach(text -> Line.of(text).ifPresent(lines::add));
        } catch (NoSuchFileException nobodyYet) {
            return lines;
        }
        return lines;
    }

    private void write(List<Line> lines) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            Path unfinished = Files.createTempFile(folder, FILE, ".new");
            Files.write(unfinished, lines.stream().map(Line::text).toList());
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // The next time the sender is new again, which is said then.
            System.getLogger(KnownSenders.class.getName()).log(System.Logger.Level.DEBUG, "not kept", unwritable);
        }
    }
}
