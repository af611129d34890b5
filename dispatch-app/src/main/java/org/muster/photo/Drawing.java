package org.muster.photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import org.muster.shared.Problem;
import org.springframework.web.multipart.MultipartFile;

/** Draws the pictures people send, a few at a time, for every room that takes some. */
public final class Drawing {

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
}
