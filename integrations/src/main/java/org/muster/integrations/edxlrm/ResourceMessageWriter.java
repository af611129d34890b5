package org.muster.integrations.edxlrm;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.muster.integrations.edxlrm.ResourceMessage.Assignment;
import org.muster.integrations.edxlrm.ResourceMessage.Contact;
import org.muster.integrations.edxlrm.ResourceMessage.Funding;
import org.muster.integrations.edxlrm.ResourceMessage.ListedValue;
import org.muster.integrations.edxlrm.ResourceMessage.Place;
import org.muster.integrations.edxlrm.ResourceMessage.Quantity;
import org.muster.integrations.edxlrm.ResourceMessage.Resource;
import org.muster.integrations.edxlrm.ResourceMessage.ResourceInformation;
import org.muster.integrations.edxlrm.ResourceMessage.Response;
import org.muster.integrations.edxlrm.ResourceMessage.Schedule;

/**
 * Writes resource messages as XML, each element in the order in which the standard's schemas list it: elements of the
 * message in its own name space, what messages share in {@code …:RM:1.0}, places in GML 3.1, latitude first.
 */
public class ResourceMessageWriter {

    public static final String MESSAGE = "urn:oasis:names:tc:emergency:EDXL:RM:1.0:msg";
    public static final String COMMON = "urn:oasis:names:tc:emergency:EDXL:RM:1.0";
    public static final String ENVELOPE = "urn:oasis:names:tc:emergency:EDXL:DE:1.0";
    public static final String GML = "http://www.opengis.net/gml";

    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

    /** One message by itself, UTF-8. */
    public byte[] write(ResourceMessage message) {
        return document(xml -> write(xml, message));
    }

