package touchstone.app;

import static touchstone.app.command.Menus.LINE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import touchstone.app.annotation.Remarks;
import touchstone.app.command.Command;
import touchstone.app.command.Finder;
import touchstone.app.command.KeySheet;
import touchstone.app.command.Menus;
import touchstone.app.project.Session;
import touchstone.app.settings.Theme;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.tool.Operations;
import touchstone.canvas.tool.Tools;
import touchstone.model.Messages;
import touchstone.model.Progress;
import touchstone.model.geometry.Bounds;
import touchstone.model.note.Handover;

/** The table of everything the user can ask for. */
final class Actions {

    private static final Messages MESSAGES = Messages.beside(Actions.class);
    private static final double ZOOM_STEP = 1.5;
    /** Each can be brought into view by a command. */
    private static final List<String> PANELS = List.of("labels", "object", "layers", "display", "guideline", "images",
            "objects", "queue", "quality", "checks", "comments", "review", "draft", "relabel", "cases", "history",
            "versions");

    private Actions() {
    }

    static List<Menus.Plan> menus() {
        List<String> labels = new ArrayList<>(List.of("new-label", LINE));
        labels.addAll(LabelActions.keyed());
        List<String> tools = new ArrayList<>(Tools.ALL.stream().map(ToolActions::id).toList());
        tools.addAll(List.of(LINE, "tag", LINE, "brush-smaller", "brush-larger"));
        List<String> quality = new ArrayList<>(Craft.PAGES);
        quality.addAll(List.of("report", "votes", "unite", LINE, "agreement", "score", "check-all", LINE));
        AdjudicationActions.ids().forEach(quality::add);
        quality.addAll(List.of(LINE, "queue", "prediction-next", "prediction-accept", "prediction-edit",
                "prediction-reject", "refine", LINE, "comment", "review", "next-review", "accept", "correct",
                "give-back", "review-summary"));
        return List.of(
                plan("file", "new", "open", LINE, "add-images", "relink", LINE, "import", "import-folder", "export",
                        LINE, "pack",
                        "open-package", "sensitive", LINE, "merge-project", "conflicts", "snapshots", "backups", LINE,
                        "save-elsewhere", LINE, "quit"),
                plan("edit", "undo", "redo", "undo-project", "redo-project", LINE, "delete", "unsure", "form",
                        "next-object",
                        "previous-object",
                        "deselect", LINE,
                        "somebody-else"),
                plan("view", "fit", "actual", "zoom-selection", "zoom-in", "zoom-out", LINE, "peek", "hide", "names",
                        "fill-weaker", "fill-stronger", LINE, "auto-window", "invert", "add-heat-map", LINE,
                        "pixel-grid", "minimap", "scale-bar", LINE,
                        "vision-normal", "vision-protanopia", "vision-deuteranopia", "vision-tritanopia",
                        "vision-greyscale", LINE, "side-by-side", "swipe", "difference",
                        "blink", LINE, "objects", "right-dock", "bottom-dock", "page", "canvas-alone",
                        "reset-layout", "tasks", "show-messages", LINE, "dark",
                        "light"),
                new Menus.Plan(MESSAGES.text("menu.tool"), tools),
                new Menus.Plan(MESSAGES.text("menu.shape"), Operations.ALL.stream().map(ToolActions::id).toList()),
                new Menus.Plan(MESSAGES.text("menu.label"), labels),
                plan("image", "next", "previous", "next-stack", "previous-stack", "next-open", "previous-open",
                        "next-queue", LINE,
                        "to-next-slice", LINE, "black-out",
                        "black-none", "checked", "unchecked", LINE, "done", "skip", "escalate", "todo"),
                plan("guideline", "panel-guideline", "edit-guideline", LINE, "pin-example", "report-case", "decide",
                        LINE,
                        "still-right", "next-due", LINE, "panel-relabel", "panel-cases"),
                new Menus.Plan(MESSAGES.text("menu.quality"), quality),
                plan("help", "find", "keys"));
    }

    private static Menus.Plan plan(String menu, String... ids) {
        return new Menus.Plan(MESSAGES.text("menu." + menu), List.of(ids));
    }

    static List<Command> withoutProject(Workbench workbench) {
        return List.of(
                row("new", () -> workbench.begin(List.of()))
                        .keys("Shortcut+N").icon("mdomz-note_add"),
                row("open", () -> workbench.files().projectToOpen().ifPresent(workbench::open))
                        .keys("Shortcut+O").icon("mdoal-folder_open"),
                row("open-package", () -> workbench.files().packageToOpen().ifPresent(workbench::open))
                        .icon("mdomz-unarchive"),
                row("preferences", workbench::preferences).keys("Shortcut+Comma").icon("mdomz-settings"),
                row("quit", () -> {
                    if (workbench.quit()) {
                        Platform.exit();
                    }
                }).keys("Shortcut+Q"));
    }

