package org.muster.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;

/** The phrases a site is told in: ground, people, pictures. */
public final class Site {

    private Site() {}

    /** A rectangle of about a square kilometre, so many tenths of a degree-hundredth east of the fire. */
    public static Map<String, Object> ground(double east) {
        double west = 120.455 + east;
        return Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(west, 27.865),
                        List.of(west + 0.01, 27.865),
                        List.of(west + 0.01, 27.875),
                        List.of(west, 27.875),
                        List.of(west, 27.865))));
    }

    public static JsonNode sector(Client dispatcher, String incident, String name) {
        return dispatcher
                .post("/api/incidents/{}/sectors", Map.of("name", name, "geometry", ground(0)), incident)
                .expect(201)
                .json();
    }

    public static Map<String, Object> commander(String name) {
        return Map.of("name", name, "title", "松涛01 队长", "phone", "13900000001", "capacity", "PROFESSIONAL");
    }

    /** The giver signs by radio; gives the hand-over's id. */
    public static String offer(Client dispatcher, String incident, String giver, Map<String, Object> taker) {
        return dispatcher
                .post("/api/incidents/{}/command-handover", offerForm(giver, taker), incident)
                .expect(201)
                .json()
                .at("/handover/id")
                .asText();
    }

    public static Map<String, Object> offerForm(String giver, Map<String, Object> taker) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("to", taker);
        form.put("situation", "东南线火头向公墓区，在场 67 人");
        form.put("openPoints", "二线缺水泵手 2 人");
        form.put("safety", "14 时后可能转西北风，撤离走东侧防火道");
        form.put("onBehalfOf", giver);
        form.put("via", "RADIO");
        return form;
    }

    /** A small picture as a phone takes it; the server says under which id it is kept. */
    public static UUID photo(Client crew, String order) {
        UUID id = UUID.randomUUID();
        crew.upload("/api/dispatch-orders/{}/photos", photoFields(id), "IMG_0001.jpg", jpeg(640, 480), order)
                .expect(201);
        return id;
    }

    public static Map<String, String> photoFields(UUID id) {
        return Map.of("clientId", id.toString(), "deviceSeq", "1", "deviceAt", "2026-04-05T05:20:00Z");
    }

    public static byte[] jpeg(int width, int height) {
        return encoded(width, height, "jpeg");
    }

    public static byte[] png(int width, int height) {
        return encoded(width, height, "png");
    }

    private static byte[] encoded(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        // the left half is red, so that a turned picture can be told from one that is not
        pen.setPaint(new GradientPaint(0, 0, Color.RED, width, height, Color.ORANGE));
        pen.fillRect(0, 0, width / 2, height);
        pen.setPaint(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Puts what a camera writes before a JPEG: that it was held on its side, when it was taken, and where.
     *
     * @param takenAt {@code 2026:04:05 13:48:00}, local time
     */
    public static byte[] withExif(byte[] jpeg, int orientation, String takenAt) {
        byte[] place = "GPS-27.8710N-120.4600E\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I', 42, 0}).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010e, 2, place.length, 100);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x8769, 4, 1, 60);
        tiff.putInt(0);
        tiff.position(60);
        tiff.putShort((short) 1);
        entry(tiff, 0x9003, 2, 20, 140);
        tiff.putInt(0);
        tiff.position(100);
        tiff.put(place);
        tiff.position(140);
        tiff.put((takenAt + "\0").getBytes(StandardCharsets.US_ASCII));
        byte[] data = tiff.array();
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + 10 + data.length);
        whole.put(jpeg, 0, 2);
        whole.put((byte) 0xff).put((byte) 0xe1).putShort((short) (data.length + 8));
        whole.put(new byte[] {'E', 'x', 'i', 'f', 0, 0}).put(data);
        whole.put(jpeg, 2, jpeg.length - 2);
        return whole.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
