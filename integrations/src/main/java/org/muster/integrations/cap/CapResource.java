package org.muster.integrations.cap;

/**
 * A file beside the message. It is named, never fetched.
 *
 * @param size in bytes, or null
 * @param embedded whether the message carries it itself, in Base64
 */
public record CapResource(
        String description, String mimeType, Long size, String uri, boolean embedded, String digest) {}
