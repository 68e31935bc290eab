package touchstone.app.craft.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import touchstone.app.chart.Reading;
import touchstone.app.control.Banner;
import touchstone.app.project.Disk;
import touchstone.app.project.Session;
import touchstone.model.Annotator;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.Rules;
import touchstone.qa.Watch;
import touchstone.qa.gate.Decision;
import touchstone.qa.gate.ExportGateAnalysis;
import touchstone.qa.result.Alarm;
import touchstone.qa.result.Basis;
import touchstone.qa.result.Result;
import touchstone.qa.result.Settings;
import touchstone.qa.result.Subject;
import touchstone.store.SignOffs;
import touchstone.store.Summary;

/**
 * Asks the export gate before anything leaves. Where something is open a bar says what; whoever goes on all the same is
 * recorded with it.
 */
public final class ExportGuard implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(ExportGuard.class);

    private final Session session;
    private final Reading reading;
    private final Disk asking = new Disk("export gate");
    private final Banner banner = new Banner("gate");

    public ExportGuard(Session session, Reading reading) {
        this.session = session;
        this.reading = reading;
    }

    public Banner banner() {
        return banner;
    }

    /**
     * @param of whose layer leaves
     * @param go what is done when nothing stands in the way, or when somebody goes on knowingly
     */
    public void ask(Annotator of, Runnable go) {
        banner.clear();
        asking.ask(() -> open(of), open -> {
            if (open.isEmpty()) {
                go.run();
            } else {
                say(open, go);
            }
        }, failed -> {
            banner.say(failed, Banner.close(MESSAGES.text("close"), banner::clear));
        });
    }

    private List<Alarm> open(Annotator of) throws Exception {
        Summary summary = session.project().summary();
        Subject subject = new Subject(session.project(), Rules.DEFAULT,
                new Basis(summary.edits(), summary.auditHead(), new TreeMap<>(), null),
                Map.of("exportGate.of", of.name()));
        try {
            Optional<Result> result = new ExportGateAnalysis().of(subject, Watch.NONE);
            return result.filter(r -> Decision.of(r) == Decision.FAILED).map(Result::alarms).orElse(List.of());
        } catch (Settings.BadSetting bad) {
            throw new InputRefused(String.valueOf(bad.getMessage()));
        }
    }

    private void say(List<Alarm> open, Runnable go) {
        String what = open.stream().map(Alarm::what).collect(Collectors.joining(" "));
        Button show = new Button(MESSAGES.text("guard.show"));
        show.setId("guard-show");
        List<ImageId> images = open.stream().flatMap(a -> a.images().stream()).distinct().toList();
        show.setOnAction(e -> reading.images(what, images));
        show.setVisible(!images.isEmpty());
        show.setManaged(!images.isEmpty());
        Button all = new Button(MESSAGES.text("guard.go"));
        all.setId("guard-go");
        all.setOnAction(e -> {
            banner.clear();
            if (!session.readOnly()) {
                session.commit(() -> SignOffs.edit(SignOffs.make(session.project(), session.me().get(),
                        MESSAGES.text("guard.knowingly", what))));
            }
            go.run();
        });
        for (Button fixed : List.of(show, all)) {
            fixed.setMinWidth(Button.USE_PREF_SIZE);
        }
        banner.say(MESSAGES.text("guard.open", what), show, all,
                Banner.close(MESSAGES.text("close"), banner::clear));
    }

    @Override
    public void close() {
        asking.close();
    }
}
