package touchstone.store.exchange;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.ProjectView;

/**
 * A part of a project in words: {@code path=plates/*,status=done|returned,annotator=Ada|Ben,site=Basel}. All conditions
 * have to hold, of the values behind one {@code =} any. {@code path} is a pattern of file names with * and ?, also written
 * alone; {@code status} asks how far somebody whose work is taken is with the image; {@code annotator} says whose work is
 * taken; every other name is a field of the images.
 */
public final class Selection {

    public static final Selection ALL = new Selection(Map.of(), "");

    private static final String PATH = "path";
    private static final String STATUS = "status";
    private static final String ANNOTATOR = "annotator";
    private static final Messages TEXT = Messages.beside(Selection.class);

    private final Map<String, List<String>> conditions;
    private final String text;

    private Selection(Map<String, List<String>> conditions, String text) {
        this.conditions = Map.copyOf(conditions);
        this.text = text;
    }

    /** @throws InputRefused when the text is no selection */
    public static Selection of(String text) throws InputRefused {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        for (String term : text.split(",", -1)) {
            int equals = term.indexOf('=');
            String name = equals < 0 ? PATH : term.substring(0, equals).strip();
            String values = term.substring(equals + 1).strip();
            if (name.isEmpty() || values.isEmpty()) {
                throw new InputRefused(TEXT.text("only.term", term.strip()));
            }
            List<String> any = Arrays.stream(values.split("\\|", -1)).map(String::strip).toList();
            if (name.equals(STATUS)) {
                for (String status : any) {
                    if (Progress.Status.of(status.toLowerCase(Locale.ROOT)).isEmpty()) {
                        throw new InputRefused(TEXT.text("only.status", status));
                    }
                }
            }
            conditions.merge(name, any, Selection::both);
        }
        return new Selection(conditions, text);
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }

    public boolean isAll() {
        return conditions.isEmpty();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    /**
     * Whose work is taken.
     *
     * @throws InputRefused when there is nobody of a name
     */
    public List<Annotator> annotators(ProjectView project) throws InputRefused {
        List<String> names = conditions.get(ANNOTATOR);
        if (names == null) {
            return project.annotators();
        }
        Set<String> unknown = new TreeSet<>(names);
        project.annotators().forEach(a -> unknown.remove(a.name()));
        if (!unknown.isEmpty()) {
            throw new InputRefused(TEXT.text("only.annotator", String.join(", ", unknown)));
        }
        return project.annotators().stream().filter(a -> names.contains(a.name())).toList();
    }

    /**
     * @param of whose work is taken
     * @throws InputRefused when none of the project's images fits
     */
    public List<Image> images(ProjectView project, List<Annotator> of) throws InputRefused {
        List<PathMatcher> paths = new ArrayList<>();
        for (String glob : conditions.getOrDefault(PATH, List.of())) {
            try {
                paths.add(FileSystems.getDefault().getPathMatcher("glob:" + glob));
            } catch (PatternSyntaxException broken) {
                throw new InputRefused(TEXT.text("only.path", glob), broken);
            }
        }
        List<Image> all = project.images();
        List<Image> fitting = all.stream().filter(i -> isNamed(i, paths) && isMarked(project, i, of) && isTold(i))
                .toList();
        if (fitting.isEmpty() && !all.isEmpty()) {
            throw new InputRefused(TEXT.text("only.nothing", text));
        }
        return fitting;
    }

    private static boolean isNamed(Image image, List<PathMatcher> paths) {
        return paths.isEmpty() || paths.stream().anyMatch(m -> matches(m, image.path()) || matches(m, image.address())
                || matches(m, image.fileName()));
    }

    private static boolean matches(PathMatcher matcher, String path) {
        return matcher.matches(Path.of(path.replace('\0', '_')));
    }

    private boolean isMarked(ProjectView project, Image image, List<Annotator> of) {
        List<String> wanted = conditions.get(STATUS);
        return wanted == null || of.stream().map(a -> project.status(image.id(), a.id()).key())
                .anyMatch(status -> wanted.stream().anyMatch(status::equalsIgnoreCase));
    }

    private boolean isTold(Image image) {
        return conditions.entrySet().stream()
                .filter(c -> !c.getKey().equals(PATH) && !c.getKey().equals(STATUS) && !c.getKey().equals(ANNOTATOR))
                .allMatch(c -> c.getValue().contains(image.fields().getOrDefault(c.getKey(), "")));
    }
}
