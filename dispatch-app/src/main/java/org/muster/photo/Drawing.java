package org.muster.photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import org.muster.shared.Problem;
import org.springframework.web.multipart.MultipartFile;

/** Draws the pictures people send, a few at a time, for every room that takes some. */
public final class Drawing {

    private static final Duration CLOCK_TOLERANCE = Duration.ofHours(24);
    private static final Instant FIRST_CAMERAS = Instant.parse("2000-01-01T00:00:00Z");

    /** Drawing one takes a few dozen megabytes for a moment. */
    private static final Semaphore AT_ONCE = new Semaphore(3);

    private Drawing() {}

    /** @throws Problem 422 at {@code photo} when nothing was sent */
    public static byte[] bytesOf(MultipartFile photo) {
        if (photo == null || photo.isEmpty()) {
            throw Problem.invalid("photo", "请选择一张照片");
        }
        try {
            return photo.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Problem 422 at {@code photo} when it is no picture we can draw */
    public static Picture draw(byte[] file) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return Picture.of(file);
        } finally {
            AT_ONCE.release();
        }
    }

    /**
     * When a picture was taken, as far as that can be believed.
     *
     * @param written what the camera wrote, and {@code said} what the phone says; each may be null
     * @return null when neither can be
     */
    public static Instant believed(Instant written, Instant said, Instant now) {
        return believable(written, now) ? written : believable(said, now) ? said : null;
    }

    private static boolean believable(Instant at, Instant now) {
        return at != null && at.isAfter(FIRST_CAMERAS) && at.isBefore(now.plus(CLOCK_TOLERANCE));
    }

    /** The seal of a file, lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
