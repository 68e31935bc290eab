package touchstone.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/** A small picture of a part of the window: taken on the screen's thread, written as PNG on any. */
record Portrayed(WritableImage picture) {

    static Portrayed of(Node node, int width) {
        double scale = width / Math.max(1, node.getLayoutBounds().getWidth());
        SnapshotParameters small = new SnapshotParameters();
        small.setTransform(new Scale(scale, scale));
        return new Portrayed(node.snapshot(small, null));
    }

    byte[] png() throws IOException {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", bytes)) {
            throw new IOException("png");
        }
        return bytes.toByteArray();
    }
}
