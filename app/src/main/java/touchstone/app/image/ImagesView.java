package touchstone.app.image;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import touchstone.app.control.Bar;
import touchstone.app.control.Grown;
import touchstone.app.control.Later;
import touchstone.app.control.Parts;
import touchstone.app.project.Session;
import touchstone.model.AnnotatorId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.Stack;

/** All images of the project with how far I am with each, as a table or as small pictures; a stack is one line. */
public final class ImagesView extends VBox {

    private static final Messages MESSAGES = Messages.beside(ImagesView.class);
    private static final int GROUPED_BY_AT_MOST = 30;

    private final Session session;
    private final TableView<Stack> table;
    private final Later<ThumbnailGrid> grid;
    private final Listing listing = new Listing(this::unlist, this::listed);
    private final ObservableList<Stack> sorted = listing.listed();
    /** What was selected when the list began to change. */
    private List<Stack> selected = List.of();
    /** The slice of each stack that was looked at last. */
    private final Map<String, ImageId> last = new HashMap<>();
    private final FilterBar filters;
    private final ComboBox<Grouping> grouping = new ComboBox<>();
    private final ToggleButton pictures = new ToggleButton();
    private final Label count = Parts.elastic("dim");
    private boolean following;
    private boolean telling;

    /**
     * @param chosen run after a click on a row: the hand goes on at the canvas
     * @param emptyHint what a project without images says
     */
    public ImagesView(Session session, Thumbnails thumbnails, Runnable chosen, String emptyHint, Node... buttons) {
        this.session = session;
        getStyleClass().add("panel");
        filters = new FilterBar(session);
        table = Parts.table("images", MESSAGES.text("images"), emptyHint);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setItems(sorted);
        columns();
        StackPane lists = new StackPane(table);
        grid = new Later<>(() -> {
            ThumbnailGrid made = new ThumbnailGrid(sorted, table.getSelectionModel(), session, thumbnails, chosen,
                    emptyHint);
            made.setContextMenu(menu());
            made.visibleProperty().bind(pictures.selectedProperty());
            // What is not seen is not laid out.
            made.managedProperty().bind(made.visibleProperty());
            group(made);
            lists.getChildren().add(made);
            return made;
        });
        table.setContextMenu(menu());
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null && !following) {
                session.show(last.getOrDefault(is.name(), is.images().getFirst().id()));
            }
        });
        table.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && !e.isShiftDown() && !e.isShortcutDown()
                    && table.getSelectionModel().getSelectedItem() != null) {
                chosen.run();
            }
        });
        session.image().addListener((o, was, is) -> follow(is));
        session.revision().addListener(o -> tellSoon());
        session.me().addListener(o -> tellSoon());
        session.stacks().all().addListener((o, was, is) -> {
            arrange();
            thumbnails.prepare(is.stream().map(s -> s.images().getFirst()).toList());
            groupings();
            tellSoon();
        });
        filters.filter().addListener((o, was, is) -> arrange());
        pictures.setId("images-pictures");
        pictures.getStyleClass().add("flat");
        pictures.setGraphic(Parts.icon("mdoal-grid_on"));
        pictures.setAccessibleText(MESSAGES.text("pictures"));
        pictures.setTooltip(new Tooltip(MESSAGES.text("pictures")));
        pictures.selectedProperty().addListener((o, was, is) -> {
            if (is) {
                grid.get().reveal(table.getSelectionModel().getSelectedIndex());
            }
        });
        table.visibleProperty().bind(pictures.selectedProperty().not());
        VBox.setVgrow(lists, Priority.ALWAYS);
        getChildren().addAll(bar(buttons), lists);
        groupings();
        // Last, because it sorts at once, and what is listed then is looked at by all of the above.
        table.setSortPolicy(t -> {
            arrange();
            return true;
        });
        tell();
        thumbnails.prepare(session.stacks().all().get().stream().map(s -> s.images().getFirst()).toList());
    }

    /** Whether small pictures are shown instead of the table. */
    public ToggleButton pictures() {
        return pictures;
    }

    /**
     * Lists these images only, until the filter is cleared, and shows the first.
     *
     * @param why what they have in common, in a few words
     */
    public void pick(String why, Collection<ImageId> images) {
        filters.filter().set(ImageFilter.ALL.withOnly(new ImageFilter.Picked(why, Set.copyOf(images))));
        images.stream().findFirst().ifPresent(session::show);
    }

    /** Lists only images on which somebody has an object. */
    public void pick(AnnotatorId annotator) {
        filters.filter().set(ImageFilter.ALL.withAnnotator(annotator));
    }

    private void columns() {
        TableColumn<Stack, String> image = Parts.column(MESSAGES.text("column.image"), 280, ImagesView::name);
        TableColumn<Stack, StackStanding> state = new TableColumn<>(MESSAGES.text("column.status"));
        state.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(StackStanding.of(row.getValue(), session)));
        state.setCellFactory(column -> new StatusCell());
        Grown.by(state.prefWidthProperty(), 130);
        table.getColumns().add(image);
        table.getColumns().add(state);
        table.getColumns()
                .add(Parts.numbers(MESSAGES.text("column.objects"), 80,
                        s -> s.images().stream().mapToInt(i -> session.count(i.id())).sum(),
                        n -> n == 0 ? "" : Integer.toString(n)));
        table.getColumns().add(Parts.numbers(MESSAGES.text("column.priority"), 92,
                s -> touchstone.app.image.Priority.of(s).orElse(Integer.MAX_VALUE),
                n -> n == Integer.MAX_VALUE ? "" : Integer.toString(n)));
        table.getColumns().add(Parts.column(MESSAGES.text("column.group"), 110, s -> grouping.getValue().of(s)));
        table.getColumns().getLast().setVisible(false);
        table.getColumns().add(Parts.column(MESSAGES.text("column.size"), 110,
                s -> size(s.images().getFirst())));
        table.getColumns().add(Parts.column(MESSAGES.text("column.file"), 120,
                s -> s.images().stream().anyMatch(i -> session.isMissing(i.id()))
                        ? MESSAGES.text("file.missing")
                        : ""));
    }

    private HBox bar(Node... buttons) {
        grouping.setId("images-group");
        grouping.setMinWidth(Region.USE_PREF_SIZE);
        grouping.setAccessibleText(MESSAGES.text("group"));
        grouping.valueProperty().addListener((o, was, is) -> {
            if (is != null) {
                table.getColumns().get(4).setVisible(is.by() != null);
                grid.ifMade(this::group);
                arrange();
                table.refresh();
            }
        });
        HBox bar = new Bar(pictures, filters, grouping, count, Parts.gap());
        bar.getChildren().addAll(buttons);
        return bar;
    }

    private void group(ThumbnailGrid pictured) {
        Grouping by = grouping.getValue();
        pictured.groupBy(by == null || by.by() == null ? stack -> "" : by::of);
    }

    private void groupings() {
        Grouping before = grouping.getValue();
        List<Grouping> choices = new java.util.ArrayList<>(List.of(new Grouping(MESSAGES.text("group.none"), null),
                new Grouping(MESSAGES.text("group.folder"), ImagesView::folder),
                new Grouping(MESSAGES.text("group.status"),
                        s -> StatusLook.word(StackStanding.of(s, session).status()))));
        TreeSet<String> fields = new TreeSet<>();
        session.images().forEach(i -> fields.addAll(i.fields().keySet()));
        fields.stream().limit(GROUPED_BY_AT_MOST).forEach(f -> choices.add(new Grouping(MESSAGES.text("group.field", f),
                s -> s.images().getFirst().fields().getOrDefault(f, ""))));
        grouping.getItems().setAll(choices);
        grouping.setValue(choices.stream().filter(g -> before != null && g.text().equals(before.text())).findFirst()
                .orElse(choices.getFirst()));
    }

    private static String folder(Stack stack) {
        String path = stack.images().getFirst().path();
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : path.substring(0, slash);
    }

    private void arrange() {
        ImageFilter now = filters.filter().get();
        listing.arrange(session.stacks().all().get(), s -> now.equals(ImageFilter.ALL) || now.lets(s, session),
                grouping.getValue() == null ? null : grouping.getValue().by(), table.getSortOrder());
    }

    private void unlist() {
        selected = List.copyOf(table.getSelectionModel().getSelectedItems());
        following = true;
    }

    private void listed() {
        if (selected.size() > 1) {
            Set<Stack> before = Set.copyOf(selected);
            table.getSelectionModel().clearSelection();
            for (int i = 0; i < sorted.size(); i++) {
                if (before.contains(sorted.get(i))) {
                    table.getSelectionModel().select(i);
                }
            }
        }
        following = false;
        session.stacks().walk(sorted);
        if (table.getSelectionModel().getSelectedIndices().size() < 2) {
            follow(session.image().get());
        }
    }

    /** A survey of thousands of images tells often; what is seen follows once a pulse. */
    private void tellSoon() {
        if (!telling) {
            telling = true;
            Platform.runLater(() -> {
                telling = false;
                tell();
            });
        }
    }

    private void tell() {
        count.setText(MESSAGES.text("tally", session.images().size(), session.done()));
        table.refresh();
        grid.ifMade(ThumbnailGrid::refreshTiles);
    }

    private void follow(@Nullable Image image) {
        if (following) {
            return;
        }
        following = true;
        try {
            Stack stack = image == null ? null : session.stacks().of(image);
            if (image != null && stack != null) {
                last.put(stack.name(), image.id());
            }
            int at = stack == null ? -1 : table.getItems().indexOf(stack);
            if (at < 0) {
                table.getSelectionModel().clearSelection();
            } else if (!table.getSelectionModel().isSelected(at)
                    || table.getSelectionModel().getSelectedIndex() != at) {
                table.getSelectionModel().clearAndSelect(at);
                table.scrollTo(Math.max(0, at - 2));
                grid.ifMade(pictured -> pictured.reveal(at));
            }
        } finally {
            following = false;
        }
    }

    /** What can be said of all selected images at once. */
    private ContextMenu menu() {
        Menu status = new Menu(MESSAGES.text("set.status"));
        for (Progress.Status each : Progress.Status.values()) {
            MenuItem item = new MenuItem(StatusLook.word(each), StatusLook.icon(each));
            item.setOnAction(e -> session.mark(selected().stream().map(Image::id).toList(), each));
            status.getItems().add(item);
        }
        Menu priority = new Menu(MESSAGES.text("set.priority"));
        for (int p = 0; p <= touchstone.app.image.Priority.LEAST; p++) {
            int given = p;
            MenuItem item = new MenuItem(p == 0 ? MESSAGES.text("priority.none") : MESSAGES.text("priority", p));
            item.setOnAction(e -> {
                List<Change> changes = touchstone.app.image.Priority.set(selected(), given);
                session.commit(new Edit(MESSAGES.text("edit.priority", changes.size()), changes));
            });
            priority.getItems().add(item);
        }
        ContextMenu menu = new ContextMenu(status, priority);
        menu.setOnShowing(e -> menu.getItems().forEach(i -> i.setDisable(session.readOnly() || selected().isEmpty())));
        return menu;
    }

    private List<Image> selected() {
        return List.copyOf(table.getSelectionModel().getSelectedItems()).stream().filter(s -> s != null)
                .flatMap(s -> s.images().stream()).toList();
    }

    private static String name(Stack stack) {
        return stack.isSingle()
                ? stack.images().getFirst().address()
                : MESSAGES.text("stack.name", stack.name(), stack.images().size());
    }

    private static String size(Image image) {
        return image.width() == 0 ? "" : image.width() + " × " + image.height();
    }

    /** @param by what images have in common that stand together, or null for nothing */
    private record Grouping(String text, @Nullable Function<Stack, String> by) {

        String of(Stack stack) {
            return Optional.ofNullable(by).map(b -> b.apply(stack)).orElse("");
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class StatusCell extends TableCell<Stack, StackStanding> {

        /** What the icon says, which is made anew only for another. */
        private Progress.@Nullable Status shown;

        @Override
        protected void updateItem(@Nullable StackStanding standing, boolean empty) {
            super.updateItem(standing, empty);
            Progress.Status status = standing == null || empty ? null : standing.status();
            setText(standing == null || empty ? null : standing.text());
            if (status != shown) {
                shown = status;
                setGraphic(status == null ? null : StatusLook.icon(status));
            }
        }
    }
}
