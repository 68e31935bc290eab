package touchstone.qa.report;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import touchstone.model.Messages;

/** The marks of an axis of time: whole seconds, minutes, hours, days, months or years in UTC. */
final class Calendar {

    private enum Period {
        SECOND(ChronoUnit.SECONDS, "HH:mm:ss"), MINUTE(ChronoUnit.MINUTES, "d MMM HH:mm"), HOUR(ChronoUnit.HOURS,
                "d MMM HH:mm"), DAY(ChronoUnit.DAYS,
                        "d MMM uuuu"), MONTH(ChronoUnit.MONTHS, "MMM uuuu"), YEAR(ChronoUnit.YEARS, "uuuu");

        private final ChronoUnit unit;
        private final String pattern;

        Period(ChronoUnit unit, String pattern) {
            this.unit = unit;
            this.pattern = pattern;
        }
    }

    private record Step(Period period, int count) {

        double seconds() {
            return period.unit.getDuration().toSeconds() * (double) count;
        }

        /** The last round time that is not after the given one. */
        LocalDateTime before(LocalDateTime time) {
            LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
            return switch (period) {
                case SECOND -> time.truncatedTo(ChronoUnit.SECONDS).withSecond(round(time.getSecond()));
                case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES).withMinute(round(time.getMinute()));
                case HOUR -> time.truncatedTo(ChronoUnit.HOURS).withHour(round(time.getHour()));
                case DAY -> day;
                case MONTH -> day.withDayOfMonth(1).withMonth(round(time.getMonthValue() - 1) + 1);
                case YEAR -> day.withDayOfYear(1).withYear(round(time.getYear()));
            };
        }

        private int round(int number) {
            return Math.floorDiv(number, count) * count;
        }
    }

    /** From the shortest to the longest. */
    private static final List<Step> STEPS = List.of(new Step(Period.SECOND, 1), new Step(Period.SECOND, 5),
            new Step(Period.SECOND, 15), new Step(Period.SECOND, 30), new Step(Period.MINUTE, 1),
            new Step(Period.MINUTE, 5), new Step(Period.MINUTE, 15), new Step(Period.MINUTE, 30),
            new Step(Period.HOUR, 1), new Step(Period.HOUR, 3), new Step(Period.HOUR, 6), new Step(Period.HOUR, 12),
            new Step(Period.DAY, 1), new Step(Period.DAY, 2), new Step(Period.DAY, 7), new Step(Period.DAY, 14),
            new Step(Period.MONTH, 1), new Step(Period.MONTH, 3), new Step(Period.MONTH, 6), new Step(Period.YEAR, 1),
            new Step(Period.YEAR, 2), new Step(Period.YEAR, 5), new Step(Period.YEAR, 10), new Step(Period.YEAR, 50),
            new Step(Period.YEAR, 100), new Step(Period.YEAR, 1000));

    private Calendar() {
    }

    /**
     * At most about {@code count} marks.
     *
     * @param low seconds since 1970, at least a second before {@code high}
     */
    static List<Ticks.Mark> marks(double low, double high, int count) {
        double wanted = (high - low) / Math.max(1, count);
        Step step = STEPS.stream().filter(s -> s.seconds() >= wanted).findFirst().orElse(STEPS.getLast());
        DateTimeFormatter format = DateTimeFormatter.ofPattern(step.period.pattern, Messages.language());
        List<Ticks.Mark> marks = new ArrayList<>();
        LocalDateTime end = LocalDateTime.ofEpochSecond((long) Math.floor(high), 0, ZoneOffset.UTC);
        LocalDateTime start = LocalDateTime.ofEpochSecond((long) Math.ceil(low), 0, ZoneOffset.UTC);
        for (LocalDateTime time = step.before(start); !time.isAfter(end); time = time.plus(step.count,
                step.period.unit)) {
            if (!time.isBefore(start)) {
                marks.add(new Ticks.Mark(time.toEpochSecond(ZoneOffset.UTC), format.format(time)));
            }
        }
        return marks;
    }
}
