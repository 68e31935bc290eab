package touchstone.model;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what an image is named in words: the path of its file and, of a file that holds several pictures, which of them.
 * Written as the path alone for the first picture, and as {@code scan.tif#3} for the third.
 *
 * @param plane which picture of the file, from 0
 */
public record Address(String path, int plane) {

    private static final Pattern NUMBERED = Pattern.compile("(.*[^/#])#([1-9][0-9]{0,6})", Pattern.DOTALL);

    public Address {
        if (plane < 0) {
            throw new IllegalArgumentException("A plane is counted from 0.");
        }
    }

    /**
     * What a name means: the file of that whole name if there is one, else, with a number behind a last {@code #}, that
     * picture of the file before it.
     *
     * @param isFile whether there is a file of that name
     */
    public static Address of(String name, Predicate<String> isFile) {
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() && !isFile.test(name)
                ? new Address(numbered.group(1), Integer.parseInt(numbered.group(2)) - 1)
                : new Address(name, 0);
    }

    /** As it is written. */
    public String text() {
        return plane == 0 ? path : path + "#" + (plane + 1);
    }

    /** The name of a file about this image, without a folder and an ending: {@code scan-0003} for the third picture. */
    public String stem() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return numbered(dot > 0 ? name.substring(0, dot) : name, plane);
    }

    /** A name with a picture's number behind it, sortable; of the first picture the name alone. */
    public static String numbered(String name, int plane) {
        String number = Integer.toString(plane + 1);
        return plane == 0 ? name : name + "-" + "0".repeat(Math.max(0, 4 - number.length())) + number;
    }
}
