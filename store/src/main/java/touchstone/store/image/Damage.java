package touchstone.store.image;

import java.nio.file.Path;
import touchstone.model.Messages;

/**
 * What is missing of a picture that is shown although its file is damaged. Samples that could not be read are
 * {@link #NEUTRAL} where samples have 8 bits, and 0 where they have more.
 *
 * @param share of the picture that is missing, 0 to 1; 0 where that cannot be said
 */
public record Damage(Kind kind, double share) {

    /** What stands for 8-bit samples that could not be read: middle grey. */
    public static final byte NEUTRAL = (byte) 128;

    private static final Messages TEXT = Messages.beside(Damage.class);

    public enum Kind {
        /** All rows from one on. */
        LOWER,
        /** All rows before one. */
        UPPER,
        /** Here and there. */
        PARTS,
        /** Nowhere all, but the last refinements everywhere. */
        DETAIL,
        /** Nowhere, but samples are wrong in unknown places. */
        WRONG
    }

    /** Says it in full, with what to do. */
    public String sentence(String name) {
        return TEXT.text("damage." + kind, name, percent());
    }

    public String sentence(Path file) {
        return sentence(String.valueOf(file.getFileName()));
    }

    /** Says only what is missing. */
    public String note() {
        return TEXT.text("damage.note." + kind, percent());
    }

    /**
     * The pixels of a picture that could be read, in one row and in no order that means anything, for what is counted or
     * averaged: of those that look as what could not be read does, as many are left out as are missing.
     *
     * @param picture all of it, at any scale
     */
    public Samples readable(Samples picture) {
        int pixels = picture.width() * picture.height();
        long left = Math.round(share * pixels);
        boolean[] out = new boolean[pixels];
        int there = pixels;
        for (int i = 0; i < pixels && left > 0; i++) {
            if (isNeutral(picture, i % picture.width(), i / picture.width())) {
                out[i] = true;
                there--;
                left--;
            }
        }
        return there == 0 || there == pixels ? picture : picture.without(out, there);
    }

    private static boolean isNeutral(Samples picture, int x, int y) {
        double neutral = picture instanceof Samples.Bytes ? NEUTRAL & 0xff : 0;
        for (int c = 0; c < picture.channels(); c++) {
            if (picture.value(x, y, c) != neutral) {
                return false;
            }
        }
        return true;
    }

    private long percent() {
        return Math.clamp(Math.round(share * 100), 1, 99);
    }

    /** How the same looks in a picture that is shown turned. */
    Damage turned(Orientation orientation) {
        return switch (orientation.value()) {
            case 1, 2 -> this;
            case 3, 4 -> new Damage(kind == Kind.LOWER ? Kind.UPPER : kind == Kind.UPPER ? Kind.LOWER : kind, share);
            default -> kind == Kind.LOWER || kind == Kind.UPPER ? new Damage(Kind.PARTS, share) : this;
        };
    }
}
