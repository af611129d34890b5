package org.muster.integrations.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.integrations.cap.CapMessages.SQUARE;
import static org.muster.integrations.cap.CapMessages.bytes;
import static org.muster.integrations.cap.CapMessages.sound;
import static org.muster.integrations.cap.CapMessages.with;
import static org.muster.integrations.cap.CapMessages.withPolygon;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class CapReaderTests {

    @Test
    void readsASoundMessageWithoutABreach() {
        CapReading reading = CapReader.strict().read(bytes(sound()));

        assertThat(reading.breaches()).isEmpty();
        CapAlert alert = reading.alert().orElseThrow();
        CapInfo info = alert.main().orElseThrow();
        assertThat(alert.reference())
                .hasToString("ruian.weather,33038141600000_20260725100000_1,2026-07-25T10:00:00+08:00");
        assertThat(info.severity()).isEqualTo(CapInfo.Severity.SEVERE);
        assertThat(info.areas().get(0).geocodes()).containsExactly(new CapValue("GB/T 2260", "330381122"));
    }

    @Test
    void turnsLatitudeFirstIntoXAndY() {
        Geometry shape = CapReader.strict()
                .read(bytes(sound()))
                .alert()
                .orElseThrow()
                .shape()
                .orElseThrow();

        Geometry inHuling = CapArea.GEOMETRY.createPoint(new Coordinate(120.42, 27.93));
        Geometry inAnyang = CapArea.GEOMETRY.createPoint(new Coordinate(120.66, 27.785));
        assertThat(shape.covers(inHuling)).isTrue();
        assertThat(shape.covers(inAnyang)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "5", "120"})
    void aCircleReachesAsFarAsItsRadius(double km) {
        Geometry shape = new CapCircle(27.9, 120.4, km).shape(CapArea.GEOMETRY);

        double degreesNorth = (shape.getEnvelopeInternal().getMaxY() - 27.9) * 111.195;
        assertThat(degreesNorth).isBetween(km * 0.999, km * 1.001 + 0.0011);
        assertThat(shape.isValid()).isTrue();
    }

    /** Each breaks one rule; tolerantly read it is refused all the same, and named at its place. */
    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource
    void refusesWhatCannotBeTrusted(CapRule rule, String place, String document) {
        CapReading reading = CapReader.tolerant().read(bytes(document));

        assertThat(reading.refused()).as(reading.toString()).isTrue();
        assertThat(reading.breaches()).as(reading.toString()).anySatisfy(it -> {
            assertThat(it.rule()).isEqualTo(rule);
            assertThat(it.place()).isEqualTo(place);
            assertThat(it.fatal()).isTrue();
        });
    }

    static Stream<Arguments> refusesWhatCannotBeTrusted() {
        String polygon = "alert/info[1]/area[1]/polygon[1]";
        String doctype = sound().replace("?>\n<alert", "?>\n<!DOCTYPE alert [<!ENTITY a \"b\">]>\n<alert");
        return Stream.of(
                Arguments.of(CapRule.DTD_FORBIDDEN, "/", doctype),
                Arguments.of(
                        CapRule.DTD_FORBIDDEN,
                        "/",
                        doctype.replace("\"b\"", "SYSTEM \"file:///etc/passwd\"")
                                .replace("暴雨橙色", "&a;")),
                Arguments.of(CapRule.DTD_FORBIDDEN, "/", billionLaughs()),
                Arguments.of(CapRule.XML_MALFORMED, "/", with("</info>", "")),
                Arguments.of(CapRule.XML_MALFORMED, "/", "not xml at all"),
                Arguments.of(CapRule.XML_MALFORMED, "/", ""),
                Arguments.of(CapRule.XML_MALFORMED, "/", with("暴雨橙色", "暴\u0001雨")),
                Arguments.of(CapRule.TOO_LARGE, "/", with("做好转移准备。", "x".repeat(256 * 1024))),
                Arguments.of(
                        CapRule.TOO_DEEP,
                        "alert" + "/a[1]".repeat(31),
                        with("<scope>", "<a>".repeat(40) + "</a>".repeat(40) + "<scope>")),
                Arguments.of(
                        CapRule.TOO_MANY_ELEMENTS,
                        "alert",
                        with("<scope>", "<code>1</code>".repeat(10_001) + "<scope>")),
                Arguments.of(CapRule.NOT_AN_ALERT, "/", "<rss/>"),
                Arguments.of(CapRule.NAMESPACE_UNKNOWN, "alert", with("cap:1.2", "cap:9.9")),
                Arguments.of(
                        CapRule.NAMESPACE_UNKNOWN,
                        "alert",
                        with(" xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"", "")),
                Arguments.of(CapRule.TOO_MANY_POINTS, polygon, withPolygon(ring(5_001))),
                Arguments.of(
                        CapRule.TOO_MANY_POINTS,
                        "alert/info[1]/area[1]/polygon[2]",
                        with("<circle>", "<polygon>" + ring(4_999) + "</polygon><circle>")),
                Arguments.of(
                        CapRule.COORDINATES_SWAPPED,
                        polygon,
                        withPolygon("120.20,27.75 120.50,27.75 120.50,28.02 120.20,28.02 120.20,27.75")),
                Arguments.of(
                        CapRule.COORDINATES_SWAPPED,
                        "alert/info[1]/area[1]/circle[1]",
                        with("27.9,120.4 5", "120.4,27.9 5")),
                Arguments.of(
                        CapRule.POLYGON_SELF_CROSSING,
                        polygon,
                        withPolygon("27.75,120.20 28.02,120.50 27.75,120.50 28.02,120.20 27.75,120.20")),
                Arguments.of(
                        CapRule.POLYGON_UNCLOSED,
                        polygon,
                        withPolygon("27.75,120.20 27.75,120.50 28.02,120.50 28.02,120.20")),
                Arguments.of(
                        CapRule.POLYGON_TOO_FEW_POINTS, polygon, withPolygon("27.75,120.20 27.75,120.50 27.75,120.20")),
                Arguments.of(
                        CapRule.POLYGON_WITHOUT_AREA,
                        polygon,
                        withPolygon("27.75,120.20 27.75,120.50 27.75,120.30 27.75,120.20")),
                Arguments.of(
                        CapRule.POLYGON_ROUND_THE_WORLD, polygon, withPolygon("10,-170 10,170 20,170 20,-170 10,-170")),
                Arguments.of(
                        CapRule.COORDINATE_OUT_OF_RANGE, polygon, withPolygon(SQUARE.replace("120.50", "999999999"))),
                Arguments.of(CapRule.POLYGON_MALFORMED, polygon, withPolygon(SQUARE.replace("120.50", "1e308"))),
                Arguments.of(CapRule.POLYGON_MALFORMED, polygon, withPolygon(SQUARE.replace("120.50", "NaN"))),
                Arguments.of(CapRule.POLYGON_MALFORMED, polygon, withPolygon("27.75;120.20")),
                Arguments.of(
                        CapRule.CIRCLE_MALFORMED,
                        "alert/info[1]/area[1]/circle[1]",
                        with("27.9,120.4 5", "27.9,120.4 -5")),
                Arguments.of(
                        CapRule.CIRCLE_MALFORMED,
                        "alert/info[1]/area[1]/circle[1]",
                        with("27.9,120.4 5", "27.9,120.4")),
                Arguments.of(
                        CapRule.CIRCLE_TOO_LARGE,
                        "alert/info[1]/area[1]/circle[1]",
                        with("27.9,120.4 5", "27.9,120.4 40000")),
                Arguments.of(
                        CapRule.TIME_WITHOUT_OFFSET,
                        "alert/sent[1]",
                        with("<sent>2026-07-25T10:00:00+08:00", "<sent>2026-07-25T10:00:00")),
                Arguments.of(CapRule.TIME_IMPOSSIBLE, "alert/sent[1]", with("<sent>2026-07-25", "<sent>2026-02-30")),
                Arguments.of(CapRule.TIME_IMPOSSIBLE, "alert/sent[1]", with("<sent>2026", "<sent>9999")),
                Arguments.of(
                        CapRule.TIME_IMPOSSIBLE,
                        "alert/sent[1]",
                        with("<sent>2026-07-25T10:00:00+08:00", "<sent>2026-07-25T10:00:00+19:00")),
                Arguments.of(
                        CapRule.TIME_WITHOUT_OFFSET,
                        "alert/info[1]/expires[1]",
                        with("<expires>2026-07-25T16:00:00+08:00", "<expires>2026-07-25 16:00:00")),
                Arguments.of(
                        CapRule.TIME_MALFORMED,
                        "alert/info[1]/expires[1]",
                        with("<expires>2026-07-25T16:00:00+08:00", "<expires>tomorrow")),
                Arguments.of(
                        CapRule.FORBIDDEN_CHARACTER,
                        "alert/identifier[1]",
                        with("_1</identifier>", "_1, 2</identifier>")),
                Arguments.of(
                        CapRule.FORBIDDEN_CHARACTER, "alert/sender[1]", with("ruian.weather", "ruian\u200B.weather")),
                Arguments.of(CapRule.TEXT_TOO_LONG, "alert/sender[1]", with("ruian.weather", "r".repeat(256))),
                Arguments.of(
                        CapRule.IDENTITY_REPEATED,
                        "alert/status[2]",
                        with("<msgType>", "<status>Test</status><msgType>")),
                Arguments.of(CapRule.VALUE_NOT_LISTED, "alert/status[1]", with("Actual", "Real")),
                Arguments.of(CapRule.VALUE_NOT_LISTED, "alert/info[1]/severity[1]", with("Severe", "Purple")),
                Arguments.of(CapRule.ELEMENT_MISSING, "alert", with("<scope>Public</scope>", "")),
                Arguments.of(CapRule.ELEMENT_MISSING, "alert/info[1]", with("<event>暴雨</event>", "")),
                Arguments.of(CapRule.ELEMENT_MISSING, "alert/info[1]/area[1]", with("<areaDesc>瑞安市西部</areaDesc>", "")),
                Arguments.of(CapRule.REFERENCES_MISSING, "alert", with("<msgType>Alert", "<msgType>Cancel")),
                Arguments.of(
                        CapRule.REFERENCES_MISSING,
                        "alert",
                        with(
                                "<msgType>Alert</msgType>\n<scope>Public</scope>",
                                "<msgType>Update</msgType>\n<scope>Public</scope>\n<references/>")),
                Arguments.of(
                        CapRule.REFERENCE_MALFORMED,
                        "alert/references[1]",
                        with("<scope>Public</scope>", "<scope>Public</scope><references>a,b</references>")),
                Arguments.of(CapRule.ADDRESSES_MISSING, "alert", with("<scope>Public", "<scope>Private")),
                Arguments.of(CapRule.INFO_MISSING, "alert", sound().replaceAll("(?s)<info>.*</info>", "")));
    }

    /** Each breaks one rule of the standard and is no less clear for it. */
    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource
    void readsTolerantlyAndNamesWhatIsWrong(CapRule rule, String place, String document) {
        CapReading tolerant = CapReader.tolerant().read(bytes(document));

        assertThat(tolerant.refused()).as(tolerant.toString()).isFalse();
        assertThat(tolerant.breaches())
                .as(tolerant.toString())
                .extracting(CapBreach::rule, CapBreach::place)
                .contains(org.assertj.core.groups.Tuple.tuple(rule, place));
        assertThat(CapReader.strict().read(bytes(document)).refused()).isTrue();
    }

    static Stream<Arguments> readsTolerantlyAndNamesWhatIsWrong() {
        return Stream.of(
                Arguments.of(CapRule.NAMESPACE_OLDER, "alert", with("cap:1.2", "cap:1.1")),
                Arguments.of(CapRule.HIDDEN_CHARACTERS, "alert/info[1]/headline[1]", with("暴雨橙色", "\u202E暴雨\u200B橙色")),
                Arguments.of(
                        CapRule.ELEMENT_UNKNOWN,
                        "alert/info[1]/colour[1]",
                        with("<certainty>", "<colour>orange</colour><certainty>")),
                Arguments.of(
                        CapRule.ELEMENT_UNKNOWN, "alert/info[1]/headline[1]/b[1]", with("瑞安市气象台发布", "<b>瑞安</b>市气象台发布")),
                Arguments.of(
                        CapRule.ELEMENT_OUT_OF_ORDER,
                        "alert/status[1]",
                        with(
                                "<status>Actual</status>\n<msgType>Alert</msgType>",
                                "<msgType>Alert</msgType>\n<status>Actual</status>")),
                Arguments.of(
                        CapRule.ELEMENT_REPEATED,
                        "alert/info[1]/headline[2]",
                        with("<description>", "<headline>又一个</headline><description>")),
                Arguments.of(
                        CapRule.ELEMENT_EMPTY,
                        "alert/note[1]",
                        with("<scope>Public</scope>", "<scope>Public</scope><note/>")),
                Arguments.of(CapRule.VALUE_MISSPELT, "alert/info[1]/severity[1]", with("Severe", "Orange")),
                Arguments.of(CapRule.VALUE_MISSPELT, "alert/info[1]/urgency[1]", with("Expected", "expected")),
                Arguments.of(
                        CapRule.TIME_WITH_LETTER,
                        "alert/sent[1]",
                        with("<sent>2026-07-25T10:00:00+08:00", "<sent>2026-07-25T02:00:00Z")),
                Arguments.of(
                        CapRule.TIME_MALFORMED,
                        "alert/sent[1]",
                        with("<sent>2026-07-25T10:00:00+08:00", "<sent>2026-07-25 10:00:00+08:00")),
                Arguments.of(
                        CapRule.EXPIRES_BEFORE_BEGIN,
                        "alert/info[1]/expires[1]",
                        with("<expires>2026-07-25T16", "<expires>2026-07-25T09")),
                Arguments.of(CapRule.STATUS_DEFAULTED, "alert", with("<status>Actual</status>\n", "")),
                Arguments.of(CapRule.NOTE_MISSING, "alert", with("Actual", "Exercise")),
                Arguments.of(CapRule.RESTRICTION_MISSING, "alert", with("<scope>Public", "<scope>Restricted")),
                Arguments.of(
                        CapRule.RESTRICTION_UNCALLED,
                        "alert",
                        with("<scope>Public</scope>", "<scope>Public</scope><restriction>x</restriction>")),
                Arguments.of(
                        CapRule.CEILING_WITHOUT_ALTITUDE,
                        "alert/info[1]/area[1]/ceiling[1]",
                        with("</area>", "<ceiling>100</ceiling></area>")),
                Arguments.of(
                        CapRule.NUMBER_MALFORMED,
                        "alert/info[1]/area[1]/altitude[1]",
                        with("</area>", "<altitude>high</altitude></area>")),
                Arguments.of(CapRule.LANGUAGE_MALFORMED, "alert/info[1]/language[1]", with("zh-CN", "zh_CN!")),
                Arguments.of(
                        CapRule.URI_MALFORMED, "alert/info[1]/web[1]", with("<area>", "<web>not a uri</web><area>")));
    }

    @Test
    void namesEveryBreachAndNotOnlyTheFirst() {
        String document = with("<scope>Public</scope>", "")
                .replace("<event>暴雨</event>", "")
                .replace("<severity>Severe", "<severity>Purple")
                .replace(SQUARE, "27.75,120.20 27.75,120.50 28.02,120.50 28.02,120.20")
                .replace("27.9,120.4 5", "95,200 5");

        assertThat(CapReader.tolerant().read(bytes(document)).breaches())
                .extracting(CapBreach::rule)
                .containsExactlyInAnyOrder(
                        CapRule.ELEMENT_MISSING,
                        CapRule.ELEMENT_MISSING,
                        CapRule.VALUE_NOT_LISTED,
                        CapRule.POLYGON_UNCLOSED,
                        CapRule.COORDINATE_OUT_OF_RANGE);
    }

    @Test
    void cleansTextOfWhatCannotBeSeen() {
        CapAlert alert = CapReader.tolerant()
                .read(bytes(with("暴雨橙色", "\u202E暴雨\u200B橙色")))
                .alert()
                .orElseThrow();

        assertThat(alert.main().orElseThrow().headline()).isEqualTo("瑞安市气象台发布暴雨橙色预警信号");
    }

    @Test
    void fiveThousandPointsAreStillRead() {
        assertThat(CapReader.strict().read(bytes(withPolygon(ring(5_000)))).refused())
                .isFalse();
    }

    @Test
    void asksNobodyForWhatADocumentNames() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        canary.start();
        try {
            String address = "http://127.0.0.1:" + canary.getAddress().getPort() + "/x.dtd";
            for (String head : new String[] {
                "<!DOCTYPE alert SYSTEM \"" + address + "\">",
                "<!DOCTYPE alert [<!ENTITY % p SYSTEM \"" + address + "\"> %p;]>",
                "<!DOCTYPE alert [<!ENTITY e SYSTEM \"" + address + "\">]>"
            }) {
                String document = sound().replace("?>\n<alert", "?>\n" + head + "\n<alert")
                        .replace("暴雨橙色", "&e;");
                assertThat(CapReader.tolerant().read(bytes(document)).refused()).isTrue();
            }
            String schema = with(
                    "<alert ",
                    "<alert xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x "
                            + address + "\" ");
            assertThat(CapReader.tolerant().read(bytes(schema)).refused()).isFalse();
            assertThat(asked).hasValue(0);
        } finally {
            canary.stop(0);
        }
    }

    @Test
    void isQuickWithWhatIsMadeToBeSlow() {
        String attributes =
                IntStream.range(0, 4_000).mapToObj(i -> " a" + i + "=\"b\"").collect(Collectors.joining());
        long start = System.nanoTime();
        CapReader.tolerant().read(bytes(with("<scope>", "<code" + attributes + ">x</code><scope>")));
        CapReader.tolerant().read(bytes(withPolygon(ring(5_000))));
        CapReader.tolerant().read(bytes(billionLaughs()));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void readsOtherEncodings() {
        byte[] utf16 = sound().replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);

        assertThat(CapReader.strict().read(utf16).breaches()).isEmpty();
    }

    /** What services really send: all of them can be read, and what is wrong with each is known. */
    @ParameterizedTest
    @CsvSource({
        "australia.cap, webmaster@rfs.nsw.gov.au, Fire, 2",
        "canada.cap, cap@ec.gc.ca, thunderstorm, 2",
        "earthquake.cap, http://earthquake.usgs.gov/research/monitoring/anss/neic/, Earthquake, 1",
        "weather.cap, w-nws.webmaster@noaa.gov, Flash Flood Watch, 1",
        "california-severe.cap, KARO@CLETS.DOJ.CA.GOV, Child Abduction, 1"
    })
    void readsRealMessages(String file, String sender, String event, int infos) throws IOException {
        byte[] document = getClass().getResourceAsStream("/cap/" + file).readAllBytes();

        CapReading reading = CapReader.tolerant().read(document);

        assertThat(reading.refused()).as(reading.breaches().toString()).isFalse();
        CapAlert alert = reading.alert().orElseThrow();
        assertThat(alert.sender()).isEqualTo(sender);
        assertThat(alert.infos()).hasSizeGreaterThanOrEqualTo(infos);
        assertThat(alert.infos().get(0).event()).isEqualTo(event);
        assertThat(reading.breaches()).allMatch(it -> !it.fatal());
    }

    @Test
    void knowsTheMessagesARealUpdateTakesThePlaceOf() throws IOException {
        byte[] document = getClass().getResourceAsStream("/cap/canada.cap").readAllBytes();

        CapAlert alert = CapReader.tolerant().read(document).alert().orElseThrow();

        assertThat(alert.references())
                .extracting(CapReference::identifier)
                .containsExactly("2.49.0.1.124.a3f342a4.2012", "2.49.0.1.124.60f31a3a.2012");
    }

    @ParameterizedTest
    @CsvSource({
        "33038141600000_20260725100000_1, true",
        "33038141600000_20260230100000_1, false",
        "33038141600000_20260725100000_12, false",
        "3303814160000_20260725100000_1, false",
        "KAR0-0306112239-SW, false"
    })
    void knowsTheChineseIdentifier(String identifier, boolean chinese) {
        assertThat(ChinaIdentifier.of(identifier).isPresent()).isEqualTo(chinese);
        ChinaIdentifier.of(identifier).ifPresent(it -> {
            assertThat(it.division()).isEqualTo("330381");
            assertThat(it).hasToString(identifier);
        });
    }

    private static String ring(int points) {
        return IntStream.range(0, points)
                .map(i -> i % (points - 1))
                .mapToObj(i -> {
                    double angle = 2 * Math.PI * i / (points - 1);
                    return "%.6f,%.6f".formatted(27.9 + 0.1 * Math.sin(angle), 120.4 + 0.1 * Math.cos(angle));
                })
                .collect(Collectors.joining(" "));
    }

    private static String billionLaughs() {
        StringBuilder entities = new StringBuilder("<!DOCTYPE alert [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return sound().replace("?>\n<alert", "?>\n" + entities + "]>\n<alert").replace("暴雨橙色", "&a9;");
    }
}
