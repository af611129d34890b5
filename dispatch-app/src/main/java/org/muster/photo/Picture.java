package org.muster.photo;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import java.util.TimeZone;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.muster.shared.Problem;

/**
 * A picture drawn anew: what the eye sees is kept, everything else that came in the file (place, device, names, a
 * second file behind it) is not.
 *
 * @param takenAt what the camera wrote, or null
 */
public record Picture(byte[] image, byte[] thumbnail, int width, int height, Instant takenAt) {

    /** Enough to read a sign by, and small enough for a valley. */
    private static final int LONGEST_SIDE = 1600;

    private static final int LONGEST_SIDE_OF_A_THUMBNAIL = 320;

    /** A phone's camera has fewer; a file of a few kilobytes can claim a thousand times more. */
    private static final long MOST_PIXELS = 60_000_000;

    private static final float QUALITY = 0.82f;
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Cameras without a zone write the local time. */
    private static final TimeZone LOCAL = TimeZone.getTimeZone("Asia/Shanghai");

    /** @throws Problem 422 at {@code photo} when it is no picture we can draw */
    static Picture of(byte[] file) {
        String format = startsWith(file, JPEG) ? "jpeg" : startsWith(file, PNG) ? "png" : null;
        if (format == null) {
            throw Problem.invalid("photo", "照片须为 JPEG 或 PNG，请用相机重拍");
        }
        Metadata metadata = metadataOf(file);
        try {
            BufferedImage drawn = turned(read(file, format), metadata);
            BufferedImage image = scaled(drawn, LONGEST_SIDE);
            return new Picture(
                    jpeg(image),
                    jpeg(scaled(image, LONGEST_SIDE_OF_A_THUMBNAIL)),
                    image.getWidth(),
                    image.getHeight(),
                    takenAt(metadata));
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            // the decoders throw whatever a broken file makes them throw
            throw Problem.invalid("photo", "照片文件损坏，请重拍后再发");
        }
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        if (file.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (file[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Asks for the size before anything is unpacked, and reads a large one coarsely. */
    private static BufferedImage read(byte[] file, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw Problem.invalid("photo", "照片 " + width + "×" + height + " 像素过大，请调低相机分辨率");
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int coarse = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
            param.setSourceSubsampling(coarse, coarse, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    /** As it was held: the camera writes how it was turned, and that note does not outlive the drawing. */
    private static BufferedImage turned(BufferedImage image, Metadata metadata) {
        int orientation = orientation(metadata);
        int width = image.getWidth();
        int height = image.getHeight();
        AffineTransform turn =
                switch (orientation) {
                    case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
                    case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
                    default -> new AffineTransform();
                };
        boolean upright = orientation != 6 && orientation != 8;
        return draw(image, turn, upright ? width : height, upright ? height : width);
    }

    private static BufferedImage scaled(BufferedImage image, int longest) {
        double factor = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        return draw(
                image,
                AffineTransform.getScaleInstance(
                        (double) width / image.getWidth(), (double) height / image.getHeight()),
                width,
                height);
    }

    private static BufferedImage draw(BufferedImage image, AffineTransform how, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(image, how, null);
        } finally {
            pen.dispose();
        }
        return drawn;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Metadata metadataOf(byte[] file) {
        try {
            return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            // the picture may still be sound; it then has no time and stands as it is
            return new Metadata();
        }
    }

    private static int orientation(Metadata metadata) {
        try {
            ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            return directory != null && directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? directory.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
        } catch (MetadataException e) {
            return 1;
        }
    }

    private static Instant takenAt(Metadata metadata) {
        ExifSubIFDDirectory directory = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        Date taken = directory == null ? null : directory.getDateOriginal(LOCAL);
        return taken == null ? null : taken.toInstant();
    }
}
