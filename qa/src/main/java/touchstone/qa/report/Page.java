package touchstone.qa.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import touchstone.model.Guideline;
import touchstone.model.Messages;

/**
 * The report as one HTML page: no script, no address but the pictures' own bytes, and a policy in its head that forbids
 * the browser to load anything else.
 */
final class Page {

    private static final Messages TEXT = Messages.beside(Page.class);
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    private final Report report;
    private final int pictures;
    private final Html html = new Html();
    private final Gallery gallery;

    Page(Report report, int pictures) {
        this.report = report;
        this.pictures = pictures;
        this.gallery = new Gallery(report.project());
    }

    String write() {
        html.open("html", "lang", Messages.language().toLanguageTag());
        head();
        html.open("body").open("main");
        title();
        contents();
        new Summary(report).write(html);
        Attention.write(html, report.results());
        new ScoreSection(report).write(html);
        new AgreementSection(report).write(html);
        ResultSection section = new ResultSection(html, gallery);
        report.results().forEach(section::write);
        worst();
        new ImageSection(report).write(html);
        new MethodSection(report).write(html);
        report.project().guideline().ifPresent(this::guideline);
        return html.finish();
    }

    /** What else there is on the page, when it is long. */
    private void contents() {
        html.open("nav").open("ul");
        entry("attention", TEXT.text("attention.title"));
        entry("score", TEXT.text("score.title"));
        entry("agreement", TEXT.text("agreement.title"));
        report.results().forEach(r -> entry(ResultSection.anchor(r), r.title()));
        entry("worst", TEXT.text("worst.title"));
        entry("method", TEXT.text("method.title"));
        html.close().closeBlock();
    }

    private void entry(String anchor, String title) {
        html.open("li").element("a", title, "href", "#" + anchor).closeBlock();
    }

    private void worst() {
        html.open("section", "id", "worst").element("h2", TEXT.text("worst.title"));
        if (report.findings().isEmpty()) {
            html.element("p", TEXT.text("worst.none"));
        } else {
            List<Finding> worst = Finding.worst(report.findings(), pictures);
            html.element("p", TEXT.text("worst.some", worst.size(), report.findings().size()), "class", "dim");
            gallery.write(html, worst.stream().map(Finding::toCase).toList(), pictures);
        }
        html.closeBlock();
    }

    private void head() {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", report.context().title());
        html.style(resource("report.css"));
        html.closeBlock();
    }

    private void title() {
        ReportContext context = report.context();
        html.open("header").open("h1").name(context.title()).close();
        html.open("p", "class", "dim");
        html.sentence(TEXT, "made", new Html.Name(context.project()), Numbers.time("time").format(context.time()),
                context.edit());
        html.close();
        if (!context.auditHead().isEmpty()) {
            html.open("p", "class", "dim").text(TEXT.text("auditHead")).text(" ")
                    .element("code", context.auditHead()).close();
        }
        html.closeBlock();
    }

    private void guideline(Guideline guideline) {
        html.open("section").open("h2").text(TEXT.text("guideline.title", guideline.version())).close();
        html.open("details").element("summary", TEXT.text("guideline.show"));
        html.open("pre").name(guideline.text()).close().closeBlock();
        html.closeBlock();
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException neverWithinTheProgram) {
            throw new UncheckedIOException(neverWithinTheProgram);
        }
    }
}
