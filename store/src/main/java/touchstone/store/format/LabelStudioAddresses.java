package touchstone.store.format;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The paths of images behind the addresses under which Label Studio keeps them. */
final class LabelStudioAddresses {

    /** Under which a server serves files of its own disk. */
    static final String LOCAL = "/data/local-files/?d=";

    private static final Pattern UPLOAD = Pattern.compile("(?:/data/)?upload/(?:.*/)?(?<name>[^/]+)");
    /** What Label Studio puts before the name of an uploaded file. */
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{8}-(?=.)");
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/]*/");
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif",
            ".webp", ".dcm", ".nii", ".gz");

    private final Map<String, String> taken = new HashMap<>();

    /** The field of a task's data that names its image; null where none does. */
    static @Nullable String key(Map<?, ?> data) {
        if (data.get("image") instanceof String) {
            return "image";
        }
        String first = null;
        for (Map.Entry<?, ?> field : data.entrySet()) {
            if (field.getValue() instanceof String text) {
                String path = text.replaceFirst("[?#].*$", "").toLowerCase(Locale.ROOT);
                if (ENDINGS.stream().anyMatch(path::endsWith) || text.startsWith(LOCAL)) {
                    return String.valueOf(field.getKey());
                }
                first = first == null ? String.valueOf(field.getKey()) : first;
            }
        }
        return first;
    }

    /** An uploaded file goes by its name alone, without the prefix where no other one has the same name. */
    String path(String address) {
        String plain = address.replace('\\', '/');
        int local = plain.indexOf(LOCAL);
        if (local >= 0) {
            return decoded(plain.substring(local + LOCAL.length()));
        }
        Matcher scheme = SCHEME.matcher(plain);
        if (scheme.lookingAt()) {
            plain = decoded(plain.substring(scheme.end()).replaceFirst("[?#].*$", ""));
        }
        Matcher upload = UPLOAD.matcher(plain);
        if (upload.matches() || PREFIX.matcher(plain).lookingAt()) {
            String full = decoded(upload.matches() ? upload.group("name") : plain);
            String bare = PREFIX.matcher(full).replaceFirst("");
            return taken.computeIfAbsent(bare, b -> address).equals(address) ? bare : full;
        }
        return Relative.withoutRoot(plain);
    }

    /** The address of a file below the folder that a server serves. */
    static String of(String path) {
        return LOCAL + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
