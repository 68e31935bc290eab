package touchstone.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.canvas.Picture;
import touchstone.canvas.Viewport;
import touchstone.canvas.layer.AnnotationLayer;
import touchstone.canvas.layer.Layer;
import touchstone.canvas.layer.Look;
import touchstone.canvas.layer.NamesLayer;
import touchstone.canvas.layer.ObjectIndex;
import touchstone.canvas.layer.Style;
import touchstone.canvas.tile.Display;
import touchstone.model.Annotator;
import touchstone.model.Image;
import touchstone.model.InputRefused;
import touchstone.model.geometry.Bounds;
import touchstone.store.Project;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;

/** {@code render}: what the canvas shows of an image, all layers over it, as a picture. */
@Command(name = "render")
final class RenderCommand implements Callable<Integer> {

    private static final long MOST_PIXELS = 100_000_000;

    @Mixin
    final Output output;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    Path file;

    @Option(names = "--image", paramLabel = "NAME", required = true, descriptionKey = "image")
    String image;

    @Option(names = "--out", paramLabel = "PNG", required = true, descriptionKey = "pictureOut")
    Path out;

    @Option(names = "--size", paramLabel = "WxH", descriptionKey = "pictureSize")
    @Nullable
    String size;

    @Option(names = "--layers", paramLabel = "all|own", descriptionKey = "pictureLayers", defaultValue = "all")
    String layers;

    @Option(names = "--names", descriptionKey = "pictureNames")
    boolean names;

    @Option(names = "--region", paramLabel = "X,Y,W,H", descriptionKey = "region")
    @Nullable
    String region;

    @Mixin
    final DisplayOptions look = new DisplayOptions();

    RenderCommand(Streams streams) {
        output = new Output(streams);
    }

    @Override
    public Integer call() throws Exception {
        Bounds asked = region == null ? null : region(region);
        int[] side = size == null ? null : Numbers.pair(size, "x", "--size");
        if (!layers.equals("all") && !layers.equals("own")) {
            throw new WrongUsage(output.text("render.layers", layers));
        }
        if (names && !NamesLayer.isPossible()) {
            throw new InputRefused(output.text("render.fonts"));
        }
        try (Project project = Project.openReadOnly(file)) {
            Image shown = Projects.image(project, image);
            Bounds part = asked == null ? new Bounds(0, 0, shown.width(), shown.height()) : asked;
            int width = side == null ? (int) Math.ceil(part.width()) : side[0];
            int height = side == null ? (int) Math.ceil(part.height()) : side[1];
            if ((long) width * height > MOST_PIXELS) {
                throw new WrongUsage(output.text("render.large", width, height, MOST_PIXELS));
            }
            write(render(project, shown, part, width, height), width, height);
            return output.answer(() -> Json.object("image", shown.address(), "width", width, "height", height),
                    () -> output.text("render.done", out, width, height));
        }
    }

    /** As the workstation stacks them at first: the annotators of the project from the top, the person's own over all. */
    private int[] render(Project project, Image image, Bounds part, int width, int height)
            throws IOException, WrongUsage {
        List<Layer> painted = new ArrayList<>();
        List<AnnotationLayer> named = new ArrayList<>();
        List<Annotator> annotators = project.annotators();
        Annotator own = annotators.stream().filter(a -> a.role() == Annotator.Role.ANNOTATOR).findFirst().orElse(null);
        for (Annotator annotator : annotators.reversed()) {
            if (!annotator.equals(own) && layers.equals("all")) {
                AnnotationLayer layer = layer(project, image, annotator,
                        Style.of(annotator.role(), 1).withLook(Look.OTHERS));
                painted.add(layer);
                named.addFirst(layer);
            }
        }
        if (own != null) {
            AnnotationLayer layer = layer(project, image, own, Style.OWN);
            painted.add(layer);
            named.addFirst(layer);
        }
        if (names) {
            painted.add(new NamesLayer(named, own != null));
        }
        try (RegionReader pixels = ImageFile.open(project.file(image), image.plane())) {
            Display display = look.of(pixels, Picture.overview(pixels));
            return Picture.render(pixels, display, painted, fitting(part, width, height), width,
                    height);
        }
    }

    /** To the edge, so that without a size a pixel of the picture is one of the image. */
    private static Viewport fitting(Bounds part, int width, int height) {
        double scale = Math.min(width / part.width(), height / part.height());
        return Viewport.centred(part.centerX(), part.centerY(),
                Math.clamp(scale, Viewport.MIN_SCALE, Viewport.MAX_SCALE), width, height);
    }

    private static AnnotationLayer layer(Project project, Image image, Annotator annotator, Style style) {
        return new AnnotationLayer(new ObjectIndex(project.annotations(image.id(), annotator.id())), project.schema(),
                style);
    }

    private void write(int[] pixels, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        if (!ImageIO.write(picture, "png", out.toFile())) {
            throw new InputRefused(output.text("mask.notWritten", out));
        }
    }

    private static Bounds region(String text) throws WrongUsage {
        int[] v = Numbers.whole(text, ",", 4, "--region");
        Numbers.pair(v[2] + "," + v[3], ",", "--region");
        return Bounds.ofSize(v[0], v[1], v[2], v[3]);
    }
}
