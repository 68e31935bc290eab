package touchstone.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import touchstone.app.command.Command;
import touchstone.app.project.Session;
import touchstone.canvas.AnnotationCanvas;
import touchstone.canvas.tool.Operation;
import touchstone.canvas.tool.Operations;
import touchstone.canvas.tool.Tool;
import touchstone.canvas.tool.Tools;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Change;
import touchstone.model.Edit;
import touchstone.model.Image;
import touchstone.model.Label;
import touchstone.model.Messages;
import touchstone.model.Provenance;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Tag;

/** The commands that draw and work on shapes: every tool, every operation, the tag and the brush's size. */
final class ToolActions {

    private static final Messages MESSAGES = Messages.beside(ToolActions.class);
    private static final double BRUSH_STEP = 1.25;

    /** The key, if any, and the icon. */
    private record Look(String key, String icon) {
    }

    private static final Map<String, Look> TOOLS = Map.ofEntries(
            Map.entry("select", new Look("V", "mdomz-near_me")),
            Map.entry("box", new Look("R", "mdoal-crop_landscape")),
            Map.entry("polygon", new Look("P", "mdoal-change_history")),
            Map.entry("hole", new Look("Shift+P", "mdomz-trip_origin")),
            Map.entry("turned-box", new Look("Shift+R", "mdoal-crop_rotate")),
            Map.entry("turned-ellipse", new Look("Shift+O", "mdoal-360")),
            Map.entry("simplify", new Look("Shift+Z", "mdomz-show_chart")),
            Map.entry("measure", new Look("Shortcut+M", "mdomz-straighten")),
            Map.entry("part", new Look("Shift+A", "mdoal-add_circle_outline")),
            Map.entry("reshape", new Look("Shift+S", "mdoal-gesture")),
            Map.entry("split", new Look("Shift+X", "mdoal-content_cut")),
            Map.entry("keypoints", new Look("K", "mdomz-scatter_plot")),
            Map.entry("brush", new Look("B", "mdoal-brush")),
            Map.entry("eraser", new Look("E", "mdoal-cleaning_services")),
            Map.entry("wand", new Look("W", "mdoal-flare")),
            Map.entry("livewire", new Look("J", "mdoal-insights")),
            Map.entry("fill", new Look("G", "mdoal-format_color_fill")),
            Map.entry("grow", new Look("Shift+G", "mdomz-open_in_full")),
            Map.entry("cut", new Look("Shift+J", "mdoal-highlight_alt")),
            Map.entry("assist", new Look("Shift+U", "mdoal-filter_center_focus")),
            Map.entry("superpixels", new Look("Shift+W", "mdoal-grain")),
            Map.entry("ellipse", new Look("O", "mdomz-panorama_fish_eye")),
            Map.entry("polyline", new Look("L", "mdomz-timeline")));

    private static final Map<String, Look> OPERATIONS = Map.ofEntries(
            Map.entry("mirror", new Look("", "mdomz-swap_horiz")),
            Map.entry("duplicate", new Look("Shortcut+D", "mdoal-content_copy")),
            Map.entry("union", new Look("Shortcut+U", "mdomz-merge_type")),
            Map.entry("subtract", new Look("Shortcut+Shift+U", "mdomz-remove_circle_outline")),
            Map.entry("intersect", new Look("Shortcut+Alt+U", "mdoal-adjust")),
            Map.entry("to-mask", new Look("Shift+B", "mdoal-grid_on")),
            Map.entry("to-polygon", new Look("Shift+V", "mdomz-star_outline")),
            Map.entry("fill-holes", new Look("Shift+F", "mdoal-lens")),
            Map.entry("keep-largest", new Look("Shift+K", "mdoal-album")),
            Map.entry("remove-specks", new Look("Shift+D", "mdoal-grain")),
            Map.entry("smooth", new Look("Shift+M", "mdomz-waves")),
            Map.entry("invert", new Look("Shift+I", "mdoal-invert_colors")),
            Map.entry("split-parts", new Look("Shift+T", "mdoal-call_split")));

    private ToolActions() {
    }

    static String id(Tool tool) {
        return "tool-" + tool.name();
    }

