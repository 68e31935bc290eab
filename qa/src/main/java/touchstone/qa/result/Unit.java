package touchstone.qa.result;

import java.util.Locale;
import touchstone.model.Messages;

/** What a number counts. */
public enum Unit {
    /** From 0 to 1; shown as such, with a bar. */
    SHARE(""),
    /** A pure number, as a kappa or a slope. */
    NUMBER(""),
    /** Things. */
    COUNT(""), PIXELS("px"), MILLIMETRES("mm"), SECONDS("s"), MINUTES("min"), HOURS("h"),
    /** In whatever currency the user's prices are. */
    MONEY(""),
    /** 1 for yes and 0 for no; people read the word. */
    ANSWER("");

    private static final Messages TEXT = Messages.beside(Unit.class);

    private static final double SMALL = 5e-4;
    private static final double LARGE = 1e12;

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** Name in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Rounded for people, with its unit. */
    public String text(double value) {
        return symbol.isEmpty() ? number(value) : number(value) + " " + symbol;
    }

    /** A share in whole percent; what is not nothing and not everything is not told as such. */
    public static String percent(double share) {
        double rounded = Math.rint(100 * share);
        return share > 0 && rounded == 0
                ? "<1\u00a0%"
                : share < 1 && rounded == 100
                        ? ">99\u00a0%"
                        : String.format(Messages.language(), "%.0f\u00a0%%", rounded);
    }

    /** Rounded for people, without its unit: the lower end of an interval. */
    public String number(double value) {
        return switch (this) {
            case SHARE -> decimals(value, 3);
            case NUMBER -> decimals(value, Math.abs(value) < 10 ? 3 : Math.abs(value) < 100 ? 2 : 1);
            case COUNT -> value == Math.rint(value) ? decimals(value, 0) : decimals(value, 1);
            case PIXELS, MILLIMETRES, HOURS, MONEY -> decimals(value, 2);
            case MINUTES -> decimals(value, Math.abs(value) < 10 ? 2 : 1);
            case SECONDS -> decimals(value, 1);
            case ANSWER -> TEXT.text(value > 0.5 ? "answer.yes" : "answer.no");
        };
    }

    /** What is too small or too large for that many decimals has its leading digits instead. */
    private static String decimals(double value, int decimals) {
        double size = Math.abs(value);
        if (size >= LARGE || size > 0 && size < SMALL) {
            return String.format(Messages.language(), "%.1e", value);
        }
        String rounded = String.format(Messages.language(),
                "%,." + (size >= 1000 ? Math.min(decimals, 1) : decimals) + "f",
                value);
        return rounded.matches("-[0.,]+") ? rounded.substring(1) : rounded;
    }
}
