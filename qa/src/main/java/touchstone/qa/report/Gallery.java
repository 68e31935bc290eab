package touchstone.qa.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.model.geometry.Tag;
import touchstone.qa.report.Outlines.Pen;
import touchstone.qa.scoring.Disagreement;
import touchstone.qa.similarity.Iou;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/** The worst disagreements, each with the part of the image it is about and both outlines. */
final class Gallery {

    private static final Messages TEXT = Messages.beside(Gallery.class);

    private final Report report;
    private final Names names;
    private final List<Finding> shown;

    /** @param count how many are shown at most */
    Gallery(Report report, int count) {
        this.report = report;
        this.names = new Names(report.project().schema());
        this.shown = Finding.worst(report.findings(), count);
    }

    /** A picture, or the sentence that says why there is none. */
    private record View(String dataUri, int width, int height, String missing) {

        static View of(BufferedImage picture) {
            return new View(Picture.dataUri(picture), picture.getWidth(), picture.getHeight(), "");
        }

        static View missing(String because) {
            return new View("", 0, 0, because);
        }
    }

    void write(Html html) {
        html.open("section").element("h2", TEXT.text("worst.title"));
        if (report.findings().isEmpty()) {
            html.element("p", TEXT.text("worst.none"));
        } else {
            html.element("p", TEXT.text("worst.some", shown.size(), report.findings().size()), "class", "dim");
            Map<Finding, View> views = views();
            html.open("div", "class", "gallery");
            for (Finding finding : shown) {
                View view = views.get(finding);
                figure(html, finding, view == null ? View.missing("") : view);
            }
            html.closeBlock();
        }
        html.closeBlock();
    }

    /** Image by image, so that each is opened once and only one is in memory. */
    private Map<Finding, View> views() {
        Map<Image, List<Finding>> byImage = new LinkedHashMap<>();
        shown.forEach(f -> byImage.computeIfAbsent(f.disagreement().image(), i -> new ArrayList<>()).add(f));
        Map<Finding, View> views = new HashMap<>();
        byImage.forEach((image, findings) -> {
            try (RegionReader pixels = ImageFile.open(report.project().file(image))) {
                if (pixels.width() != image.width() || pixels.height() != image.height()) {
                    String changed = TEXT.text("worst.changed", pixels.width(), pixels.height(), image.width(),
                            image.height());
                    findings.forEach(f -> views.put(f, View.missing(changed)));
                } else {
                    Picture picture = new Picture(pixels);
                    for (Finding finding : findings) {
                        views.put(finding, View.of(draw(picture, image, finding)));
                    }
                }
            } catch (InputRefused refused) {
                findings.forEach(f -> views.put(f, View.missing(refused.getMessage())));
            } catch (IOException unreadable) {
                findings.forEach(f -> views.put(f, View.missing(TEXT.text("worst.unreadable"))));
            }
        });
        return views;
    }

    private BufferedImage draw(Picture picture, Image image, Finding finding) throws IOException {
        Disagreement d = finding.disagreement();
        Crop crop = Crop.around(bounds(d.first()).union(bounds(d.second())), image.width(), image.height());
        BufferedImage shownPart = picture.show(crop);
        Graphics2D graphics = shownPart.createGraphics();
        Outlines outlines = new Outlines(graphics, crop);
        draw(outlines, d.first(), firstPen(finding));
        draw(outlines, d.second(), Pen.SECOND);
        graphics.dispose();
        return shownPart;
    }

    private void draw(Outlines outlines, @Nullable Annotation object, Pen pen) {
        if (object != null) {
            outlines.draw(object.geometry(), names.skeleton(object), pen);
        }
    }

    private static Bounds bounds(@Nullable Annotation object) {
        return object == null ? Bounds.EMPTY : object.geometry().bounds();
    }

    private static Pen firstPen(Finding finding) {
        return finding.golden() ? Pen.GOLD : Pen.FIRST;
    }

    private void figure(Html html, Finding finding, View view) {
        Disagreement d = finding.disagreement();
        String kind = ScoreSection.describe(d.kind(), finding.golden());
        html.open("figure");
        if (view.missing.isEmpty()) {
            html.empty("img", "src", view.dataUri, "width", Integer.toString(view.width), "height",
                    Integer.toString(view.height), "alt", TEXT.text("worst.alt", kind, d.image().path()));
        } else {
            html.open("p", "class", "missing").name(view.missing).close();
        }
        html.open("figcaption").open("p");
        ScoreSection.chip(html, d.severity());
        html.text(" ").element("b", kind).close();
        html.open("p").name(d.image().path()).close();
        side(html, firstPen(finding), finding.comparison().first().name(), d.first());
        side(html, Pen.SECOND, finding.comparison().second().name(), d.second());
        if (isOfShapes(d)) {
            Geometry shape = d.any().geometry();
            String number = Iou.isOfAreas(shape, shape) ? "worst.iou" : "worst.likeness";
            html.open("p", "class", "dim").text(TEXT.text(number)).text(" ")
                    .element("data", Table.decimals(d.iou()), "value", Double.toString(d.iou())).close();
        }
        html.close().closeBlock();
    }

    private void side(Html html, Pen pen, String annotator, @Nullable Annotation object) {
        html.open("p").open("i", "class", "pen " + pen.name().toLowerCase(Locale.ROOT)).close();
        if (object == null) {
            html.sentence(TEXT, "worst.nothing", new Html.Name(annotator));
        } else {
            html.sentence(TEXT, "worst.object", new Html.Name(annotator), new Html.Name(names.of(object)),
                    TEXT.text(describe(object.geometry())));
        }
        html.close();
    }

    private static String describe(Geometry geometry) {
        return geometry instanceof Mask m && m.isEmpty() ? "shape.empty" : "shape." + geometry.kind().key();
    }

    private static boolean isOfShapes(Disagreement d) {
        return !(d.any().geometry() instanceof Tag);
    }
}