    static String id(Operation operation) {
        return "shape-" + operation.name();
    }

    static void add(List<Command> rows, Desk desk) {
        Tools.ALL.forEach(tool -> rows.add(row(tool, desk)));
        Operations.ALL.forEach(operation -> rows.add(row(operation, desk)));
        AnnotationCanvas canvas = desk.canvas();
        Session session = desk.session();
        rows.add(Command.of(MESSAGES, "tag", () -> tag(session)).keys("Shortcut+T").icon("mdoal-label")
                .unless(obstacle(desk, Optional.of(GeometryKind.TAG), false)));
        rows.add(
                Command.of(MESSAGES, "brush-smaller", () -> canvas.setBrushRadius(canvas.getBrushRadius() / BRUSH_STEP))
                        .keys("Open Bracket").onCanvas());
        rows.add(Command.of(MESSAGES, "brush-larger", () -> canvas.setBrushRadius(canvas.getBrushRadius() * BRUSH_STEP))
                .keys("Close Bracket").onCanvas());
    }

    private static Command row(Tool tool, Desk desk) {
        AnnotationCanvas canvas = desk.canvas();
        Look look = TOOLS.getOrDefault(tool.name(), new Look("", "mdoal-gesture"));
        Command row = row(id(tool), Tools.title(tool), Tools.hint(tool), look, () -> {
            canvas.setTool(tool);
            canvas.requestFocus();
        });
        return row.unless(obstacle(desk, tool.draws(), tool.onlyLooks())).chosen(Bindings.createBooleanBinding(
                () -> canvas.getTool().name().equals(tool.name()), canvas.toolProperty()));
    }

    private static Command row(Operation operation, Desk desk) {
        AnnotationCanvas canvas = desk.canvas();
        Session session = desk.session();
        Look look = OPERATIONS.getOrDefault(operation.name(), new Look("", "mdoal-gesture"));
        return row(id(operation), operation.title(), operation.hint(), look, () -> canvas.perform(operation))
                .unless(Bindings.createStringBinding(
                        () -> {
                            String fixed = Actions.fixed(session);
                            return fixed.isEmpty() ? canvas.obstacle(operation).orElse("") : fixed;
                        }, session.selection(), session.objects(), session.label(), canvas.optionsProperty(),
                        session.layers().locked()));
    }

    private static Command row(String id, String title, String hint, Look look, Runnable run) {
        Command row = new Command(id, Bindings.createStringBinding(() -> title), hint, look.icon(), List.of(),
                Command.Where.CANVAS, Bindings.createBooleanBinding(() -> true),
                Bindings.createStringBinding(() -> ""), null, run);
        return look.key().isEmpty() ? row : row.keys(look.key());
    }

    private static void tag(Session session) {
        Image image = session.image().get();
        if (image == null || session.label().get() == null) {
            return;
        }
        Annotation tag = new Annotation(AnnotationId.create(), image.id(), session.label().get(),
                session.me().get().id(), new Tag(), Map.of(),
                Provenance.human(session.guidelineVersion()));
        String label = session.labelOf(tag).map(Label::name).orElse("");
        session.commit(Edit.of(MESSAGES.text("edit.tag", label), Change.add(tag)));
    }

    /** Why a shape cannot be drawn now, with the label that is chosen; empty when it can. */
    private static StringBinding obstacle(Desk desk, Optional<GeometryKind> kind, boolean onlyLooks) {
        Session session = desk.session();
        return Bindings.createStringBinding(() -> {
            if (onlyLooks) {
                return "";
            }
            String fixed = Actions.fixed(session);
            if (!fixed.isEmpty()) {
                return fixed;
            }
            if (kind.isEmpty()) {
                return "";
            }
            Optional<Label> label = Optional.ofNullable(session.label().get()).flatMap(session.schema().get()::byId);
            if (label.isEmpty()) {
                return MESSAGES.text("label.first");
            }
            return label.get().kinds().contains(kind.get())
                    ? ""
                    : MESSAGES.text("label.kind", label.get().name(), MESSAGES.text("kind." + kind.get().key()));
        }, session.label(), session.schema(), session.layers().locked());
    }
}
