package touchstone.app.annotation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Grown;
import touchstone.app.control.Parts;
import touchstone.app.project.Applied;
import touchstone.app.project.Session;
import touchstone.app.review.Comments;
import touchstone.app.settings.Settings;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.AnnotatorId;
import touchstone.model.Attribute;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.LabelSchema;
import touchstone.model.Messages;
import touchstone.model.Note;
import touchstone.model.Provenance;
import touchstone.model.Spacing;

/**
 * The selected objects: label and attributes, place and size to change, what is said about one, what happened to it. The
 * form takes the keys after drawing where the user wants that, or where a required attribute has no value.
 */
public final class InspectorView extends VBox implements Session.Listener {

    private static final Messages MESSAGES = Messages.beside(InspectorView.class);
    private static final int AT_ONCE = 1000;

    private final Session session;
    private final Comments comments;
    private final Settings settings;
    private final Runnable done;
    private final Consumer<Annotation> story;
    private List<Annotation> shown = List.of();
    private List<Note> said = List.of();
    private boolean filled;
    /** Grows whenever other objects are looked at. */
    private int looks;

    /**
     * @param done run when the user is through with the form: the hand goes on at the canvas
     * @param story shows what happened to an object
     */
    public InspectorView(Session session, Comments comments, Settings settings, Runnable done,
            Consumer<Annotation> story) {
        this.session = session;
        this.comments = comments;
        this.settings = settings;
        this.done = done;
        this.story = story;
        setId("inspector");
        getStyleClass().addAll("panel", "padded");
        session.selection().addListener(o -> fill());
        session.objects().addListener((Observable o) -> fill());
        session.remarks().addListener((Observable o) -> fill());
        comments.discussions().addListener(o -> refill());
        session.schema().addListener(o -> refill());
        session.me().addListener(o -> refill());
        session.layers().locked().addListener(o -> refill());
        session.listen(this);
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && !(e.getTarget() instanceof ComboBox<?> box && box.isShowing())) {
                done.run();
                e.consume();
            }
        });
        fill();
    }

    private void refill() {
        filled = false;
        fill();
    }

    private void fill() {
        List<Annotation> selected = session.selected();
        List<Note> notes = selected.size() == 1
                ? session.remarks().stream().filter(n -> selected.getFirst().id().equals(n.annotation())).toList()
                : List.of();
        if (filled && isShown(selected) && notes.equals(said)) {
            return;
        }
        filled = true;
        String focused = focused();
        shown = selected;
        said = notes;
        looks++;
        getChildren().clear();
        if (selected.isEmpty()) {
            getChildren().add(Parts.hint(MESSAGES.text("inspector.none")));
        } else if (selected.size() > AT_ONCE) {
            getChildren().add(wrapped(MESSAGES.text("inspector.looking", selected.size())));
            look(selected, looks);
        } else {
            getChildren().add(form(selected, common(selected)));
            if (selected.size() == 1) {
                one(selected.getFirst());
            }
        }
        if (focused != null) {
            // What was typed has made the form anew; the keys go on where they were.
            Optional.ofNullable(lookup("#" + focused)).ifPresent(Node::requestFocus);
        }
    }

    @SuppressWarnings("ReferenceEquality") // very many are not compared one by one
    private boolean isShown(List<Annotation> selected) {
        return selected == shown || selected.size() <= AT_ONCE && selected.equals(shown);
    }

    private Common common(List<Annotation> objects) {
        return Common.of(objects, session.me().get().id(), session.schema().get());
    }

    /** What very many have in common is found beside the screen's thread. */
    private void look(List<Annotation> objects, int mine) {
        AnnotatorId me = session.me().get().id();
        LabelSchema schema = session.schema().get();
        ForkJoinPool.commonPool().execute(() -> {
            Common common = Common.of(objects, me, schema);
            Platform.runLater(() -> {
                if (mine == looks) {
                    getChildren().setAll(form(objects, common));
                }
            });
        });
    }

    private @Nullable String focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node.getParent() != null && node.getId() != null && isWithin(node)) {
                return node.getId();
            }
        }
        return null;
    }

    private boolean isWithin(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }

    private GridPane form(List<Annotation> objects, Common common) {
        int others = objects.size() - common.mine().size();
        boolean locked = others == 0 && session.layers().locked().get();
        boolean editable = !common.mine().isEmpty() && !session.readOnly() && !locked;
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        Grown.by(names.maxWidthProperty(), 130);
        ColumnConstraints values = new ColumnConstraints(60, 160, Double.MAX_VALUE);
        values.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().addAll(names, values);
        if (objects.size() > 1) {
            form.add(wrapped(MESSAGES.text("inspector.many", objects.size(), others)), 0, 0, 2, 1);
        }
        if (locked) {
            form.add(wrapped(MESSAGES.text("inspector.locked")), 0, form.getRowCount(), 2, 1);
        }
        AttributeForm fields = new AttributeForm(session, common, done);
        ComboBox<touchstone.model.Label> label = fields.labels();
        label.setDisable(!editable);
        row(form, MESSAGES.text("field.label"), label);
        for (Attribute attribute : fields.attributes()) {
            Control field = fields.field(attribute);
            field.setDisable(!editable);
            field.getStyleClass().add("attribute-field");
            row(form, attribute.required()
                    ? MESSAGES.text("field.required", attribute.name())
                    : attribute.name(), field);
        }
        if (!fields.attributes().isEmpty() && editable) {
            form.add(habits(), 0, form.getRowCount(), 2, 1);
        }
        return form;
    }

    /** How the form behaves after drawing. */
    private VBox habits() {
        CheckBox after = new CheckBox(MESSAGES.text("form.after"));
        after.setId("form-after-drawing");
        after.setTooltip(new Tooltip(MESSAGES.text("form.after.hint")));
        after.setSelected(settings.formAfterDrawing());
        after.setOnAction(e -> settings.formAfterDrawing(after.isSelected()));
        CheckBox reuse = new CheckBox(MESSAGES.text("form.reuse"));
        reuse.setId("form-reuse");
        after.setWrapText(true);
        reuse.setWrapText(true);
        reuse.setTooltip(new Tooltip(MESSAGES.text("form.reuse.hint")));
        reuse.selectedProperty().bindBidirectional(session.lastValues().reused());
        VBox habits = new VBox(4, after, reuse);
        habits.getStyleClass().add("habits");
        return habits;
    }

    private @Nullable Spacing spacing(Annotation object) {
        Image shown = session.image().get();
        return shown == null || !shown.id().equals(object.image()) ? null : shown.spacing();
    }

    private void one(Annotation object) {
        boolean editable = session.isMine(object) && !session.readOnly() && !session.layers().locked().get();
        GridPane told = new GridPane();
        told.getStyleClass().add("form");
        object.attributes().forEach((name, value) -> {
            if (session.labelOf(object).flatMap(l -> l.attribute(name)).isEmpty()) {
                row(told, name, wrapped(value));
            }
        });
        row(told, MESSAGES.text("field.kind"), wrapped(Describe.kind(object.geometry())));
        row(told, MESSAGES.text("field.measures"), wrapped(Describe.measures(object.geometry(), spacing(object))));
        row(told, MESSAGES.text("field.who"),
                wrapped(session.annotator(object.annotator()).map(Annotator::name).orElse("")));
        row(told, MESSAGES.text("field.origin"), wrapped(origin(object.provenance())));
        if (session.guidelineVersion() > 0) {
            int under = object.provenance().guidelineVersion();
            row(told, MESSAGES.text("field.guideline"), wrapped(under == 0
                    ? MESSAGES.text("guideline.none")
                    : MESSAGES.text("guideline.version", under, session.guidelineVersion())));
        }
        ShapeForm shape = new ShapeForm(object.geometry(), editable, made -> {
            if (!made.equals(object.geometry())) {
                session.commit(Edit.of(MESSAGES.text("edit.shape"),
                        Change.replace(object, object.withGeometry(made))));
            }
        });
        Button history = new Button(MESSAGES.text("story"),
                Parts.icon("mdoal-history"));
        history.setId("object-history");
        history.getStyleClass().add("flat");
        history.setOnAction(e -> story.accept(object));
        getChildren().addAll(shape, told, new RationaleField(session, object), new Remarks(session, comments, object),
                history);
    }

    private static void row(GridPane form, String name, Node field) {
        Label text = Parts.elastic("dim");
        text.setText(name);
        text.setLabelFor(field);
        form.addRow(form.getRowCount(), text, field);
    }

    private static Label wrapped(String text) {
        Label label = Parts.text(text);
        label.setWrapText(true);
        return label;
    }

    private static String origin(Provenance provenance) {
        String text = MESSAGES.text("origin." + provenance.origin().key(), provenance.source());
        return provenance.score() == null
                ? text
                : MESSAGES.text("origin.score", text, String.format(Messages.language(), "%.2f",
                        provenance.score()));
    }

    /** Gives the first field the keys. */
    public void focusForm() {
        Node field = lookup(".attribute-field");
        if (field == null) {
            field = lookup("#object-label");
        }
        if (field != null) {
            field.requestFocus();
        }
    }

    @Override
    public void applied(Applied done, boolean drawn) {
        if (!drawn) {
            return;
        }
        List<Annotation> added = done.byHand().stream().filter(c -> c.before() == null).map(Change::after)
                .filter(Annotation.class::isInstance).map(Annotation.class::cast).toList();
        if (added.size() == 1 && wantsForm(added.getFirst())) {
            AnnotationId id = added.getFirst().id();
            Platform.runLater(() -> {
                if (shown.size() == 1 && shown.getFirst().id().equals(id)) {
                    focusForm();
                }
            });
        }
    }

    private boolean wantsForm(Annotation drawn) {
        List<Attribute> attributes = session.labelOf(drawn).map(touchstone.model.Label::attributes).orElse(List.of());
        boolean missing = attributes.stream().anyMatch(
                a -> a.required() && Objects.requireNonNullElse(drawn.attributes().get(a.name()), "").isEmpty());
        return missing || settings.formAfterDrawing() && !attributes.isEmpty();
    }

    @Override
    public void loaded() {
        fill();
    }
}
