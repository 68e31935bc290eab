package touchstone.store.exchange;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which names a package's entries may have: files in few places, under names that every system can hold. */
final class EntryNames {

    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "signature";
    static final String PROJECT = "project.touchstone";
    static final String GUIDELINE = "guideline.md";
    static final String IMAGES = "images/";
    static final String REPORTS = "reports/";

    private static final Pattern PART = Pattern.compile("[^\\x00-\\x1f\\x7f\\ufffd/\\\\:*?\"<>|]{1,200}");
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])([.].*)?");
    private static final int SHOWN = 60;

    private EntryNames() {
    }

    static boolean isSafe(String name) {
        boolean known = name.equals(MANIFEST) || name.equals(SIGNATURE) || name.equals(PROJECT)
                || name.equals(GUIDELINE) || name.startsWith(IMAGES) || name.startsWith(REPORTS);
        if (!known) {
            return false;
        }
        for (String part : name.split("/", -1)) {
            if (!isSafePart(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSafePart(String part) {
        return PART.matcher(part).matches() && !part.endsWith(".") && !part.endsWith(" ") && !part.startsWith(" ")
                && !DEVICE.matcher(part.toLowerCase(Locale.ROOT)).matches();
    }

    /** A file's own name where every system can hold it, else one that says the same in plain letters. */
    static String safe(String part) {
        String plain = part.replaceAll("[\\x00-\\x1f\\x7f\\ufffd/\\\\:*?\"<>|]", "_").strip();
        String cut = plain.length() > 150 ? plain.substring(plain.length() - 150) : plain;
        String ended = cut.endsWith(".") ? cut + "_" : cut;
        return isSafePart(ended) ? ended : "_" + ended;
    }

    /** A foreign name as a sentence can hold it. */
    static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain;
    }
}