    static List<Command> withProject(Workbench workbench, Desk desk) {
        List<Command> rows = new ArrayList<>(withoutProject(workbench));
        files(rows, workbench, desk);
        edits(rows, desk);
        views(rows, workbench, desk);
        ToolActions.add(rows, desk);
        LabelActions.add(rows, workbench, desk);
        images(rows, desk);
        QueueActions.add(rows, desk);
        ReviewActions.add(rows, desk);
        GuidelineActions.add(rows, desk);
        AdjudicationActions.add(rows, desk);
        help(rows, workbench, desk);
        return rows;
    }

    private static Command row(String id, Runnable run) {
        return Command.of(MESSAGES, id, run);
    }

    /** Why nothing can be changed; empty when it can. */
    static StringBinding locked(Desk desk) {
        String reason = desk.session().readOnly() ? MESSAGES.text("locked") : "";
        return Bindings.createStringBinding(() -> reason);
    }

    /** Why one's own objects cannot be changed; empty when they can. */
    static StringBinding fixed(Desk desk) {
        BooleanProperty layer = desk.session().layers().locked();
        return Bindings.createStringBinding(() -> fixed(desk.session()), layer);
    }

    static String fixed(Session session) {
        return session.readOnly()
                ? MESSAGES.text("locked")
                : session.layers().locked().get() ? MESSAGES.text("locked.layer") : "";
    }

    private static void files(List<Command> rows, Workbench workbench, Desk desk) {
        rows.add(row("add-images", () -> desk.traffic().addImages(workbench.files().imagesToAdd()))
                .keys("Shortcut+Shift+A").icon("mdoal-add_photo_alternate").unless(locked(desk)));
        rows.add(row("relink", () -> workbench.files().folder(MESSAGES.text("relink.folder"))
                .ifPresent(desk.traffic()::relink)).icon("mdoal-folder").unless(locked(desk)));
        rows.add(row("import", () -> workbench.files().toImport().ifPresent(desk.traffic()::importFrom))
                .keys("Shortcut+I").icon("mdoal-get_app").unless(locked(desk)));
        rows.add(row("import-folder", () -> workbench.files().folder(MESSAGES.text("import-folder.title"))
                .ifPresent(desk.traffic()::importFrom)).icon("mdoal-folder_open").unless(locked(desk)));
        rows.add(row("export", () -> desk.traffic().export(desk.craft().guard())).keys("Shortcut+E")
                .icon("mdomz-publish"));
        rows.add(row("pack", desk.traffic()::pack).keys("Shortcut+Shift+P").icon("mdoal-archive")
                .unless(Bindings.createStringBinding(
                        () -> desk.traffic().exchange().packing().get() ? MESSAGES.text("pack.busy") : "",
                        desk.traffic().exchange().packing())));
        PrivacyActions.add(rows, desk);
        rows.add(row("save-elsewhere", () -> workbench.files().projectToCreate().map(Workbench::named)
                .ifPresent(desk.trouble()::goOnIn)).unless(locked(desk)));
        rows.add(row("merge-project", () -> workbench.files().toMerge().ifPresent(desk.traffic().versions()::merge))
                .unless(locked(desk)));
        rows.add(row("conflicts", desk.traffic().versions()::conflicts).unless(locked(desk)));
        rows.add(row("snapshots", desk.traffic().versions()::snapshots).unless(locked(desk)));
        rows.add(row("backups", desk.traffic().versions()::backups));
        rows.add(row("redo-project", desk.traffic().versions()::redoProject).unless(locked(desk)));
        rows.add(row("undo-project", desk.traffic().versions()::undoProject).unless(locked(desk)));
        rows.add(row("retry", desk::retry).icon("mdomz-refresh"));
    }

