package org.muster.integrations.edxlrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.integrations.edxlrm.ResourceMessage.Answer;
import org.muster.integrations.edxlrm.ResourceMessage.Assignment;
import org.muster.integrations.edxlrm.ResourceMessage.Contact;
import org.muster.integrations.edxlrm.ResourceMessage.Funding;
import org.muster.integrations.edxlrm.ResourceMessage.Incident;
import org.muster.integrations.edxlrm.ResourceMessage.ListedValue;
import org.muster.integrations.edxlrm.ResourceMessage.Place;
import org.muster.integrations.edxlrm.ResourceMessage.Quantity;
import org.muster.integrations.edxlrm.ResourceMessage.Recall;
import org.muster.integrations.edxlrm.ResourceMessage.Resource;
import org.muster.integrations.edxlrm.ResourceMessage.ResourceInformation;
import org.muster.integrations.edxlrm.ResourceMessage.Response;
import org.muster.integrations.edxlrm.ResourceMessage.Role;
import org.muster.integrations.edxlrm.ResourceMessage.Schedule;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What another bureau's system must be able to read, whatever our people have typed. */
class ResourceMessageWriterTests {

    static final OffsetDateTime AT = OffsetDateTime.parse("2026-04-05T14:05:30+08:00");
    static final Schema SCHEMA = schema();

    final ResourceMessageWriter writer = new ResourceMessageWriter();

    @ParameterizedTest
    @EnumSource(MessageContentType.class)
    void writesEveryElementThatTheStandardAsksForInItsOrder(MessageContentType type) {
        Document message = read(writer.write(fullest(type, "高压水泵")));

        assertThatCode(() -> SCHEMA.newValidator().validate(new DOMSource(message)))
                .doesNotThrowAnyException();
        assertThat(message.getDocumentElement().getLocalName()).isEqualTo(type.element());
        assertThat(textOf(message, ResourceMessageWriter.MESSAGE, "MessageContentType"))
                .isEqualTo(type.element());
    }

    @ParameterizedTest
    @EnumSource(MessageContentType.class)
    void writesTheLeastThatIsAllowed(MessageContentType type) {
        Document message = read(writer.write(least(type)));

        assertThatCode(() -> SCHEMA.newValidator().validate(new DOMSource(message)))
                .doesNotThrowAnyException();
    }

    @Test
    void saysHowMuchOfWhatGoesWhere() {
        Document message = read(writer.write(fullest(MessageContentType.COMMIT_RESOURCE, "高压水泵")));

        assertThat(textOf(message, ResourceMessageWriter.MESSAGE, "Name")).isEqualTo("高压水泵");
        assertThat(textOf(message, ResourceMessageWriter.COMMON, "Amount")).isEqualTo("12.5");
        assertThat(textOf(message, ResourceMessageWriter.GML, "pos")).isEqualTo("27.871000 120.460000");
        assertThat(textOf(message, ResourceMessageWriter.MESSAGE, "SentDateTime"))
                .isEqualTo("2026-04-05T14:05:30+08:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</rm:IncidentDescription><x>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;",
                "]]> & \" ' < >",
                "=cmd|' /C calc'!A0",
                "${jndi:ldap://example.invalid/a}",
                "\u202E右到左 𠮷野家 \uD83D\uDD25",
            })
    void keepsHostileWordsAsWords(String words) {
        Document message = read(writer.write(fullest(MessageContentType.REQUEST_RESOURCE, words)));

        assertThat(textOf(message, ResourceMessageWriter.MESSAGE, "Name")).isEqualTo(words);
        assertThat(message.getDocumentElement().getElementsByTagName("x").getLength())
                .isZero();
        assertThatCode(() -> SCHEMA.newValidator().validate(new DOMSource(message)))
                .doesNotThrowAnyException();
    }

    @Test
    void replacesWhatNoXmlDocumentCanHold() {
        Document message =
                read(writer.write(fullest(MessageContentType.REQUEST_RESOURCE, "泵\u0000\u0008\uD800\uFFFE完")));

        assertThat(textOf(message, ResourceMessageWriter.MESSAGE, "Name")).isEqualTo("泵\uFFFD\uFFFD\uFFFD\uFFFD完");
    }

    @Test
    void putsTheMessagesOfOneExchangeIntoOneEnvelope() {
        Distribution exchange = new Distribution(
                "urn:muster:material-order:1",
                "dispatch@330381.muster.invalid",
                AT,
                true,
                List.of(
                        fullest(MessageContentType.REQUEST_RESOURCE, "泵"),
                        fullest(MessageContentType.COMMIT_RESOURCE, "泵")));

        Document envelope = read(writer.write(exchange));

        assertThat(namesOf(envelope.getDocumentElement()))
                .containsExactly(
                        "distributionID",
                        "senderID",
                        "dateTimeSent",
                        "distributionStatus",
                        "distributionType",
                        "combinedConfidentiality",
                        "language",
                        "contentObject",
                        "contentObject");
        assertThat(textOf(envelope, ResourceMessageWriter.ENVELOPE, "distributionStatus"))
                .isEqualTo("Exercise");
        assertThat(envelope.getElementsByTagNameNS(ResourceMessageWriter.ENVELOPE, "embeddedXMLContent"))
                .satisfies(contents -> {
                    assertThat(contents.getLength()).isEqualTo(2);
                    for (int i = 0; i < 2; i++) {
                        Node message = contents.item(i).getFirstChild();
                        SCHEMA.newValidator().validate(new DOMSource(message));
                    }
                });
    }

