package touchstone.qa.detection;

/** COCO's classes of size in square pixels; both ends belong to a range, so 1024 is small and medium. */
enum AreaRange {
    ALL("", 0, 1e10), SMALL("s", 0, 32 * 32), MEDIUM("m", 32 * 32, 96 * 96), LARGE("l", 96 * 96, 1e10);

    private final String suffix;
    private final double from;
    private final double to;

    AreaRange(String suffix, double from, double to) {
        this.suffix = suffix;
        this.from = from;
        this.to = to;
    }

    /** As in "APs". */
    String suffix() {
        return suffix;
    }

    boolean contains(double area) {
        return area >= from && area <= to;
    }
}
