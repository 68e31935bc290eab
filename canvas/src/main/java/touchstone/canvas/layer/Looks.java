package touchstone.canvas.layer;

/** The lines and joints of one style, worked out. */
record Looks(LineLook line, LineLook smallLine, LineLook selectedLine, LineLook joint, LineLook hiddenJoint,
        LineLook selectedJoint,
        LineLook selectedHiddenJoint) {

    static final double LINE = 1.5;
    static final double SELECTED_LINE = 2;

    private static final double DOUBLE_BAND = 4.6;
    private static final double JOINT = 5;
    private static final double SELECTED_JOINT = 7;

    static Looks of(Style style, double density) {
        double opacity = style.opacity();
        boolean twice = style.pattern() == Style.Pattern.DOUBLE;
        return new Looks(
                twice
                        ? LineLook.hollow(DOUBLE_BAND, 1.1, opacity, density)
                        : LineLook.solid(LINE, opacity, density),
                twice ? LineLook.hollow(DOUBLE_BAND, 1.1, opacity, density) : LineLook.bare(LINE, opacity, density),
                twice
                        ? LineLook.hollowRimmed(DOUBLE_BAND, 1.4, opacity, density)
                        : LineLook.rimmed(SELECTED_LINE, opacity, density),
                LineLook.solid(JOINT, opacity, density), LineLook.hollow(JOINT + 1, 1.5, opacity, density),
                LineLook.rimmed(SELECTED_JOINT, opacity, density),
                LineLook.hollowRimmed(SELECTED_JOINT + 1, 1.5, opacity, density));
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
