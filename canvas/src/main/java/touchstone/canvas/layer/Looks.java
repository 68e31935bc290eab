package touchstone.canvas.layer;

/** The lines and joints of one style, worked out. */
record Looks(LineLook line, LineLook smallLine, LineLook selectedLine, LineLook joint, LineLook hiddenJoint,
        LineLook selectedJoint,
        LineLook selectedHiddenJoint) {

    /** How much wider than others a selected line and a selected joint are. */
    private static final double MORE_LINE = 0.5;
    private static final double MORE_JOINT = 2;
    /** Between the two lines of a double one. */
    private static final double GAP = 1.6;
    /** Of the width of a single line, that of each of two. */
    private static final double INNER = 1.1 / 1.5;
    private static final double INNER_MORE = 0.3;

    static Looks of(Style style, double density) {
        double opacity = style.opacity();
        Marks marks = style.look().marks();
        double line = marks.line();
        double point = marks.point();
        double band = 2 * line + GAP;
        boolean twice = style.pattern() == Style.Pattern.DOUBLE;
        return new Looks(
                twice
                        ? LineLook.hollow(band, line * INNER, opacity, density)
                        : LineLook.solid(line, opacity, density),
                twice ? LineLook.hollow(band, line * INNER, opacity, density) : LineLook.bare(line, opacity, density),
                twice
                        ? LineLook.hollowRimmed(band, line * INNER + INNER_MORE, opacity, density)
                        : LineLook.rimmed(line(style, true), opacity, density),
                LineLook.solid(point, opacity, density), LineLook.hollow(point + 1, 1.5, opacity, density),
                LineLook.rimmed(point + MORE_JOINT, opacity, density),
                LineLook.hollowRimmed(point + MORE_JOINT + 1, 1.5, opacity, density));
    }

    /** Width of an outline in screen pixels. */
    static double line(Style style, boolean selected) {
        return style.look().marks().line() + (selected ? MORE_LINE : 0);
    }

    LineLook line(boolean selected, boolean small) {
        if (selected) {
            return selectedLine;
        }
        return small ? smallLine : line;
    }

    LineLook joint(boolean visible, boolean selected) {
        if (selected) {
            return visible ? selectedJoint : selectedHiddenJoint;
        }
        return visible ? joint : hiddenJoint;
    }
}
