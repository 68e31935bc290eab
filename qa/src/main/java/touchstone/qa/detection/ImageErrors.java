package touchstone.qa.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What is wrong on one image, as TIDE tells it: every detection is right, wrong or does not count, and every one that is
 * not right has one kind of error.
 *
 * @param detections the image's hundred best over all classes, the best first
 * @param states of each
 * @param kinds of each; {@link #NO_ERROR} for a right one
 * @param targets the truth (its row) that would be found if the error were mended; {@link #NO_TARGET} for none
 * @param missed rows of the truths that nothing found and no error points at
 * @param unfound rows of the truths that nothing found
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record ImageErrors(int[] detections, byte[] states, byte[] kinds, int[] targets, int[] missed, int[] unfound) {

    static final ImageErrors NONE = new ImageErrors(new int[0], new byte[0], new byte[0], new int[0], new int[0],
            new int[0]);

    static final byte WRONG = 0;
    static final byte RIGHT = 1;
    /** Within a crowd. */
    static final byte PASSED = 2;

    static final byte NO_ERROR = -1;
    static final int NO_TARGET = -1;

    private static final double FOREGROUND = 0.5;
    private static final double BACKGROUND = 0.1;
    private static final int MOST = 100;

    /**
     * @param ranked the image's detections in the order of {@code near}
     * @param truths the image's truths in the order of {@code near}
     */
    static ImageErrors of(DetectionData data, int[] ranked, int[] truths, NearPairs near) {
        return new Finder(data, ranked, truths, near).find();
    }

    private static final class Finder {

        private final ObjectTable detections;
        private final ObjectTable all;
        private final int[] ranked;
        private final int[] truths;
        private final NearPairs near;
        private final boolean[] found;
        private final boolean[] pointedAt;

        Finder(DetectionData data, int[] ranked, int[] truths, NearPairs near) {
            detections = data.detections();
            all = data.truths();
            this.ranked = ranked;
            this.truths = truths;
            this.near = near;
            found = new boolean[truths.length];
            pointedAt = new boolean[truths.length];
        }

        ImageErrors find() {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < ranked.length; i++) {
                places.add(i);
            }
            // Over all classes: by score, then as listed.
            places.sort(Comparator.comparingDouble((Integer i) -> -detections.score[ranked[i]])
                    .thenComparingInt(i -> ranked[i]));
            int[] best = places.stream().limit(MOST).mapToInt(i -> i).toArray();
            byte[] states = new byte[best.length];
            for (int k = 0; k < best.length; k++) {
                states[k] = match(best[k]) ? RIGHT : isInCrowd(best[k]) ? PASSED : WRONG;
            }
            byte[] kinds = new byte[best.length];
            int[] targets = new int[best.length];
            Arrays.fill(targets, NO_TARGET);
            for (int k = 0; k < best.length; k++) {
                kinds[k] = states[k] == RIGHT ? NO_ERROR : kind(best[k], k, targets);
            }
            return new ImageErrors(Arrays.stream(best).map(i -> ranked[i]).toArray(), states, kinds, targets,
                    rows(true), rows(false));
        }

        private boolean match(int i) {
            int best = -1;
            double alike = 0;
            for (int p = near.first[i]; p < near.first[i + 1]; p++) {
                int j = near.truth[p];
                if (isOfClass(i, j) && !all.crowd[truths[j]] && !found[j] && near.similarity[p] > alike) {
                    best = j;
                    alike = near.similarity[p];
                }
            }
            if (alike < FOREGROUND) {
                return false;
            }
            found[best] = true;
            return true;
        }

        private boolean isInCrowd(int i) {
            for (int p = near.first[i]; p < near.first[i + 1]; p++) {
                if (all.crowd[truths[near.truth[p]]] && isOfClass(i, near.truth[p])
                        && near.similarity[p] > FOREGROUND) {
                    return true;
                }
            }
            return false;
        }

        private byte kind(int i, int k, int[] targets) {
            int own = -1;
            int other = -1;
            double ofOwn = 0;
            double ofOther = 0;
            double ofTaken = 0;
            for (int p = near.first[i]; p < near.first[i + 1]; p++) {
                int j = near.truth[p];
                double alike = near.similarity[p];
                if (all.crowd[truths[j]]) {
                    continue;
                }
                if (!isOfClass(i, j)) {
                    other = alike > ofOther ? j : other;
                    ofOther = Math.max(ofOther, alike);
                    continue;
                }
                own = alike > ofOwn ? j : own;
                ofOwn = Math.max(ofOwn, alike);
                ofTaken = found[j] ? Math.max(ofTaken, alike) : ofTaken;
            }
            if (ofOwn >= BACKGROUND && ofOwn <= FOREGROUND) {
                targets[k] = target(own);
                return DetectionErrors.LOC;
            }
            if (ofOther >= FOREGROUND) {
                targets[k] = target(other);
                return DetectionErrors.CLS;
            }
            if (ofTaken >= FOREGROUND) {
                return DetectionErrors.DUPE;
            }
            return Math.max(ofOwn, ofOther) <= BACKGROUND ? DetectionErrors.BKG : DetectionErrors.BOTH;
        }

        private int target(int j) {
            if (found[j]) {
                return NO_TARGET;
            }
            pointedAt[j] = true;
            return truths[j];
        }

        private boolean isOfClass(int i, int j) {
            return detections.category[ranked[i]] == all.category[truths[j]];
        }

        private int[] rows(boolean onlyMissed) {
            int[] rows = new int[truths.length];
            int n = 0;
            for (int j = 0; j < truths.length; j++) {
                if (!all.crowd[truths[j]] && !found[j] && !(onlyMissed && pointedAt[j])) {
                    rows[n++] = truths[j];
                }
            }
            return Arrays.copyOf(rows, n);
        }
    }
}
