package touchstone.canvas.tool;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import touchstone.canvas.segment.PromptedModel;
import touchstone.canvas.segment.SeenPicture;
import touchstone.model.geometry.Point;

/** Outlines what is as bright as what is clicked; of a box the brightest in it; takes nothing where a click says so. */
final class ByBrightness implements PromptedModel {

    final List<SeenPicture> looked = new ArrayList<>();
    final List<Integer> asked = new ArrayList<>();

    @Override
    public String name() {
        return "brightness";
    }

    @Override
    public Region outline(SeenPicture picture, List<Prompt> prompts, int width, int height,
            BooleanSupplier dropped) {
        looked.add(picture);
        asked.add(prompts.size());
        byte[] rgb = picture.rgb();
        BitSet set = new BitSet();
        for (Prompt prompt : prompts) {
            switch (prompt) {
                case Prompt.At(Point at, boolean object) -> {
                    int middle = Math.min((int) at.x(), picture.width() - 1);
                    int row = Math.min((int) at.y(), picture.height() - 1);
                    byte like = rgb[3 * (row * picture.width() + middle)];
                    for (int i = 0; i < width * height; i++) {
                        boolean near = Math.abs(i % width - middle) < 20;
                        set.set(i, near && rgb[3 * i] == like ? object : set.get(i));
                    }
                }
                case Prompt.Within(var box) -> {
                    for (int y = (int) box.minY(); y < box.maxY(); y++) {
                        for (int x = (int) box.minX(); x < box.maxX(); x++) {
                            set.set(y * width + x, (rgb[3 * (y * width + x)] & 0xff) > 100);
                        }
                    }
                }
            }
        }
        return new Region(width, height, set);
    }
}
