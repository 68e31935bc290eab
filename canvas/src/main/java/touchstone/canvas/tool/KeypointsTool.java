package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import touchstone.model.Label;
import touchstone.model.Skeleton;
import touchstone.model.geometry.GeometryKind;
import touchstone.model.geometry.Keypoints;
import touchstone.model.geometry.Keypoints.Joint;
import touchstone.model.geometry.Point;
import touchstone.model.geometry.Points;

/**
 * Places the joints of the label's skeleton one after another: a click is a visible joint, with Shift a hidden one, the
 * skip key leaves one out, Backspace takes the last one back, Enter leaves out the rest. A label without a skeleton is a
 * single point.
 */
public sealed interface KeypointsTool extends Tool {

    @Override
    default String name() {
        return "keypoints";
    }

    @Override
    default Optional<GeometryKind> draws() {
        return Optional.of(GeometryKind.KEYPOINTS);
    }

    /**
     * @param joints those placed or left out so far
     * @param hover where the pointer is, once one is placed
     */
    record Placing(List<Joint> joints, Optional<Point> hover) implements KeypointsTool {

        private static final Joint LEFT_OUT = new Joint(0, 0, Keypoints.ABSENT);

        public Placing {
            joints = List.copyOf(joints);
        }

        /** No joint placed yet. */
        Placing() {
            this(List.of(), Optional.empty());
        }

        @Override
        public Step on(Input input, ToolContext context) {
            Optional<Label> label = context.labelFor(GeometryKind.KEYPOINTS);
            if (label.isEmpty()) {
                return Step.to(new Placing());
            }
            return switch (input) {
                case Input.Press p -> place(p, p.button() == Input.Button.SECONDARY, label.get(), context);
                case Input.DoubleClick d -> place(d, false, label.get(), context);
                case Input.Pointer p -> Step.to(joints.isEmpty() && label.get().skeleton() == null
                        ? this
                        : new Placing(joints, Optional.of(context.inside(p.at()))));
                case Input.Key k -> switch (k.code()) {
                    case SKIP -> total(label.get()) > 1 ? next(LEFT_OUT, label.get(), context) : Step.to(this);
                    case BACKSPACE -> Step.to(joints.isEmpty()
                            ? this
                            : new Placing(joints.subList(0, joints.size() - 1),
                                    joints.size() == 1 ? Optional.empty() : hover));
                    case ENTER -> finish(label.get(), context);
                    case ESCAPE -> Step.to(new Placing());
                    default -> Step.to(this);
                };
                case Input.Answer a -> Step.to(this);
            };
        }

        /** The name of the joint to place, beside the pointer. */
        private List<Preview.Note> note(@Nullable Skeleton skeleton) {
            return skeleton == null || hover.isEmpty() || joints.size() >= skeleton.joints().size()
                    ? List.of()
                    : List.of(new Preview.Note(hover.get(), Texts.of("keypoints.joint", joints.size() + 1,
                            skeleton.joints().size(), skeleton.joints().get(joints.size()))));
        }

        @Override
        public boolean rests() {
            return joints.isEmpty();
        }

        private static int total(Label label) {
            Skeleton skeleton = label.skeleton();
            return skeleton == null ? 1 : Math.max(1, skeleton.joints().size());
        }

        private Step place(Input.Pointer pointer, boolean hidden, Label label, ToolContext context) {
            Point at = context.inside(pointer.at());
            int visibility = hidden || pointer.modifiers().shift() ? Keypoints.HIDDEN : Keypoints.VISIBLE;
            return next(new Joint(at.x(), at.y(), visibility), label, context);
        }

        private Step next(Joint joint, Label label, ToolContext context) {
            List<Joint> more = new ArrayList<>(joints);
            more.add(joint);
            Placing placed = new Placing(more, joint.visibility() == Keypoints.ABSENT
                    ? hover
                    : Optional.of(new Point(joint.x(), joint.y())));
            return more.size() < total(label) ? Step.to(placed) : placed.finish(label, context);
        }

        private Step finish(Label label, ToolContext context) {
            boolean any = joints.stream().anyMatch(j -> j.visibility() != Keypoints.ABSENT);
            return any ? Edits.drawn(new Placing(), label, all(label), context) : Step.to(new Placing());
        }

        /** With the joints that are still to come left out. */
        private Keypoints all(Label label) {
            List<Joint> all = new ArrayList<>(joints.subList(0, Math.min(joints.size(), total(label))));
            while (all.size() < total(label)) {
                all.add(LEFT_OUT);
            }
            return new Keypoints(all);
        }

        @Override
        public Preview preview(ToolContext context) {
            Optional<Label> label = context.labelFor(GeometryKind.KEYPOINTS);
            Skeleton skeleton = label.map(Label::skeleton).orElse(null);
            List<Preview.Note> next = note(skeleton);
            if (joints.isEmpty() || label.isEmpty()) {
                return Preview.NONE.withNotes(next);
            }
            Points line = Points.of();
            if (skeleton != null && hover.isPresent()) {
                for (Skeleton.Edge edge : skeleton.edges()) {
                    int other = edge.to() == joints.size()
                            ? edge.from()
                            : edge.from() == joints.size() ? edge.to() : -1;
                    if (other >= 0 && other < joints.size() && joints.get(other).visibility() != Keypoints.ABSENT) {
                        line = Points.of(joints.get(other).x(), joints.get(other).y(), hover.get().x(),
                                hover.get().y());
                    }
                }
            }
            return new Preview(Map.of(), all(label.get()), line, Points.of(), null).withNotes(next);
        }

        @Override
        public String hint() {
            return joints.isEmpty() ? "keypoints.start" : "keypoints.next";
        }
    }
}
