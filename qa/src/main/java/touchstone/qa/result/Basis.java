package touchstone.qa.result;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * On what a result rests, so that it can be computed again and be told from an older one.
 *
 * @param edit sequence number of the project's newest edit; 0 without a project
 * @param auditHead hash of that edit; empty without a project
 * @param settings every setting that the numbers depend on, by name
 * @param seed of what was drawn at random; null where nothing was
 */
public record Basis(long edit, String auditHead, SortedMap<String, String> settings, @Nullable Long seed) {

    /** Numbers without a project and without settings. */
    public static final Basis NONE = new Basis(0, "", new TreeMap<>(), null);

    public Basis {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    public Basis with(Map<String, String> more) {
        SortedMap<String, String> all = new TreeMap<>(settings);
        all.putAll(more);
        return new Basis(edit, auditHead, all, seed);
    }

    public Basis withSeed(long used) {
        return new Basis(edit, auditHead, settings, used);
    }
}
