package touchstone.qa.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import touchstone.model.Annotation;
import touchstone.model.AnnotationId;
import touchstone.model.Annotator;
import touchstone.model.Annotator.Role;
import touchstone.model.AnnotatorId;
import touchstone.model.Image;
import touchstone.model.ImageId;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.model.ProjectView;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Geometry;
import touchstone.model.geometry.Mask;
import touchstone.qa.report.Outlines.Pen;
import touchstone.qa.result.Cases.Case;
import touchstone.qa.result.Unit;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/**
 * Pictures of places worth looking at: the part of the image with the outlines of the objects. One gallery makes all of a
 * page's pictures and keeps them within its bounds.
 */
final class Gallery {

    private static final Messages TEXT = Messages.beside(Gallery.class);

    /** Characters of all pictures of a page together; what goes beyond is told in words alone. */
    private static final int MOST_CHARACTERS = 3_600_000;

    private final ProjectView project;
    private final Names names;
    private final Map<ImageId, Image> images;
    private final Map<AnnotatorId, Annotator> annotators = new LinkedHashMap<>();
    private int characters;

    Gallery(ProjectView project) {
        this.project = project;
        this.names = new Names(project.schema());
        this.images = project.images().stream().collect(Collectors.toMap(Image::id, i -> i));
        project.annotators().forEach(a -> annotators.put(a.id(), a));
    }

    /** A picture, or the sentence that says why there is none. */
    private record View(String dataUri, int width, int height, String missing) {

        static View missing(String because) {
            return new View("", 0, 0, because);
        }
    }

    /** A case with its objects as they are now. */
    private record Scene(Case place, List<Annotation> objects) {

        Bounds bounds() {
            Bounds region = place.region();
            return region != null
                    ? region
                    : objects.stream().map(o -> o.geometry().bounds()).reduce(Bounds.EMPTY, Bounds::union);
        }
    }

    /** @param most how many of them are shown at most */
    void write(Html html, List<Case> cases, int most) {
        if (cases.isEmpty()) {
            html.element("p", TEXT.text("nothing"), "class", "dim");
            return;
        }
        List<Case> shown = cases.stream().limit(most).toList();
        Map<Case, View> views = new HashMap<>();
        Map<Case, List<Annotation>> objects = new HashMap<>();
        Map<ImageId, List<Case>> byImage = new LinkedHashMap<>();
        shown.forEach(c -> byImage.computeIfAbsent(c.image(), i -> new ArrayList<>()).add(c));
        byImage.forEach((image, some) -> {
            List<Scene> scenes = scenes(image, some);
            scenes.forEach(s -> objects.put(s.place, s.objects));
            views(images.get(image), scenes, views);
        });
        html.open("div", "class", "gallery");
        for (Case place : shown) {
            figure(html, place, objects.getOrDefault(place, List.of()),
                    views.getOrDefault(place, View.missing(TEXT.text("worst.gone"))));
        }
        html.closeBlock();
        if (cases.size() > most) {
            html.element("p", TEXT.text("more", cases.size() - most), "class", "dim");
        }
    }

    private List<Scene> scenes(ImageId image, List<Case> cases) {
        Set<AnnotationId> wanted = new HashSet<>();
        cases.forEach(c -> wanted.addAll(c.objects()));
        Map<AnnotationId, Annotation> found = new HashMap<>();
        for (AnnotatorId annotator : annotators.keySet()) {
            if (found.size() < wanted.size()) {
                project.annotations(image, annotator).stream().filter(a -> wanted.contains(a.id()))
                        .forEach(a -> found.put(a.id(), a));
            }
        }
        return cases.stream().map(c -> new Scene(c,
                c.objects().stream().filter(found::containsKey).map(found::get).toList())).toList();
    }

