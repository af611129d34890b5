package org.muster.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.shared.Problem;
import org.muster.support.Site;

class PictureTest {

    @Test
    void keepsWhatTheEyeSeesAndTheTimeButNotThePlace() throws IOException {
        byte[] taken = Site.withExif(Site.jpeg(800, 600), 1, "2026:04:05 13:48:00");
        assertThat(text(taken)).contains("GPS-27.8710N");

        Picture picture = Picture.of(taken);

        assertThat(picture.takenAt()).isEqualTo(Instant.parse("2026-04-05T05:48:00Z"));
        assertThat(text(picture.image())).doesNotContain("GPS", "Exif");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.image())).getWidth())
                .isEqualTo(800);
    }

    @Test
    void standsAsItWasHeld() throws IOException {
        Picture picture = Picture.of(Site.withExif(Site.jpeg(800, 600), 6, "2026:04:05 13:48:00"));

        assertThat(picture.width()).isEqualTo(600);
        assertThat(picture.height()).isEqualTo(800);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.image()));
        // turned clockwise the red left half is the upper one
        assertThat(new Color(image.getRGB(300, 200)).getRed()).isGreaterThan(200);
        assertThat(new Color(image.getRGB(300, 600)).getBlue()).isGreaterThan(200);
    }

    @Test
    void isMadeSmallEnoughForAValley() {
        Picture picture = Picture.of(Site.jpeg(4000, 3000));

        assertThat(Math.max(picture.width(), picture.height())).isEqualTo(1600);
        assertThat(picture.thumbnail().length).isLessThan(40_000);
    }

    @Test
    void aScreenshotIsAPictureToo() {
        assertThat(Picture.of(Site.png(300, 200)).width()).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "GIF89a........", "<svg onload=alert(1)>", "%PDF-1.7", "RIFF....WEBP", "MZ"})
    void refusesWhatIsNoPicture(String content) {
        assertThatThrownBy(() -> Picture.of(content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("JPEG 或 PNG");
    }

    @Test
    void refusesAPictureThatEndsTooSoon() {
        byte[] whole = Site.png(800, 600);

        assertThatThrownBy(() -> Picture.of(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("损坏");
    }

    @Test
    void refusesPixelsWithoutEndBeforeUnpackingThem() {
        byte[] bomb = Site.png(4, 4);
        // the header's width and height, and its check sum, which no reader may trust
        bomb[16] = 0;
        bomb[17] = (byte) 0x00;
        bomb[18] = (byte) 0xff;
        bomb[19] = (byte) 0xff;
        bomb[20] = 0;
        bomb[21] = 0;
        bomb[22] = (byte) 0xff;
        bomb[23] = (byte) 0xff;
        CRC32 sum = new CRC32();
        sum.update(bomb, 12, 17);
        for (int i = 0; i < 4; i++) {
            bomb[29 + i] = (byte) (sum.getValue() >>> (24 - 8 * i));
        }

        assertThatThrownBy(() -> Picture.of(bomb)).isInstanceOf(Problem.class).hasMessageContaining("65535×65535 像素过大");
    }

    @Test
    void dropsASecondFileThatHidesBehindThePicture() {
        byte[] jpeg = Site.jpeg(200, 100);
        byte[] behind = "PK<script>canary</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(jpeg, jpeg.length + behind.length);
        System.arraycopy(behind, 0, both, jpeg.length, behind.length);

        assertThat(text(Picture.of(both).image())).doesNotContain("canary");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
