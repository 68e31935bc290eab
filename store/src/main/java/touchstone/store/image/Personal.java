package touchstone.store.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import touchstone.model.Messages;

/**
 * What an image file carries beside its pixels that may tell who or where somebody is. Only the names of the entries are
 * kept, never what they say; an entry of nothing but blanks counts as none. Exports carry nothing of it: their formats know
 * an image's path, size and the fields that the user gave it, and copies of pictures hold pixels alone ({@link ImageCopy}).
 *
 * @param keys the names of entries by what they may tell
 */
public record Personal(Map<Kind, Set<String>> keys) {

    /** What an entry may tell. */
    public enum Kind {
        PLACE, PERSON, SERIAL, TEXT, OTHER
    }

    /** Of a file that carries nothing. */
    public static final Personal NOTHING = new Personal(Map.of());

    private static final Messages TEXT = Messages.beside(Personal.class);
    private static final int LONGEST_NAME = 40;
    private static final int MOST_NAMES = 6;
    private static final int PLACE_IFD = 0x8825;

    private static final Map<Integer, String> PEOPLE = Map.of(0x013b, "Artist", 0x8298, "Copyright", 0x9c9d, "XPAuthor",
            0xa430, "CameraOwnerName", 0xa437, "Photographer", 0xa438, "ImageEditor");
    private static final Map<Integer, String> SERIALS = Map.of(0xa431, "BodySerialNumber", 0xa435, "LensSerialNumber",
            0xc62f, "CameraSerialNumber", 0xa420, "ImageUniqueID");
    private static final Map<Integer, String> TEXTS = Map.of(0x010e, "ImageDescription", 0x010d, "DocumentName", 0x9286,
            "UserComment", 0x9c9b, "XPTitle", 0x9c9c, "XPComment", 0x9c9e, "XPKeywords", 0x9c9f, "XPSubject");
    private static final Map<Integer, String> OTHERS = Map.of(0x013c, "HostComputer", 0x02bc, "XMP", 0x83bb, "IPTC",
            0x927c, "MakerNote", 0x8649, "Photoshop");
    private static final Set<String> NAMES_OF_PEOPLE = Set.of("author", "artist", "copyright", "creator", "owner",
            "photographer");
    private static final Set<String> OTHER_NAMES = Set.of("xmp", "iptc", "raw profile type exif",
            "raw profile type iptc", "raw profile type xmp", "raw profile type app1");
    /** Keywords of PNG texts that tell nothing of people. */
    private static final Set<String> HARMLESS = Set.of("software", "creation time", "date:create", "date:modify",
            "date:timestamp", "source", "disclaimer");

    public Personal {
        Map<Kind, Set<String>> copy = new EnumMap<>(Kind.class);
        keys.forEach((kind, names) -> copy.put(kind, new TreeSet<>(names)));
        keys = copy;
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** "scan.jpg holds a place (GPS) and the name of a person (Artist). ..." */
    public String sentence(Path file) {
        List<String> parts = keys.entrySet().stream()
                .map(e -> TEXT.text("personal." + e.getKey(), listed(e.getValue()))).toList();
        String joined = parts.size() == 1
                ? parts.getFirst()
                : TEXT.text("personal.and", String.join(", ", parts.subList(0, parts.size() - 1)), parts.getLast());
        return TEXT.text("personal", String.valueOf(file.getFileName()), joined);
    }

    private static String listed(Set<String> names) {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? first + ", ..." : first;
    }

    /** Of an image file; what cannot be read is passed over. */
    static Personal of(Path path, FileType type) throws IOException {
        if (type == FileType.DICOM) {
            try (DicomFile file = DicomFile.open(path)) {
                return DicomPersonal.of(file);
            }
        }
        Map<Kind, Set<String>> found = new EnumMap<>(Kind.class);
        if (type.isTiff()) {
            try (TiffFile file = new TiffFile(path)) {
                ofTiff(file, found);
            } catch (IOException | RuntimeException damaged) {
                return new Personal(found);
            }
        } else {
            try (FileBytes bytes = new FileBytes(path)) {
                FileNotes notes = FileNotes.of(bytes, type);
                notes.exif().entries().forEach((key, value) -> entry(key.directory(), key.tag(), value, found));
                notes.names().forEach(name -> named(name, found));
            }
        }
        return new Personal(found);
    }

    private static void add(Map<Kind, Set<String>> found, Kind kind, String name) {
        found.computeIfAbsent(kind, k -> new TreeSet<>()).add(name);
    }

    private static void ofTiff(TiffFile file, Map<Kind, Set<String>> found) throws IOException {
        TiffFile.Directory page = file.pages().getFirst();
        List<TiffFile.Directory> directories = new ArrayList<>(List.of(page));
        if (page.has(Exif.CAMERA)) {
            directories.add(file.directory(page.value(Exif.CAMERA, 0)));
        }
        if (page.has(PLACE_IFD)) {
            add(found, Kind.PLACE, "GPS");
        }
        for (TiffFile.Directory directory : directories) {
            for (Map<Integer, String> tags : List.of(PEOPLE, SERIALS, TEXTS, OTHERS)) {
                for (int tag : tags.keySet()) {
                    if (directory.has(tag)) {
                        entry(Exif.PICTURE, tag, directory.raw(tag), found);
                    }
                }
            }
        }
    }

    private static void entry(int directory, int tag, byte[] value, Map<Kind, Set<String>> found) {
        if (isBlank(value)) {
            return;
        }
        if (directory == Exif.PLACE) {
            if (tag > 0) { // 0 is only the version
                add(found, Kind.PLACE, "GPS");
            }
        } else if (PEOPLE.containsKey(tag)) {
            add(found, Kind.PERSON, PEOPLE.get(tag));
        } else if (SERIALS.containsKey(tag)) {
            add(found, Kind.SERIAL, SERIALS.get(tag));
        } else if (TEXTS.containsKey(tag) && !isTechnical(value)) {
            add(found, Kind.TEXT, TEXTS.get(tag));
        } else if (OTHERS.containsKey(tag)) {
            add(found, Kind.OTHER, OTHERS.get(tag));
        }
    }

    private static boolean isBlank(byte[] value) {
        String text = new String(value, StandardCharsets.ISO_8859_1);
        String said = text.startsWith("ASCII\0\0\0") || text.startsWith("UNICODE\0") ? text.substring(8) : text;
        return said.chars().allMatch(c -> c <= ' ' || c == '0');
    }

    /** What ImageJ and tifffile write about the shape of a picture. */
    private static boolean isTechnical(byte[] description) {
        String text = new String(description, 0, Math.min(description.length, 10), StandardCharsets.ISO_8859_1);
        return text.startsWith("ImageJ=") || text.startsWith("{\"shape\"");
    }

    private static void named(String name, Map<Kind, Set<String>> found) {
        String key = name.toLowerCase(Locale.ROOT);
        String shown = name.chars().limit(LONGEST_NAME).mapToObj(c -> c < ' ' || c > '~' ? "?" : Character.toString(c))
                .collect(Collectors.joining());
        if (NAMES_OF_PEOPLE.contains(key)) {
            add(found, Kind.PERSON, shown);
        } else if (OTHER_NAMES.contains(key)) {
            add(found, Kind.OTHER, shown);
        } else if (!HARMLESS.contains(key) && !key.startsWith("icc:") && !shown.isBlank()) {
            add(found, Kind.TEXT, shown);
        }
    }
}
