package org.muster.integrations.cap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** Writes CAP 1.2, UTF-8, latitude first. Nothing leaves it that our own strict reader would refuse. */
public final class CapWriter {

    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

    /** @throws IllegalArgumentException naming what the message lacks to be a sound one */
    public byte[] write(CapAlert alert) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("alert");
            xml.writeDefaultNamespace(CapDocument.NAMESPACE);
            write(xml, alert);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("the message holds what XML cannot", e);
        }
        byte[] written = out.toByteArray();
        CapReading again = CapReader.strict().read(written);
        if (again.refused()) {
            throw new IllegalArgumentException(
                    again.breaches().stream().map(CapBreach::sentence).collect(Collectors.joining("；")));
        }
        return written;
    }

    private static void write(XMLStreamWriter xml, CapAlert alert) throws XMLStreamException {
        text(xml, "identifier", alert.identifier());
        text(xml, "sender", alert.sender());
        time(xml, "sent", alert.sent());
        word(xml, "status", alert.status());
        word(xml, "msgType", alert.msgType());
        text(xml, "source", alert.source());
        word(xml, "scope", alert.scope());
        text(xml, "restriction", alert.restriction());
        text(xml, "addresses", joined(alert.addresses()));
        for (String code : alert.codes()) {
            text(xml, "code", code);
        }
        text(xml, "note", alert.note());
        text(
                xml,
                "references",
                joined(alert.references().stream().map(CapReference::toString).toList()));
        text(xml, "incidents", joined(alert.incidents()));
        for (CapInfo info : alert.infos()) {
            xml.writeStartElement("info");
            write(xml, info);
            xml.writeEndElement();
        }
    }

    private static void write(XMLStreamWriter xml, CapInfo info) throws XMLStreamException {
        text(xml, "language", info.language());
        for (CapInfo.Category it : info.categories()) {
            word(xml, "category", it);
        }
        text(xml, "event", info.event());
        for (CapInfo.ResponseType it : info.responseTypes()) {
            word(xml, "responseType", it);
        }
        word(xml, "urgency", info.urgency());
        word(xml, "severity", info.severity());
        word(xml, "certainty", info.certainty());
        text(xml, "audience", info.audience());
        values(xml, "eventCode", info.eventCodes());
        time(xml, "effective", info.effective());
        time(xml, "onset", info.onset());
        time(xml, "expires", info.expires());
        text(xml, "senderName", info.senderName());
        text(xml, "headline", info.headline());
        text(xml, "description", info.description());
        text(xml, "instruction", info.instruction());
        text(xml, "web", info.web());
        text(xml, "contact", info.contact());
        values(xml, "parameter", info.parameters());
        for (CapResource it : info.resources()) {
            xml.writeStartElement("resource");
            text(xml, "resourceDesc", it.description());
            text(xml, "mimeType", it.mimeType());
            text(xml, "size", it.size() == null ? null : it.size().toString());
            text(xml, "uri", it.uri());
            text(xml, "digest", it.digest());
            xml.writeEndElement();
        }
        for (CapArea it : info.areas()) {
            xml.writeStartElement("area");
            write(xml, it);
            xml.writeEndElement();
        }
    }

    private static void write(XMLStreamWriter xml, CapArea area) throws XMLStreamException {
        text(xml, "areaDesc", area.description());
        for (Polygon it : area.polygons()) {
            text(xml, "polygon", pairs(it));
        }
        for (CapCircle it : area.circles()) {
            text(xml, "circle", degrees(it.lat()) + "," + degrees(it.lon()) + " " + degrees(it.radiusKm()));
        }
        values(xml, "geocode", area.geocodes());
        text(xml, "altitude", area.altitude() == null ? null : degrees(area.altitude()));
        text(xml, "ceiling", area.ceiling() == null ? null : degrees(area.ceiling()));
    }

    private static String pairs(Polygon polygon) {
        StringBuilder pairs = new StringBuilder();
        for (Coordinate it : polygon.getExteriorRing().getCoordinates()) {
            pairs.append(pairs.isEmpty() ? "" : " ")
                    .append(degrees(it.y))
                    .append(',')
                    .append(degrees(it.x));
        }
        return pairs.toString();
    }

    /** Six decimals are a tenth of a metre; trailing zeros say nothing. */
    private static String degrees(double value) {
        String text = String.format(Locale.ROOT, "%.6f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private static void values(XMLStreamWriter xml, String name, List<CapValue> values) throws XMLStreamException {
        for (CapValue it : values) {
            xml.writeStartElement(name);
            text(xml, "valueName", it.name());
            text(xml, "value", it.value());
            xml.writeEndElement();
        }
    }

    private static void word(XMLStreamWriter xml, String name, CapWord word) throws XMLStreamException {
        text(xml, name, word == null ? null : word.word());
    }

    private static void time(XMLStreamWriter xml, String name, OffsetDateTime time) throws XMLStreamException {
        text(xml, name, time == null ? null : CapTime.write(time));
    }

    private static String joined(List<String> words) {
        return words.isEmpty()
                ? null
                : words.stream()
                        .map(it -> it.contains(" ") ? "\"" + it + "\"" : it)
                        .collect(Collectors.joining(" "));
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        if (text != null && !text.isBlank()) {
            xml.writeStartElement(name);
            xml.writeCharacters(text);
            xml.writeEndElement();
        }
    }
}
