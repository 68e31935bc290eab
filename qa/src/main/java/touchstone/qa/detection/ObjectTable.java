package touchstone.qa.detection;

import java.util.Arrays;

/**
 * The objects of one side, column by column. The order of the rows decides where scores or similarities are equal.
 * Images and categories are places in the evaluation's lists.
 */
public final class ObjectTable {

    final int size;
    final int[] image;
    final int[] category;
    final double[] area;
    /** Of detections; 0 for the truth. */
    final double[] score;
    /** Stands for a group: overlap with it is measured against the detection alone, and it may be found many times. */
    final boolean[] crowd;
    /** Neither has to be found nor counts as wrong when it is. */
    final boolean[] ignored;
    /** Rows by image: those of image i are at {@code first[i]} to {@code first[i + 1]}. */
    final int[] rows;
    final int[] first;

    private ObjectTable(Builder b, int images) {
        size = b.size;
        image = Arrays.copyOf(b.image, size);
        category = Arrays.copyOf(b.category, size);
        area = Arrays.copyOf(b.area, size);
        score = Arrays.copyOf(b.score, size);
        crowd = Arrays.copyOf(b.crowd, size);
        ignored = Arrays.copyOf(b.ignored, size);
        first = new int[images + 1];
        for (int i : image) {
            first[i + 1]++;
        }
        for (int i = 0; i < images; i++) {
            first[i + 1] += first[i];
        }
        rows = new int[size];
        int[] next = first.clone();
        for (int row = 0; row < size; row++) {
            rows[next[image[row]]++] = row;
        }
    }

    int[] ofImage(int i) {
        return Arrays.copyOfRange(rows, first[i], first[i + 1]);
    }

    /** Collects rows. */
    public static final class Builder {

        private int size;
        private int[] image = new int[64];
        private int[] category = new int[64];
        private double[] area = new double[64];
        private double[] score = new double[64];
        private boolean[] crowd = new boolean[64];
        private boolean[] ignored = new boolean[64];

        public Builder truth(int ofImage, int ofCategory, double withArea, boolean isCrowd, boolean isIgnored) {
            add(ofImage, ofCategory, withArea, 0, isCrowd, isIgnored);
            return this;
        }

        public Builder detection(int ofImage, int ofCategory, double withArea, double withScore) {
            // Minus zero is a score like zero.
            add(ofImage, ofCategory, withArea, withScore + 0.0, false, false);
            return this;
        }

        private void add(int ofImage, int ofCategory, double withArea, double withScore, boolean isCrowd,
                boolean isIgnored) {
            if (size == image.length) {
                image = Arrays.copyOf(image, 2 * size);
                category = Arrays.copyOf(category, 2 * size);
                area = Arrays.copyOf(area, 2 * size);
                score = Arrays.copyOf(score, 2 * size);
                crowd = Arrays.copyOf(crowd, 2 * size);
                ignored = Arrays.copyOf(ignored, 2 * size);
            }
            image[size] = ofImage;
            category[size] = ofCategory;
            area[size] = withArea;
            score[size] = withScore;
            crowd[size] = isCrowd;
            ignored[size++] = isIgnored;
        }

        public ObjectTable build(int images) {
            return new ObjectTable(this, images);
        }
    }
}