    private static void edits(List<Command> rows, Desk desk) {
        Session session = desk.session();
        AnnotationCanvas canvas = desk.canvas();
        BooleanBinding drawing = Bindings.createBooleanBinding(() -> !canvas.getTool().rests(),
                canvas.toolProperty());
        rows.add(row("undo", () -> {
            if (drawing.get()) {
                // In the middle of a shape the last point is what is taken back.
                Event.fireEvent(canvas, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.BACK_SPACE, false, false,
                        false, false));
            } else {
                session.undo();
            }
        }).text(named("undo", session.undoName())).keys("Shortcut+Z").icon("mdomz-undo")
                .unless(Bindings.createStringBinding(
                        () -> drawing.get()
                                ? ""
                                : either(fixed(session), session.undoObstacle().get()),
                        drawing, session.undoObstacle(), session.layers().locked())));
        rows.add(row("redo", session::redo).text(named("redo", session.redoName()))
                .keys("Shortcut+Shift+Z", "Shortcut+Y").icon("mdomz-redo").unless(Bindings.createStringBinding(
                        () -> either(fixed(session), session.redoObstacle().get()), session.redoObstacle(),
                        session.layers().locked())));
        rows.add(row("delete", () -> delete(session)).keys("Delete").last().icon("mdoal-delete_outline")
                .unless(Bindings.createStringBinding(() -> either(fixed(session), noneOfMine(session)),
                        session.selection(), session.objects(), session.layers().locked())));
        rows.add(row("next-object", () -> select(session, 1)).keys("Tab").onCanvas());
        rows.add(row("previous-object", () -> select(session, -1)).keys("Shift+Tab").onCanvas());
        rows.add(row("unsure", () -> {
            if (session.selected().isEmpty()) {
                desk.work().handOn(Handover.Way.UNSURE);
            } else {
                Remarks.toggleUnsure(session, session.selected());
            }
        }).keys("U").onCanvas().unless(noImage(desk)));
        rows.add(row("form", desk::focusForm).keys("F2"));
        rows.add(row("deselect", () -> session.selection().set(Set.of())).keys("Shortcut+Shift+D"));
        rows.add(row("somebody-else", desk::becomeSomebodyElse).unless(locked(desk)));
    }

    private static String either(String reason, String other) {
        return reason.isEmpty() ? other : reason;
    }

    /** Why there is nothing of one's own to work on; empty when there is. */
    private static String noneOfMine(Session session) {
        return session.selected().isEmpty()
                ? MESSAGES.text("select.first")
                : session.selectedMine().isEmpty() ? MESSAGES.text("select.mine") : "";
    }

    private static StringBinding named(String id, ObservableStringValue name) {
        return Bindings.createStringBinding(
                () -> name.get().isEmpty() ? MESSAGES.text(id) : MESSAGES.text(id + ".named", name.get()), name);
    }

    private static void delete(Session session) {
        session.change(session.selectedMine(), gone -> null, n -> MESSAGES.text("edit.delete", n));
    }

    private static void select(Session session, int step) {
        session.nextMine(step).ifPresent(next -> session.selection().set(Set.of(next.id())));
    }

    private static void views(List<Command> rows, Workbench workbench, Desk desk) {
        AnnotationCanvas canvas = desk.canvas();
        Session session = desk.session();
        rows.add(row("fit", canvas::zoomToFit).keys("0", "Shortcut+Shift+F").onCanvas().icon("mdomz-zoom_out_map"));
        rows.add(row("actual", canvas::zoomTo100).keys("Shortcut+1"));
        rows.add(row("zoom-selection", () -> session.selected().stream().map(a -> a.geometry().bounds())
                .reduce(Bounds::union).ifPresent(canvas::zoomTo)).keys("Z", "Shortcut+J")
                .onCanvas());
        rows.add(row("zoom-in", () -> canvas.zoomBy(ZOOM_STEP)).keys("Equals", "Plus", "Add").onCanvas());
        rows.add(row("zoom-out", () -> canvas.zoomBy(1 / ZOOM_STEP)).keys("Minus", "Subtract").onCanvas());
        rows.add(row("peek", () -> canvas.peekProperty().set(true)).keys("H").onCanvas());
        LayerActions.add(rows, session.layers());
        DisplayActions.add(rows, workbench, desk);
        rows.add(row("objects", desk::showObjects).keys("F6"));
        rows.add(toggle("right-dock", desk.docks().sides()).keys("F9"));
        rows.add(toggle("bottom-dock", desk.docks().below()).keys("F8"));
        rows.add(toggle("canvas-alone", desk.docks().alone()).keys("F11", "Shift+Space"));
        rows.add(row("reset-layout", desk.docks()::reset));
        rows.add(toggle("page", desk.docks().tall()).keys("Shift+F8").text(Bindings.createStringBinding(
                () -> MESSAGES.text(desk.docks().tall().get() ? "page.back" : "page"), desk.docks().tall())));
        rows.add(row("report", () -> workbench.files().toExport(MESSAGES.text("report.file"))
                .ifPresent(desk.craft().paperwork()::report)).icon("mdoal-assessment")
                .unless(Bindings.createStringBinding(
                        () -> desk.session().blind().get() ? MESSAGES.text("blind") : "", desk.session().blind())));
        rows.add(row("votes", () -> workbench.files().toExport(MESSAGES.text("votes.file"))
                .ifPresent(desk.craft().paperwork()::votes)));
        rows.add(row("unite", () -> desk.craft().uniting().ask(workbench.prompts().dialog()))
                .unless(Bindings.createStringBinding(() -> desk.session().readOnly()
                        ? MESSAGES.text("locked")
                        : desk.session().blind().get() ? MESSAGES.text("blind") : "", desk.session().blind())));
        for (String page : Craft.PAGES) {
            rows.add(row(page, () -> desk.showPage(page)));
            rows.add(row("panel-" + page, () -> desk.showTab(page)));
        }
        rows.add(row("tasks", desk::showTasks));
        rows.add(row("show-messages", desk::showMessages));
        for (String panel : PANELS) {
            rows.add(row("panel-" + panel, () -> desk.showTab(panel)));
        }
        rows.add(theme(workbench, Theme.DARK));
        rows.add(theme(workbench, Theme.LIGHT));
        rows.add(theme(workbench, Theme.SYSTEM));
    }

    static Command toggle(String id, BooleanProperty property) {
        return row(id, () -> property.set(!property.get())).chosen(property);
    }

    private static Command theme(Workbench workbench, Theme theme) {
        return row(theme.key(), () -> workbench.theme(theme)).chosen(Bindings
                .createBooleanBinding(() -> workbench.themeProperty().get() == theme, workbench.themeProperty()));
    }

    private static void images(List<Command> rows, Desk desk) {
        Session session = desk.session();
        BooleanBinding some = session.image().isNotNull();
        rows.add(row("next", () -> session.walk().step(1)).keys("D", "Page Down").onCanvas().icon("mdomz-navigate_next")
                .when(some));
        rows.add(row("previous", () -> session.walk().step(-1)).keys("A", "Page Up").onCanvas()
                .icon("mdomz-navigate_before").when(some));
        rows.add(row("next-stack", () -> session.walk().stepStack(1)).keys("Shift+Page Down").onCanvas().when(some));
        rows.add(row("previous-stack", () -> session.walk().stepStack(-1)).keys("Shift+Page Up").onCanvas().when(some));
        rows.add(row("to-next-slice", () -> NextSlice.take(session)).keys("Shortcut+Shift+Page Down")
                .unless(Bindings.createStringBinding(() -> either(fixed(session), NextSlice.obstacle(session)),
                        session.selection(), session.image(), session.layers().locked())));
        rows.add(row("next-open", session.walk()::nextUnfinished).keys("Shortcut+Page Down", "Shortcut+Right")
                .when(some));
        rows.add(
                row("previous-open", session.walk()::previousUnfinished).keys("Shortcut+Page Up", "Shortcut+Left")
                        .when(some));
        rows.add(row("done", () -> desk.craft().selfCheck().before(() -> {
            boolean finished = desk.canvas().leave();
            String name = Objects.requireNonNull(session.image().get()).address();
            boolean empty = session.countShown() == 0 && !finished;
            session.mark(Progress.Status.DONE);
            desk.work().goOn();
            if (empty) {
                desk.obstructed(MESSAGES.text("done.empty", name));
            }
        })).keys("Shortcut+Enter").icon("mdoal-check").unless(noImage(desk)));
        rows.add(row("todo", () -> session.mark(Progress.Status.IN_PROGRESS)).unless(noImage(desk)));
    }

    private static StringBinding noImage(Desk desk) {
        Session session = desk.session();
        return Bindings.createStringBinding(() -> session.readOnly()
                ? MESSAGES.text("locked")
                : session.image().get() == null ? MESSAGES.text("image.first") : "", session.image());
    }

    private static void help(List<Command> rows, Workbench workbench, Desk desk) {
        rows.add(row("agreement", () -> {
            desk.showTab("quality");
            desk.quality().runAgreement();
        }).keys("Shortcut+Shift+G"));
        rows.add(row("score", () -> {
            desk.showTab("quality");
            desk.quality().runScore();
        }));
        rows.add(row("check-all", desk::checkAll));
        rows.add(row("find", () -> Finder.show(desk.commands(), workbench.prompts().dialog()))
                .keys("Shortcut+K"));
        rows.add(row("keys", () -> KeySheet.show(desk.commands(), workbench.prompts().dialog(), workbench::print))
                .keys("F1"));
    }
}