    /** All messages of an exchange in their envelope, UTF-8. */
    public byte[] write(Distribution distribution) {
        return document(xml -> {
            open(xml, ENVELOPE, "EDXLDistribution");
            xml.writeDefaultNamespace(ENVELOPE);
            text(xml, ENVELOPE, "distributionID", distribution.id());
            text(xml, ENVELOPE, "senderID", distribution.sender());
            text(xml, ENVELOPE, "dateTimeSent", time(distribution.sentAt()));
            text(xml, ENVELOPE, "distributionStatus", distribution.exercise() ? "Exercise" : "Actual");
            text(xml, ENVELOPE, "distributionType", "Report");
            text(xml, ENVELOPE, "combinedConfidentiality", "UNCLASSIFIED AND NOT SENSITIVE");
            text(xml, ENVELOPE, "language", "zh-CN");
            for (ResourceMessage message : distribution.messages()) {
                open(xml, ENVELOPE, "contentObject");
                text(xml, ENVELOPE, "contentDescription", message.type().element());
                if (message.incident() != null) {
                    text(xml, ENVELOPE, "incidentID", message.incident().id());
                    text(
                            xml,
                            ENVELOPE,
                            "incidentDescription",
                            message.incident().description());
                }
                open(xml, ENVELOPE, "xmlContent");
                open(xml, ENVELOPE, "embeddedXMLContent");
                write(xml, message);
                xml.writeEndElement();
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    private static void write(XMLStreamWriter xml, ResourceMessage message) throws XMLStreamException {
        open(xml, MESSAGE, message.type().element());
        xml.writeDefaultNamespace(MESSAGE);
        xml.writeNamespace("rm", COMMON);
        xml.writeNamespace("gml", GML);
        own(xml, "MessageID", message.id());
        own(xml, "SentDateTime", time(message.sentAt()));
        own(xml, "MessageContentType", message.type().element());
        own(xml, "MessageDescription", message.description());
        own(xml, "OriginatingMessageID", message.originatingId());
        own(xml, "PrecedingMessageID", message.precedingId());
        if (message.incident() != null) {
            start(xml, "IncidentInformation");
            common(xml, "IncidentID", message.incident().id());
            common(xml, "IncidentDescription", message.incident().description());
            xml.writeEndElement();
        }
        if (message.recall() != null) {
            start(xml, "MessageRecall");
            common(xml, "RecallMessageID", message.recall().messageId());
            common(xml, "RecallType", message.recall().cancels() ? "Cancel" : "Update");
            xml.writeEndElement();
        }
        for (Funding funding : message.funding()) {
            start(xml, "Funding");
            common(xml, "FundCode", funding.code());
            common(xml, "FundingInfo", funding.info());
            xml.writeEndElement();
        }
        for (Contact contact : message.contacts()) {
            start(xml, "ContactInformation");
            common(xml, "ContactDescription", contact.description());
            common(xml, "ContactRole", contact.role().value());
            xml.writeEndElement();
        }
        for (ResourceInformation line : message.resources()) {
            write(xml, message.type(), line);
        }
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, MessageContentType type, ResourceInformation line)
            throws XMLStreamException {
        start(xml, "ResourceInformation");
        own(xml, "ResourceInfoElementID", line.elementId());
        Response response = line.response();
        if (response != null) {
            start(xml, "ResponseInformation");
            common(xml, "PrecedingResourceInfoElementID", response.precedingElementId());
            common(xml, "ResponseType", response.answer().value());
            common(xml, "ResponseReason", response.reason());
            xml.writeEndElement();
        }
        write(xml, type, line.resource());
        write(xml, type, line.assignment());
        for (Schedule schedule : line.schedules()) {
            start(xml, "ScheduleInformation");
            own(xml, "ScheduleType", schedule.type().value());
            own(xml, "DateTime", schedule.at() == null ? null : time(schedule.at()));
            write(xml, schedule.place());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, MessageContentType type, Resource resource)
            throws XMLStreamException {
        start(xml, "Resource");
        own(xml, "ResourceID", resource.id());
        own(xml, "Name", resource.name());
        listed(xml, MESSAGE, "TypeStructure", resource.type());
        own(xml, "Description", resource.description());
        if (type.mayNameOwner() && (resource.owner() != null || resource.jurisdiction() != null)) {
            start(xml, "OwnershipInformation");
            common(xml, "Owner", resource.owner());
            common(xml, "OwningJurisdiction", resource.jurisdiction());
            xml.writeEndElement();
        }
        boolean deployment = type.mayTellDeployment() && resource.deployment() != null;
        boolean availability = type.mayTellAvailability() && resource.availability() != null;
        if (deployment || availability) {
            start(xml, "ResourceStatus");
            if (deployment) {
                listed(xml, MESSAGE, "DeploymentStatus", resource.deployment());
            }
            if (availability) {
                own(xml, "Availability", resource.availability());
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, MessageContentType type, Assignment assignment)
            throws XMLStreamException {
        start(xml, "AssignmentInformation");
        write(xml, assignment.quantity());
        own(xml, "Restrictions", assignment.restrictions());
        own(xml, "AnticipatedFunction", assignment.function());
        if (type.mayNameOrder()) {
            own(xml, "OrderID", assignment.orderId());
        }
        if (type.mayInstruct() && (assignment.transport() != null || assignment.reporting() != null)) {
            start(xml, "AssignmentInstructions");
            common(xml, "ModeOfTransportation", assignment.transport());
            common(xml, "ReportingInstructions", assignment.reporting());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, Quantity quantity) throws XMLStreamException {
        if (quantity == null) {
            return;
        }
        start(xml, "Quantity");
        open(xml, COMMON, "MeasuredQuantity");
        common(xml, "Amount", plain(quantity.amount()));
        listed(xml, COMMON, "UnitOfMeasure", quantity.unit());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, Place place) throws XMLStreamException {
        if (place == null) {
            return;
        }
        start(xml, "Location");
        common(xml, "LocationDescription", place.description());
        if (place.lat() != null) {
            open(xml, COMMON, "TargetArea");
            open(xml, GML, "Point");
            open(xml, GML, "pos");
            xml.writeCharacters(String.format(Locale.ROOT, "%.6f %.6f", place.lat(), place.lon()));
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void listed(XMLStreamWriter xml, String namespace, String name, ListedValue value)
            throws XMLStreamException {
        if (value == null) {
            return;
        }
        open(xml, namespace, name);
        common(xml, "ValueListURN", value.listUrn());
        common(xml, "Value", value.value());
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String name) throws XMLStreamException {
        open(xml, MESSAGE, name);
    }

    private static void open(XMLStreamWriter xml, String namespace, String name) throws XMLStreamException {
        String prefix = COMMON.equals(namespace) ? "rm" : GML.equals(namespace) ? "gml" : "";
        xml.writeStartElement(prefix, name, namespace);
    }

    private static void own(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        text(xml, MESSAGE, name, value);
    }

    private static void common(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        text(xml, COMMON, name, value);
    }

    /** Nothing said is no element. */
    private static void text(XMLStreamWriter xml, String namespace, String name, String value)
            throws XMLStreamException {
        if (value == null || value.isBlank()) {
            return;
        }
        open(xml, namespace, name);
        xml.writeCharacters(sayable(value));
        xml.writeEndElement();
    }

    /** Characters that no XML 1.0 document can hold, escaped or not, become the replacement character. */
    static String sayable(String value) {
        StringBuilder sayable = new StringBuilder(value.length());
        value.codePoints()
                .map(it -> it == 0x9
                                || it == 0xA
                                || it == 0xD
                                || it >= 0x20 && it <= 0xD7FF
                                || it >= 0xE000 && it <= 0xFFFD
                                || it >= 0x10000
                        ? it
                        : 0xFFFD)
                .forEach(sayable::appendCodePoint);
        return sayable.toString();
    }

    private static String time(OffsetDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private byte[] document(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            body.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("a resource message could not be written", broken);
        }
        return bytes.toByteArray();
    }
}
