package org.muster.integrations.cap;

import java.nio.charset.StandardCharsets;

/** Messages for tests: a sound one, and the same with something about it changed. */
final class CapMessages {

    static final String SQUARE = "27.75,120.20 27.75,120.50 28.02,120.50 28.02,120.20 27.75,120.20";

    private CapMessages() {}

    static String sound() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
                <identifier>33038141600000_20260725100000_1</identifier>
                <sender>ruian.weather</sender>
                <sent>2026-07-25T10:00:00+08:00</sent>
                <status>Actual</status>
                <msgType>Alert</msgType>
                <scope>Public</scope>
                <info>
                <language>zh-CN</language>
                <category>Met</category>
                <event>暴雨</event>
                <urgency>Expected</urgency>
                <severity>Severe</severity>
                <certainty>Likely</certainty>
                <effective>2026-07-25T10:00:00+08:00</effective>
                <expires>2026-07-25T16:00:00+08:00</expires>
                <senderName>瑞安市气象台</senderName>
                <headline>瑞安市气象台发布暴雨橙色预警信号</headline>
                <description>3 小时雨量将达 50 毫米以上。</description>
                <instruction>做好转移准备。</instruction>
                <area>
                <areaDesc>瑞安市西部</areaDesc>
                <polygon>%s</polygon>
                <circle>27.9,120.4 5</circle>
                <geocode><valueName>GB/T 2260</valueName><value>330381122</value></geocode>
                </area>
                </info>
                </alert>
                """
                .formatted(SQUARE);
    }

    /** @throws AssertionError when there is nothing to change, for then the test would test nothing */
    static String with(String what, String instead) {
        if (!sound().contains(what)) {
            throw new AssertionError("not in the message: " + what);
        }
        return sound().replace(what, instead);
    }

    static String withPolygon(String points) {
        return with(SQUARE, points);
    }

    static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }
}
