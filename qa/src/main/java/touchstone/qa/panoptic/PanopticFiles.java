package touchstone.qa.panoptic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import touchstone.model.InputRefused;
import touchstone.model.Messages;
import touchstone.qa.Watch;
import touchstone.qa.panoptic.PanopticScore.Category;
import touchstone.qa.panoptic.PanopticScore.Nature;
import touchstone.qa.panoptic.SegmentMap.Segment;
import touchstone.store.format.CocoPanopticFile;
import touchstone.store.format.CocoPanopticFile.Picture;
import touchstone.store.image.ImageFile;
import touchstone.store.image.RegionReader;
import touchstone.store.image.Samples;

/**
 * Panoptic quality of a prediction in COCO's panoptic format: a JSON file that lists segments, and a folder of PNG pictures
 * whose colours are their numbers, R + 256 G + 65536 B.
 */
public final class PanopticFiles {

    private static final Messages TEXT = Messages.beside(PanopticFiles.class);
    private static final int NAMED = 5;

    /** A dataset and the folder of its pictures. */
    public record Side(Path json, Path folder) {
    }

    private final CocoPanopticFile truth;
    private final CocoPanopticFile prediction;
    private final Side truthSide;
    private final Side predictionSide;
    private final Map<Object, Integer> categories = new HashMap<>();
    private final List<Category> categoryList = new ArrayList<>();

    private PanopticFiles(Side truthSide, Side predictionSide) throws IOException {
        this.truthSide = truthSide;
        this.predictionSide = predictionSide;
        truth = CocoPanopticFile.read(truthSide.json, true);
        prediction = CocoPanopticFile.read(predictionSide.json, false);
        for (CocoPanopticFile.CategoryEntry category : truth.categories()) {
            categories.put(category.id(), categories.size());
            Optional<Boolean> thing = category.isThing();
            categoryList.add(new Category(category.id(), category.name(), thing.isEmpty()
                    ? Nature.UNKNOWN
                    : thing.get() ? Nature.THING : Nature.STUFF));
        }
    }

    /**
     * Compares all images of the truth, on all processors.
     *
     * @throws InputRefused when a file or picture is missing or is not what it should be, or the two do not fit
     */
    public static PanopticScore score(Side truth, Side prediction, Watch watch) throws IOException {
        return new PanopticFiles(truth, prediction).score(watch);
    }

    private PanopticScore score(Watch watch) throws IOException {
        requireFolder(truthSide.folder);
        requireFolder(predictionSide.folder);
        Map<Object, Picture> predicted = new HashMap<>();
        prediction.pictures().forEach(p -> predicted.put(p.image(), p));
        List<Picture> truths = truth.pictures();
        for (Picture picture : truths) {
            if (!predicted.containsKey(picture.image())) {
                throw new InputRefused(TEXT.text("noPrediction", predictionSide.json, picture.image()));
            }
        }
        AtomicInteger done = new AtomicInteger();
        List<Outcome> outcomes = IntStream.range(0, truths.size()).parallel().mapToObj(i -> {
            watch.check();
            Picture of = truths.get(i);
            Outcome outcome = outcome(of, predicted.get(of.image()));
            watch.done(done.incrementAndGet(), truths.size());
            return outcome;
        }).toList();
        PanopticTally sum = PanopticTally.none(categoryList.size());
        for (Outcome outcome : outcomes) {
            if (outcome.refusal != null) {
                throw outcome.refusal;
            }
            if (outcome.tally != null) {
                sum = sum.plus(outcome.tally);
            }
        }
        return PanopticScore.of(truths.size(), categoryList, sum);
    }

    private record Outcome(@Nullable PanopticTally tally, @Nullable IOException refusal) {
    }

    private Outcome outcome(Picture ofTruth, @Nullable Picture ofPrediction) {
        try {
            SegmentMap a = map(truthSide, ofTruth, true);
            SegmentMap b = map(predictionSide, Objects.requireNonNull(ofPrediction), false);
            if (a.width() != b.width() || a.height() != b.height()) {
                throw new InputRefused(TEXT.text("size", predictionSide.folder.resolve(ofPrediction.file()), b.width(),
                        b.height(), truthSide.folder.resolve(ofTruth.file()), a.width(), a.height()));
            }
            requireListed(ofPrediction, b);
            return new Outcome(PanopticTally.of(categoryList.size(), a, b), null);
        } catch (IOException refused) {
            return new Outcome(null, refused);
        }
    }

    /** @param reference whether its file tells the areas, as the reference tool takes them */
    private SegmentMap map(Side side, Picture picture, boolean reference) throws IOException {
        Map<Integer, Segment> segments = new LinkedHashMap<>();
        for (CocoPanopticFile.SegmentEntry entry : picture.segments()) {
            Integer category = categories.get(entry.category());
            if (category == null) {
                throw new InputRefused(TEXT.text("unknownCategory", side.json, picture.image(), entry.id(),
                        entry.category(), truthSide.json));
            }
            Segment before = segments.put(entry.id(), new Segment(category,
                    reference ? entry.area() : OptionalLong.empty(), entry.isCrowd()));
            if (before != null) {
                throw new InputRefused(TEXT.text("twice", side.json, picture.image(), entry.id()));
            }
        }
        Path file = side.folder.resolve(picture.file());
        if (!Files.isRegularFile(file)) {
            throw new InputRefused(TEXT.text("noPicture", file, picture.image(), side.json));
        }
        try (RegionReader image = ImageFile.open(file)) {
            Samples samples = image.read(0, 0, 0, image.width(), image.height());
            if (!(samples instanceof Samples.Bytes bytes) || bytes.channels() < 3) {
                throw new InputRefused(TEXT.text("notColours", file));
            }
            int[] ids = new int[bytes.width() * bytes.height()];
            for (int i = 0; i < ids.length; i++) {
                int at = i * bytes.channels();
                ids[i] = bytes.data()[at] & 0xff | (bytes.data()[at + 1] & 0xff) << 8
                        | (bytes.data()[at + 2] & 0xff) << 16;
            }
            return new SegmentMap(bytes.width(), bytes.height(), ids, segments);
        }
    }

    /** Every predicted segment must be in the picture and in the list. */
    private void requireListed(Picture picture, SegmentMap map) throws InputRefused {
        Set<Integer> shown = new TreeSet<>();
        int before = SegmentMap.VOID;
        for (int id : map.ids()) {
            if (id != before || shown.isEmpty()) {
                shown.add(id);
            }
            before = id;
        }
        for (int id : shown) {
            if (id != SegmentMap.VOID && !map.segments().containsKey(id)) {
                throw new InputRefused(TEXT.text("notListed", predictionSide.folder.resolve(picture.file()), id,
                        predictionSide.json, picture.image()));
            }
        }
        List<String> absent = map.segments().keySet().stream().filter(id -> !shown.contains(id))
                .map(String::valueOf).toList();
        if (!absent.isEmpty()) {
            throw new InputRefused(TEXT.text("notShown", predictionSide.json, picture.image(),
                    String.join(", ", absent.subList(0, Math.min(NAMED, absent.size()))), absent.size() - NAMED,
                    predictionSide.folder.resolve(picture.file())));
        }
    }

    private static void requireFolder(Path folder) throws InputRefused {
        if (!Files.isDirectory(folder)) {
            throw new InputRefused(TEXT.text("noFolder", folder));
        }
    }
}
