package org.muster.firm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.muster.shared.Problem;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file somebody sent as a risk map: a picture or a PDF by what it is, not by what it is called.
 *
 * @param mediaType image/jpeg, image/png or application/pdf
 */
record RiskMapFile(String mediaType, byte[] content, String sha256) {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    /** A few kilobytes can claim a thousand times more. */
    private static final long MOST_PIXELS = 100_000_000;

    /** @throws Problem 422 at {@code file} when it is nothing a responder could open */
    static RiskMapFile of(MultipartFile file) {
        if (file == null || file.isEmpty()) {
            throw Problem.invalid("file", "请选择图片（JPEG、PNG）或 PDF 文件");
        }
        try {
            return of(file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RiskMapFile of(byte[] content) {
        return new RiskMapFile(typeOf(content), content, sha256(content));
    }

    private static String typeOf(byte[] content) {
        if (startsWith(content, PDF)) {
            return "application/pdf";
        }
        if (startsWith(content, JPEG)) {
            return picture(content, "jpeg");
        }
        if (startsWith(content, PNG)) {
            return picture(content, "png");
        }
        throw Problem.invalid("file", "风险图须为 JPEG、PNG 图片或 PDF，请另存后再上传");
    }

    private static String picture(byte[] content, String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw Problem.invalid("file", "图片超过 1 亿像素，请缩小后再上传");
            }
            return "image/" + format;
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw Problem.invalid("file", "图片文件损坏，请重新导出后再上传");
        } finally {
            reader.dispose();
        }
    }

    private static boolean startsWith(byte[] content, byte[] magic) {
        if (content.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (content[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
