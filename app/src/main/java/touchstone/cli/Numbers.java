package touchstone.cli;

import touchstone.model.Messages;

/** Numbers in the text of an option. */
final class Numbers {

    private static final Messages TEXT = Messages.beside(Numbers.class);

    private Numbers() {
    }

    /** A value as a sentence shows it; what is no number is called so. */
    static String plain(double value) {
        return Double.isNaN(value) ? TEXT.text("numbers.none") : Double.toString(value);
    }

    /** Two positive whole numbers, as in {@code 480,640}. */
    static int[] pair(String text, String separator, String option) throws WrongUsage {
        int[] all = whole(text, separator, 2, option);
        if (all[0] <= 0 || all[1] <= 0) {
            throw new WrongUsage(TEXT.text("numbers.positive", option, text));
        }
        return all;
    }

    /** Any count of positive numbers, as in {@code 0.5,1.5}. */
    static double[] positive(String text, String option) throws WrongUsage {
        String[] parts = text.split(",", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = Double.parseDouble(parts[i]);
            } catch (NumberFormatException notANumber) {
                throw new WrongUsage(TEXT.text("numbers.positive", option, text));
            }
            if (!Double.isFinite(numbers[i]) || numbers[i] <= 0) {
                throw new WrongUsage(TEXT.text("numbers.positive", option, text));
            }
        }
        return numbers;
    }

    static int[] whole(String text, String separator, int count, String option) throws WrongUsage {
        String[] parts = text.split(separator, -1);
        int[] numbers = new int[count];
        try {
            if (parts.length != count) {
                throw new NumberFormatException();
            }
            for (int i = 0; i < count; i++) {
                numbers[i] = Integer.parseInt(parts[i].strip());
            }
        } catch (NumberFormatException notNumbers) {
            throw new WrongUsage(TEXT.text("numbers.count", option, count, separator, text));
        }
        return numbers;
    }
}
