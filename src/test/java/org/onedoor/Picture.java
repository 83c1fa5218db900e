package org.onedoor;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;

/** The pictures in docs/images: written when they are missing, or when they are asked for and their pixels differ. */
final class Picture {
    private static final Path FOLDER = Path.of("docs/images");

    private Picture() {}

    static void keep(String name, byte[] png) {
        Path file = FOLDER.resolve(name + ".png");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(FOLDER);
                Files.write(file, png);
            } else if (Boolean.getBoolean("onedoor.pictures") && !same(Files.readAllBytes(file), png)) {
                Files.write(file, png);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean same(byte[] one, byte[] other) throws IOException {
        return Arrays.equals(one, other) || Arrays.equals(pixels(one), pixels(other));
    }

    /** The width, then every pixel. */
    private static int[] pixels(byte[] png) throws IOException {
        BufferedImage image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
        int width = image.getWidth();
        int[] all = new int[1 + width * image.getHeight()];
        all[0] = width;
        image.getRGB(0, 0, width, image.getHeight(), all, 1, width);
        return all;
    }
}
