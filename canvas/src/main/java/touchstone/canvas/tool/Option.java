package touchstone.canvas.tool;

import java.util.List;

/**
 * A setting of a tool or an operation, kept from one use to the next. Its texts stand in the messages under
 * {@code option.NAME}; options of the same name are the same option, whoever declares them.
 */
public sealed interface Option {

    String name();

    /** Either on or off. */
    record Switch(String name, boolean usual) implements Option {
    }

    /**
     * A number.
     *
     * @param least the smallest value
     * @param most the largest value
     * @param step what one click adds; 0 for a step in proportion to the value
     */
    record Amount(String name, double usual, double least, double most, double step) implements Option {
    }

    /**
     * One of a few. The texts of the values stand under {@code option.NAME.VALUE}.
     *
     * @param values the first is the usual one
     */
    record Choice(String name, List<String> values) implements Option {

        public Choice {
            values = List.copyOf(values);
        }
    }

    /** The option's name for people. */
    default String title() {
        return Texts.of("option." + name());
    }

    /** The name for people of a value of a choice. */
    static String title(Choice choice, String value) {
        return Texts.of("option." + choice.name() + "." + value);
    }
}