    @Test
    void refusesWhatTheStandardWouldRefuse() {
        ResourceMessage request = least(MessageContentType.REQUEST_RESOURCE);

        assertRefused(() -> with(request, MessageContentType.COMMIT_RESOURCE, "m0"), "ResponseInformation");
        assertRefused(() -> with(request, MessageContentType.RESPONSE_TO_REQUEST_RESOURCE, null), "PrecedingMessageID");
        assertRefused(() -> with(request, MessageContentType.REQUISITION_RESOURCE, null), "Funding");
        assertRefused(() -> with(request, MessageContentType.RELEASE_RESOURCE, null), "quantity");
        assertRefused(() -> with(request, MessageContentType.REQUEST_RESOURCE, "m0"), "PrecedingMessageID");
        assertRefused(() -> new Response("1", Answer.PROVISIONAL, null), "reason");
        assertRefused(() -> new Place(null, 27.8, null), "half a position");
        assertRefused(
                () -> new ResourceMessage(
                        MessageContentType.REQUEST_RESOURCE,
                        "m1",
                        AT,
                        null,
                        "m1",
                        null,
                        null,
                        null,
                        List.of(),
                        request.contacts(),
                        List.of(new ResourceInformation(
                                "1",
                                null,
                                new Resource(null, "泵", null, null, null, null, null, null),
                                nothing(),
                                List.of(new Schedule(ScheduleType.ACTUAL_RETURN_ARRIVAL, AT, null))))),
                "ActualReturnArrival");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making, String why) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(making)
                .withMessageContaining(why);
    }

    private static ResourceMessage with(ResourceMessage message, MessageContentType type, String preceding) {
        return new ResourceMessage(
                type,
                message.id(),
                message.sentAt(),
                null,
                message.originatingId(),
                preceding,
                null,
                null,
                List.of(),
                message.contacts(),
                message.resources());
    }

    private static ResourceMessage fullest(MessageContentType type, String words) {
        ListedValue unit = new ListedValue("urn:muster:unit", "台");
        boolean answers = type.response() != Presence.FORBIDDEN;
        return new ResourceMessage(
                type,
                "m1",
                AT,
                words,
                "m0",
                type.preceding() == Presence.FORBIDDEN ? null : "m0",
                new Incident("330381-1", words),
                new Recall("m0", true),
                List.of(new Funding("F1", words)),
                List.of(new Contact(words, Role.SENDER), new Contact("林建 138", Role.REQUESTER)),
                List.of(new ResourceInformation(
                        "1",
                        answers ? new Response("1", Answer.PROVISIONAL, words) : null,
                        new Resource(
                                "2-001",
                                words,
                                new ListedValue("urn:gb-t:38565:2020", "2"),
                                words,
                                words,
                                "330381",
                                new ListedValue("urn:muster:material-order-state", "MOVING"),
                                words),
                        new Assignment(
                                new Quantity(new BigDecimal("12.500"), unit), words, words, "物 01", words, words),
                        type.schedules().stream()
                                .map(it -> new Schedule(it, AT, new Place(words, 27.871, 120.46)))
                                .toList())));
    }

    private static ResourceMessage least(MessageContentType type) {
        return new ResourceMessage(
                type,
                "m1",
                AT,
                null,
                "m1",
                type.preceding() == Presence.REQUIRED ? "m0" : null,
                null,
                null,
                type.funding() == Presence.REQUIRED ? List.of(new Funding("F1", null)) : List.of(),
                List.of(new Contact("瑞安市应急指挥中心", Role.SENDER)),
                List.of(new ResourceInformation(
                        "1",
                        type.response() == Presence.REQUIRED ? new Response("1", Answer.ACCEPT, null) : null,
                        new Resource(null, "泵", null, null, null, null, null, null),
                        type.demandsQuantity()
                                ? new Assignment(new Quantity(BigDecimal.ONE, null), null, null, null, null, null)
                                : nothing(),
                        List.of())));
    }

    private static Assignment nothing() {
        return new Assignment(null, null, null, null, null, null);
    }

    private static String textOf(Document document, String namespace, String name) {
        return document.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
    }

    private static List<String> namesOf(Element parent) {
        List<String> names = new java.util.ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            names.add(child.getLocalName());
        }
        return names;
    }

    private static Document read(byte[] xml) {
        assertThat(new String(xml, StandardCharsets.UTF_8)).startsWith("<?xml");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception unreadable) {
            throw new AssertionError(new String(xml, StandardCharsets.UTF_8), unreadable);
        }
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(ResourceMessageWriterTests.class
                            .getResource("/edxlrm/messages.xsd")
                            .toExternalForm()));
        } catch (org.xml.sax.SAXException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
