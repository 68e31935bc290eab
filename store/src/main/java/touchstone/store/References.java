package touchstone.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import touchstone.model.Annotation;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Guideline;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Item;
import touchstone.model.Label;
import touchstone.model.LabelId;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.Progress;
import touchstone.model.geometry.Mask;

/** Makes a project of items some of which were lost: whatever is referred to is there, and no name is used twice. */
final class References {

    private static final Messages MESSAGES = Messages.beside(References.class);

    private final Map<Object, Item> items;
    private final Consumer<String> standIns;

    private References(Map<Object, Item> items, Consumer<String> standIns) {
        this.items = items;
        this.standIns = standIns;
    }

    /** Whether all that an object refers to is there. */
    static boolean hold(Item item, Map<Object, Item> items) {
        return !(item instanceof Annotation a) || items.containsKey(a.image()) && items.containsKey(a.label())
                && items.containsKey(a.annotator());
    }

    /** @param standIns told the name of everything that takes the place of something lost */
    static void complete(Map<Object, Item> items, Consumer<String> standIns) {
        References references = new References(items, standIns);
        for (Item item : List.copyOf(items.values())) {
            references.requireWhatItNeeds(item);
        }
        references.parents();
        references.names();
    }

    private void requireWhatItNeeds(Item item) {
        switch (item) {
            case Annotation a -> {
                int width = a.geometry() instanceof Mask m ? m.width() : (int) Math.ceil(a.geometry().bounds().maxX());
                int height = a.geometry() instanceof Mask m
                        ? m.height()
                        : (int) Math.ceil(a.geometry().bounds().maxY());
                image(a.image(), a.geometry().bounds().isEmpty() ? 1 : Math.max(1, width),
                        a.geometry().bounds().isEmpty() ? 1 : Math.max(1, height), a.geometry() instanceof Mask);
                annotator(a.annotator());
                label(a.label());
            }
            case Progress p -> {
                image(p.image(), 1, 1, false);
                annotator(p.annotator());
            }
            case Note n -> {
                if (n.image() != null) {
                    image(n.image(), 1, 1, false);
                }
                if (n.author() != null) {
                    annotator(n.author());
                }
            }
            case Image i -> {
            }
            case Annotator a -> {
            }
            case Label l -> {
            }
            case Guideline g -> {
            }
        }
    }

    /** An image that nothing is known of is at least as large as what lies on it. */
    private void image(ImageId id, int width, int height, boolean sure) {
        Item there = items.get(id);
        if (there == null) {
            String path = MESSAGES.text("salvage.image", id);
            items.put(id, new Image(id, path, width, height, null, 0));
            standIns.accept(path);
        } else if (there instanceof Image i && i.path().equals(MESSAGES.text("salvage.image", id))) {
            items.put(id, new Image(id, i.path(), sure ? width : Math.max(width, i.width()),
                    sure ? height : Math.max(height, i.height()), null, 0));
        }
    }

    private void annotator(AnnotatorId id) {
        if (!items.containsKey(id)) {
            String name = MESSAGES.text("salvage.annotator", id);
            items.put(id, new Annotator(id, name, Annotator.Role.ANNOTATOR));
            standIns.accept(name);
        }
    }

    private void label(LabelId id) {
        if (!items.containsKey(id)) {
            Label any = Label.named(MESSAGES.text("salvage.label", id), items.size());
            items.put(id, new Label(id, any.name(), any.colour(), null, any.kinds(), any.attributes(), null, "",
                    any.position()));
            standIns.accept(any.name());
        }
    }

    /** A label whose parent was lost, or that stands under itself, stands at the top. */
    private void parents() {
        for (Item item : List.copyOf(items.values())) {
            if (item instanceof Label l && l.parent() != null) {
                Set<LabelId> above = new HashSet<>(Set.of(l.id()));
                Label at = l;
                while (at.parent() != null && above.add(at.parent())
                        && items.get(at.parent()) instanceof Label parent) {
                    at = parent;
                }
                if (at.parent() != null) {
                    items.put(l.id(), l.withParent(null));
                }
            }
        }
    }

    private void names() {
        Map<String, Integer> used = new HashMap<>();
        List<Item> sorted = new ArrayList<>(items.values());
        sorted.sort((a, b) -> a.identity().toString().compareTo(b.identity().toString()));
        for (Item item : sorted) {
            switch (item) {
                case Image i -> {
                    String path = Rules.isRelative(i.path())
                            ? i.path()
                            : String.valueOf(Path.of(i.path().replace('\0', ' ')).getFileName());
                    int n = used.merge("image " + i.withPath(path).address(), 1, Integer::sum);
                    if (n > 1 || !path.equals(i.path())) {
                        items.put(i.id(), i.withPath(n > 1 ? path + "-" + n : path));
                    }
                }
                case Annotator a when used.merge("annotator " + a.name(), 1, Integer::sum) > 1 ->
                    items.put(a.id(), new Annotator(a.id(), a.name() + " " + a.id(), a.role()));
                case Label l when used.merge("label " + l.name(), 1, Integer::sum) > 1 ->
                    items.put(l.id(), l.withName(l.name() + " " + l.id()));
                case Guideline g when used.merge("guideline " + g.version(), 1, Integer::sum) > 1 ->
                    items.remove(g.id());
                default -> {
                }
            }
        }
    }
}
