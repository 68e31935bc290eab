package touchstone.qa.result;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import touchstone.model.ProjectView;
import touchstone.model.note.Thresholds;
import touchstone.qa.Rules;
import touchstone.qa.Watch;

/**
 * What analyses look at. One subject is asked by all of them in turn, so that what several need is computed once
 * ({@link #shared}).
 */
public final class Subject {

    private final ProjectView project;
    private final Rules rules;
    private final Basis basis;
    private final Map<String, String> given;
    private final Map<String, String> inForce;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<Shared<?>, Once<?>> shared = new ConcurrentHashMap<>();

    /**
     * @param basis the project's edit and audit head; each analysis adds the settings that it used
     * @param given what is set otherwise than usual, and otherwise than the project itself does ({@link Thresholds})
     */
    public Subject(ProjectView project, Rules rules, Basis basis, Map<String, String> given) {
        this.project = new Held(project);
        this.rules = rules;
        this.basis = basis;
        this.given = Map.copyOf(given);
        Map<String, String> all = new HashMap<>(Thresholds.of(project));
        all.putAll(given);
        this.inForce = Map.copyOf(all);
    }

    /** What is read of it once is kept as long as the subject is. */
    public ProjectView project() {
        return project;
    }

    public Rules rules() {
        return rules;
    }

    public Basis basis() {
        return basis;
    }

    /** For one analysis: fresh, so that what it asked for is told apart from what others did. */
    public Settings settings() {
        return new Settings(inForce, asked::add);
    }

    /** What is set otherwise than usual, here or by the project itself. */
    public Map<String, String> inForce() {
        return inForce;
    }

    /** Every setting that was asked for so far, by any analysis. */
    public Set<String> asked() {
        return Collections.unmodifiableSet(new TreeSet<>(asked));
    }

    /** What was given and not asked for so far: a name misspelt, or one of an analysis that was not run. */
    public Set<String> unasked() {
        Set<String> left = new TreeSet<>(given.keySet());
        left.removeAll(asked);
        return Collections.unmodifiableSet(left);
    }

    /**
     * The value of what equals {@code wanted}, computed by the first who wants it; others wait for it. A computation that
     * fails or is cancelled is not remembered. One may want another in turn. Not to be called from within a parallel
     * stream, whose threads would wait for each other.
     *
     * @throws java.util.concurrent.CancellationException when the watch says so
     */
    public <T> T shared(Shared<T> wanted, Watch watch) {
        // Equal keys are of one class, whose computation gives values of one type.
        @SuppressWarnings("unchecked")
        Once<T> once = (Once<T>) shared.computeIfAbsent(wanted, w -> new Once<T>());
        return once.value(() -> wanted.compute(this, watch));
    }

    private static final class Once<T> {

        private @Nullable T value;

        synchronized T value(Supplier<T> computation) {
            T known = value;
            if (known == null) {
                known = computation.get();
                value = known;
            }
            return known;
        }
    }
}
