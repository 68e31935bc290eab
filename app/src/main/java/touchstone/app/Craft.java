package touchstone.app;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import touchstone.app.chart.Reading;
import touchstone.app.command.Buttons;
import touchstone.app.command.Commands;
import touchstone.app.control.Later;
import touchstone.app.craft.dashboard.DashboardView;
import touchstone.app.craft.gate.ExportGuard;
import touchstone.app.craft.gate.GatesView;
import touchstone.app.craft.plan.PlanView;
import touchstone.app.craft.study.ForLeads;
import touchstone.app.craft.study.Paperwork;
import touchstone.app.craft.study.Study;
import touchstone.app.craft.study.Uniting;
import touchstone.app.dock.Panel;
import touchstone.app.project.FileDialogs;
import touchstone.app.project.Session;
import touchstone.app.review.SelfCheck;
import touchstone.app.settings.Prompts;
import touchstone.app.task.Tasks;
import touchstone.model.Messages;
import touchstone.qa.analysis.Analyses;

/** The pages about the work as a whole. */
final class Craft implements AutoCloseable {

    private static final Messages MESSAGES = Messages.beside(Craft.class);
    /** Each is opened as a page by a command of its name. */
    static final List<String> PAGES = List.of("dashboard", "gates", "plan");

    private final Session session;
    private final Study watched;
    private final Later<DashboardView> dashboard;
    private final Study asked;
    private final Later<GatesView> gates;
    private final ExportGuard guard;
    private final Study costs;
    private final Later<PlanView> plan;
    private final SelfCheck selfCheck;
    private final Paperwork paperwork;
    private final Uniting uniting;

    /**
     * @param files asked for a file to read a table from
     * @param prompts tell the user what has to be read
     */
    Craft(Session session, Tasks tasks, Reading reading, Commands commands, FileDialogs files,
            Prompts prompts) {
        this.session = session;
        watched = new Study(session.project(), InstantSource.system(), tasks, Analyses::watched);
        dashboard = new Later<>(
                () -> new DashboardView(session, watched, reading, () -> commands.named("next-open").perform(),
                        Buttons.text(commands.named("page"), "flat")));
        asked = new Study(session.project(), InstantSource.system(), tasks, settings -> Analyses.gates().reversed());
        gates = new Later<>(() -> new GatesView(session, asked, reading, InstantSource.system(),
                Buttons.text(commands.named("page"), "flat")));
        costs = new Study(session.project(), InstantSource.system(), tasks, settings -> Analyses.planning());
        plan = new Later<>(() -> new PlanView(session, costs, reading, InstantSource.system(), files::toImport,
                Buttons.text(commands.named("page"), "flat")));
        guard = new ExportGuard(session, reading);
        paperwork = new Paperwork(session, tasks, prompts, files);
        uniting = new Uniting(session, tasks, reading, prompts::tell);
        selfCheck = new SelfCheck(session, InstantSource.system());
    }

    /** Stands between asking for an export and the export. */
    ExportGuard guard() {
        return guard;
    }

    /** Stands between saying "done" and being done. */
    SelfCheck selfCheck() {
        return selfCheck;
    }

    /** Writes the report and the votes. */
    Paperwork paperwork() {
        return paperwork;
    }

    /** Makes one layer of several people's work. */
    Uniting uniting() {
        return uniting;
    }

    List<Panel> panels() {
        return List.of(
                panel("dashboard", () -> new ForLeads(session, dashboard.get())),
                panel("gates", () -> new ForLeads(session, gates.get())), panel("plan", plan));
    }

    private static Panel panel(String id, Supplier<? extends Node> content) {
        return Panel.page(id, MESSAGES.text("panel." + id), content);
    }

    @Override
    public void close() {
        paperwork.close();
        uniting.close();
        watched.close();
        asked.close();
        guard.close();
        plan.ifMade(PlanView::close);
        costs.close();
    }
}
