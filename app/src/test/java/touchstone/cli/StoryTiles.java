package touchstone.cli;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/**
 * The detail of the stroma of the sample project "cells", cut into small overlapping images, with the true box of every
 * nucleus on each. Whoever has a picture finds out which it is by its pixels, whatever it is called.
 */
record StoryTiles(Path folder, List<Tile> tiles, Map<Integer, Tile> byPixels) {

    static final Path SAMPLES = Path.of("..", "sample-projects").toAbsolutePath().normalize();
    static final int SIDE = 40;
    private static final int LEAST = 24;

    /**
     * @param inside nuclei that lie wholly on it: x, y, width, height each
     * @param cut nuclei that its edge cuts
     */
    record Tile(String name, List<int[]> inside, List<int[]> cut) {

        List<int[]> all() {
            List<int[]> all = new ArrayList<>(inside);
            all.addAll(cut);
            return all;
        }
    }

    /** Tiles with at least one whole nucleus, in the order of their names. */
    static StoryTiles in(Path folder) throws IOException {
        Files.createDirectories(folder);
        BufferedImage stroma = ImageIO.read(SAMPLES.resolve("cells/images/stroma.png").toFile());
        JsonNode gold = Cli.JSON.readTree(Files.readString(SAMPLES.resolve("cells/gold/stroma.json")));
        List<int[]> nuclei = new ArrayList<>();
        for (JsonNode shape : gold.path("shapes")) {
            double[] x = shape.path("points").valueStream().mapToDouble(p -> p.get(0).doubleValue()).toArray();
            double[] y = shape.path("points").valueStream().mapToDouble(p -> p.get(1).doubleValue()).toArray();
            int left = (int) Math.round(Arrays.stream(x).min().orElseThrow());
            int top = (int) Math.round(Arrays.stream(y).min().orElseThrow());
            nuclei.add(new int[]{ left, top, (int) Math.round(Arrays.stream(x).max().orElseThrow()) - left,
                    (int) Math.round(Arrays.stream(y).max().orElseThrow()) - top });
        }
        List<Tile> tiles = new ArrayList<>();
        Map<Integer, Tile> byPixels = new HashMap<>();
        for (int y = 0; y + SIDE <= stroma.getHeight(); y += 17) {
            for (int x = 0; x + SIDE <= stroma.getWidth(); x += 22) {
                String name = String.format(Locale.ROOT, "tile-%03d-%03d.png", y, x);
                Tile tile = tile(name, nuclei, x, y);
                if (!tile.inside.isEmpty()) {
                    BufferedImage cut = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
                    cut.createGraphics().drawImage(stroma.getSubimage(x, y, SIDE, SIDE), 0, 0, null);
                    ImageIO.write(cut, "png", folder.resolve(name).toFile());
                    tiles.add(tile);
                    byPixels.put(pixels(folder.resolve(name)), tile);
                }
            }
        }
        return new StoryTiles(folder, tiles, byPixels);
    }

    private static Tile tile(String name, List<int[]> nuclei, int x, int y) {
        Tile tile = new Tile(name, new ArrayList<>(), new ArrayList<>());
        for (int[] n : nuclei) {
            int left = Math.max(n[0] - x, 0);
            int top = Math.max(n[1] - y, 0);
            int width = Math.min(n[0] + n[2] - x, SIDE) - left;
            int height = Math.min(n[1] + n[3] - y, SIDE) - top;
            if (width > 2 && height > 2 && width * height >= LEAST) {
                (width == n[2] && height == n[3] ? tile.inside : tile.cut)
                        .add(new int[]{ left, top, width, height });
            }
        }
        return tile;
    }

    /** Which tile a picture shows. */
    Tile of(Path picture) throws IOException {
        Tile tile = byPixels.get(pixels(picture));
        assertNotNull(tile, picture.toString());
        return tile;
    }

    static int pixels(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        return Arrays.hashCode(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
    }
}
