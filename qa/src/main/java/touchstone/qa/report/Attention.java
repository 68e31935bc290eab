package touchstone.qa.report;

import java.util.Comparator;
import java.util.List;
import touchstone.model.Messages;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Result;

/** Everything that needs somebody's attention, whichever analysis noticed it, the worst first. */
final class Attention {

    private static final Messages TEXT = Messages.beside(Attention.class);
    private static final int MOST = 25;

    /** An alarm and who raised it. */
    record Item(Result result, Alarm alarm) {
    }

    private Attention() {
    }

    static List<Item> of(List<Result> results) {
        return results.stream().flatMap(r -> r.alarms().stream().map(a -> new Item(r, a)))
                .sorted(Comparator.comparing(i -> i.alarm.severity())).toList();
    }

    static void write(Html html, List<Result> results) {
        List<Item> items = of(results);
        html.open("section", "id", "attention").element("h2", TEXT.text("attention.title"));
        if (items.isEmpty()) {
            html.element("p", TEXT.text("attention.none"));
        } else {
            html.open("ul", "class", "alarms");
            for (Item item : items.subList(0, Math.min(MOST, items.size()))) {
                html.open("li");
                ScoreSection.chip(html, item.alarm.severity());
                html.open("p").open("b").name(item.alarm.what()).close().text(" ").name(item.alarm.advice()).text(" ")
                        .element("a", item.result.title(), "href", "#" + ResultSection.anchor(item.result)).close();
                html.closeBlock();
            }
            html.closeBlock();
            if (items.size() > MOST) {
                html.element("p", TEXT.text("more", items.size() - MOST), "class", "dim");
            }
        }
        html.closeBlock();
    }
}