    /** Of one image, which is opened once. */
    private void views(@Nullable Image image, List<Scene> scenes, Map<Case, View> into) {
        if (image == null) {
            return;
        }
        if (characters > MOST_CHARACTERS) {
            scenes.forEach(s -> into.put(s.place, View.missing(TEXT.text("worst.full"))));
            return;
        }
        try (RegionReader pixels = ImageFile.open(project.file(image), image.plane())) {
            if (pixels.width() != image.width() || pixels.height() != image.height()) {
                String changed = TEXT.text("worst.changed", pixels.width(), pixels.height(), image.width(),
                        image.height());
                scenes.forEach(s -> into.put(s.place, View.missing(changed)));
                return;
            }
            Picture picture = new Picture(pixels);
            for (Scene scene : scenes) {
                BufferedImage drawn = draw(picture, image, scene);
                String data = Picture.dataUri(drawn);
                characters += data.length();
                into.put(scene.place, new View(data, drawn.getWidth(), drawn.getHeight(), ""));
            }
        } catch (InputRefused refused) {
            scenes.forEach(s -> into.put(s.place, View.missing(refused.getMessage())));
        } catch (IOException unreadable) {
            scenes.forEach(s -> into.put(s.place, View.missing(TEXT.text("worst.unreadable"))));
        }
    }

    private BufferedImage draw(Picture picture, Image image, Scene scene) throws IOException {
        Crop crop = Crop.around(scene.bounds(), image.width(), image.height());
        BufferedImage part = picture.show(crop);
        Graphics2D graphics = part.createGraphics();
        Outlines outlines = new Outlines(graphics, crop);
        for (Annotation object : scene.objects) {
            outlines.draw(object.geometry(), names.skeleton(object), pen(scene.objects, object));
        }
        graphics.dispose();
        return part;
    }

    /** Golden sets have theirs; of the others the first has a plain line, the second a dashed one, and so on in turn. */
    private Pen pen(List<Annotation> objects, Annotation object) {
        Annotator annotator = annotators.get(object.annotator());
        if (annotator != null && annotator.role() == Role.GOLD) {
            return Pen.GOLD;
        }
        List<AnnotatorId> others = annotators.values().stream().filter(a -> a.role() != Role.GOLD)
                .map(Annotator::id).filter(id -> objects.stream().anyMatch(o -> o.annotator().equals(id))).toList();
        return others.indexOf(object.annotator()) % 2 == 0 ? Pen.PLAIN : Pen.DASHED;
    }

    private void figure(Html html, Case place, List<Annotation> objects, View view) {
        Image image = images.get(place.image());
        String path = image == null ? place.image().toString() : image.address();
        html.open("figure");
        if (view.missing.isEmpty()) {
            html.empty("img", "src", view.dataUri, "width", Integer.toString(view.width), "height",
                    Integer.toString(view.height), "alt", TEXT.text("worst.alt", place.caption(), path));
        } else {
            html.open("p", "class", "missing").name(view.missing).close();
        }
        html.open("figcaption").open("p");
        ScoreSection.chip(html, place.severity());
        html.text(" ").name(place.caption()).close();
        html.open("p").name(path).close();
        objects.forEach(o -> object(html, o, pen(objects, o)));
        if (place.score() != null) {
            html.open("p", "class", "dim").text(TEXT.text("worst.score")).text(" ")
                    .element("data", Unit.NUMBER.text(place.score()), "value", Double.toString(place.score())).close();
        }
        html.close().closeBlock();
    }

    private void object(Html html, Annotation object, Pen pen) {
        Annotator annotator = annotators.get(object.annotator());
        html.open("p").open("i", "class", "pen " + pen.name().toLowerCase(Locale.ROOT)).close();
        html.sentence(TEXT, "worst.object", new Html.Name(annotator == null ? "" : annotator.name()),
                new Html.Name(names.of(object)), TEXT.text(describe(object.geometry())));
        html.close();
    }

    private static String describe(Geometry geometry) {
        return geometry instanceof Mask m && m.isEmpty() ? "shape.empty" : "shape." + geometry.kind().key();
    }
}
