package touchstone.canvas.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import touchstone.model.geometry.Bounds;
import touchstone.model.geometry.Mask;

/**
 * What a model outlined on an image.
 *
 * @param picture what it looked at, to be looked at again for the next prompt
 * @param mask in the image's frame
 */
public record Prompted(SeenPicture picture, Mask mask) {

    /** Of the prompts' extent, how much more the model is to see around it. */
    private static final double AROUND = 0.25;

    /**
     * Asks the model.
     *
     * @param prompts in image coordinates, one at least
     * @param view the part of the image in view
     * @param before what was outlined before on the same image, or null
     */
    public static Prompted of(Source source, PromptedModel model, List<PromptedModel.Prompt> prompts, Bounds view,
            @Nullable Prompted before, BooleanSupplier dropped) throws IOException {
        Bounds extent = extent(prompts);
        SeenPicture picture = before != null && before.picture.part().equals(before.picture.part().union(extent))
                ? before.picture
                : SeenPicture.of(source, view.union(extent.grow(AROUND * Math.max(extent.width(), extent.height()))));
        List<PromptedModel.Prompt> seen = new ArrayList<>();
        for (PromptedModel.Prompt prompt : prompts) {
            seen.add(switch (prompt) {
                case PromptedModel.Prompt.At a ->
                    new PromptedModel.Prompt.At(picture.toPicture(a.point()), a.object());
                case PromptedModel.Prompt.Within w -> new PromptedModel.Prompt.Within(picture.toPicture(w.box()));
            });
        }
        PromptedModel.Region region = model.outline(picture, seen, picture.width() * picture.finer(),
                picture.height() * picture.finer(), dropped);
        return new Prompted(picture, picture.toImage(region, source.width(0), source.height(0)));
    }

    private static Bounds extent(List<PromptedModel.Prompt> prompts) {
        Bounds extent = Bounds.EMPTY;
        for (PromptedModel.Prompt prompt : prompts) {
            extent = extent.union(switch (prompt) {
                case PromptedModel.Prompt.At a ->
                    new Bounds(a.point().x(), a.point().y(), a.point().x(), a.point().y());
                case PromptedModel.Prompt.Within w -> w.box();
            });
        }
        return extent;
    }
}
