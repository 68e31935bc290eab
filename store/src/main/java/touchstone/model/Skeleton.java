package touchstone.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import touchstone.model.geometry.Keypoints;

/** The joints of a keypoint label, the lines between them, and which joints mirror each other; indices from 0. */
public record Skeleton(List<String> joints, List<Edge> edges, List<Pair> pairs) {

    public record Edge(int from, int to) {
    }

    /** Two joints that swap when the image is mirrored. */
    public record Pair(int left, int right) {
    }

    public Skeleton {
        joints = List.copyOf(joints);
        edges = List.copyOf(edges);
        pairs = List.copyOf(pairs);
        int n = joints.size();
        boolean inside = edges.stream().allMatch(e -> isJoint(e.from, n) && isJoint(e.to, n))
                && pairs.stream().allMatch(p -> isJoint(p.left, n) && isJoint(p.right, n));
        if (!inside) {
            throw new IllegalArgumentException("A skeleton names a joint that it does not have.");
        }
    }

    /** The joints in the order that they have when the image is mirrored: those of each pair change places. */
    public Keypoints mirrored(Keypoints object) {
        List<Keypoints.Joint> swapped = new ArrayList<>(object.joints());
        for (Pair pair : pairs) {
            if (isJoint(pair.left, swapped.size()) && isJoint(pair.right, swapped.size())) {
                Collections.swap(swapped, pair.left, pair.right);
            }
        }
        return new Keypoints(swapped);
    }

    private static boolean isJoint(int i, int n) {
        return i >= 0 && i < n;
    }
}
