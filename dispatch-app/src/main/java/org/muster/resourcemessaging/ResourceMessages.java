package org.muster.resourcemessaging;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.incident.Incident;
import org.muster.integrations.edxlrm.Distribution;
import org.muster.integrations.edxlrm.MessageContentType;
import org.muster.integrations.edxlrm.ResourceMessage;
import org.muster.integrations.edxlrm.ResourceMessage.Answer;
import org.muster.integrations.edxlrm.ResourceMessage.Assignment;
import org.muster.integrations.edxlrm.ResourceMessage.Contact;
import org.muster.integrations.edxlrm.ResourceMessage.ListedValue;
import org.muster.integrations.edxlrm.ResourceMessage.Place;
import org.muster.integrations.edxlrm.ResourceMessage.Quantity;
import org.muster.integrations.edxlrm.ResourceMessage.Recall;
import org.muster.integrations.edxlrm.ResourceMessage.Resource;
import org.muster.integrations.edxlrm.ResourceMessage.ResourceInformation;
import org.muster.integrations.edxlrm.ResourceMessage.Response;
import org.muster.integrations.edxlrm.ResourceMessage.Role;
import org.muster.integrations.edxlrm.ResourceMessage.Schedule;
import org.muster.integrations.edxlrm.ScheduleType;
import org.muster.material.MaterialViews.LineView;
import org.muster.material.MaterialViews.OrderView;
import org.muster.shared.Position;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells the life of a material order in the words of EDXL-RM 1.0: each thing that happened to it is one message, with the
 * time at which it happened and ids that stay the same however often it is exported.
 *
 * <table>
 * <caption>What becomes which message</caption>
 * <tr><td>requested</td><td>RequestResource</td></tr>
 * <tr><td>allocated</td><td>ResponseToRequestResource: Accept, Provisional with the lack, or Decline</td></tr>
 * <tr><td>loaded</td><td>CommitResource, with the order's number</td></tr>
 * <tr><td>departed, received, used or written off</td><td>ReportResourceDeploymentStatus</td></tr>
 * <tr><td>returned</td><td>ReleaseResource</td></tr>
 * <tr><td>cancelled before it left</td><td>RequestResource that recalls the request</td></tr>
 * <tr><td>cancelled on the road</td><td>RequestReturn</td></tr>
 * </table>
 */
@Component
class ResourceMessages {

    /** 大类 of GB/T 38565-2020; leaf codes are not settled, so only the class digit and our own code are told. */
    private static final String CLASSES = "urn:gb-t:38565:2020:class";

    private static final String UNITS = "urn:muster:unit";
    private static final String STATES = "urn:muster:material-order-state";

    private final Clock clock;
    private final ZoneId zone;
    private final String domain;

    /** @param domain of the sender in the envelope: actor@domain */
    ResourceMessages(
            Clock clock,
            @Value("${muster.time-zone:Asia/Shanghai}") ZoneId zone,
            @Value("${muster.resource-messages.domain:muster.local}") String domain) {
        this.clock = clock;
        this.zone = zone;
        this.domain = domain;
    }

    /** All that has been said about an order, oldest first. */
    Distribution exchange(OrderView order, Incident incident) {
        return new Distribution(
                urn(order, "exchange"),
                "dispatch-" + incident.divisionCode().value() + "@" + domain,
                at(clock.instant()),
                order.exercise(),
                new Telling(order, incident).all());
    }

    private static String urn(OrderView order, String word) {
        return "urn:muster:material-order:" + order.id() + ":" + word;
    }

    private OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
    }

    /** One order being told, message by message; each answers or follows the one before. */
    private final class Telling {

        private final OrderView order;
        private final Incident incident;
        private final List<ResourceMessage> said = new ArrayList<>();
        /** The line of the request that asked for a material. */
        private final Map<String, String> asked = new LinkedHashMap<>();

        Telling(OrderView order, Incident incident) {
            this.order = order;
            this.incident = incident;
            for (LineView line : order.lines()) {
                asked.computeIfAbsent(code(line), any -> String.valueOf(asked.size() + 1));
            }
        }

        List<ResourceMessage> all() {
            request();
            if (order.allocatedAt() != null) {
                response();
            }
            if (order.loadedAt() != null) {
                commitment();
            }
            if (order.departedAt() != null) {
                departure();
            }
            if (order.receivedAt() != null) {
                receipt();
            }
            consumption();
            release();
            if (order.cancelledAt() != null) {
                cancellation();
            }
            return said;
        }

        private void request() {
            Map<String, List<LineView>> byMaterial = order.lines().stream()
                    .collect(Collectors.groupingBy(Telling::code, LinkedHashMap::new, Collectors.toList()));
            List<ResourceInformation> wanted = byMaterial.entrySet().stream()
                    .map(it -> new ResourceInformation(
                            asked.get(it.getKey()),
                            null,
                            resource(it.getValue().get(0)),
                            assignment(
                                    quantity(it.getValue(), LineView::requested),
                                    it.getValue().get(0)),
                            List.of(new Schedule(ScheduleType.REQUESTED_ARRIVAL, at(order.neededBy()), destination()))))
                    .toList();
            say(MessageContentType.REQUEST_RESOURCE, "request", order.requestedAt(), order.note(), wanted);
        }

        private void response() {
            say(
                    MessageContentType.RESPONSE_TO_REQUEST_RESOURCE,
                    "response",
                    order.allocatedAt(),
                    null,
                    lines(
                            LineView::requested,
                            line -> line(
                                    line,
                                    answer(line),
                                    line.allocated(),
                                    schedule(ScheduleType.ESTIMATED_ARRIVAL, order.etaAt(), destination()))));
        }

        /** Short of what was asked is a provisional yes: the rest has to come from elsewhere. */
        private Response answer(LineView line) {
            BigDecimal wanted = sum(line, LineView::requested);
            BigDecimal given = sum(line, LineView::allocated);
            String element = asked.get(code(line));
            if (line.allocated().signum() == 0) {
                return new Response(element, Answer.DECLINE, null);
            }
            return given.compareTo(wanted) < 0
                    ? new Response(
                            element,
                            Answer.PROVISIONAL,
                            "缺 " + wanted.subtract(given).stripTrailingZeros().toPlainString() + " " + line.unit())
                    : new Response(element, Answer.ACCEPT, null);
        }

        private BigDecimal sum(LineView like, Function<LineView, BigDecimal> of) {
            return order.lines().stream()
                    .filter(it -> code(it).equals(code(like)))
                    .map(of)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private void commitment() {
            say(
                    MessageContentType.COMMIT_RESOURCE,
                    "commitment",
                    order.loadedAt(),
                    null,
                    lines(
                            LineView::loaded,
                            line -> line(
                                    line,
                                    new Response(asked.get(code(line)), Answer.ACCEPT, null),
                                    line.loaded(),
                                    schedule(ScheduleType.COMMITTED, order.loadedAt(), depot()))));
        }

        private void departure() {
            say(
                    MessageContentType.REPORT_RESOURCE_DEPLOYMENT_STATUS,
                    "departure",
                    order.departedAt(),
                    null,
                    lines(
                            LineView::loaded,
                            line -> line(
                                    line,
                                    null,
                                    line.loaded(),
                                    Stream.concat(
                                            schedule(ScheduleType.ACTUAL_DEPARTURE, order.departedAt(), depot()),
                                            schedule(ScheduleType.ESTIMATED_ARRIVAL, order.etaAt(), destination())))));
        }

        /** What was counted: what left, less what is missing and what is still on the road. */
        private void receipt() {
            Function<LineView, BigDecimal> counted =
                    line -> line.loaded().subtract(line.difference()).subtract(line.inTransit());
            say(
                    MessageContentType.REPORT_RESOURCE_DEPLOYMENT_STATUS,
                    "receipt",
                    order.receivedAt(),
                    differences(),
                    lines(
                            counted,
                            line -> line(
                                    line,
                                    null,
                                    counted.apply(line),
                                    schedule(ScheduleType.ACTUAL_ARRIVAL, order.receivedAt(), destination()))));
        }

        private String differences() {
            String words = order.lines().stream()
                    .filter(it -> it.difference().signum() != 0 || it.damaged().signum() != 0)
                    .map(it -> it.material()
                            + (it.difference().signum() == 0
                                    ? ""
                                    : " 差 " + it.difference().toPlainString() + " " + it.unit())
                            + (it.damaged().signum() == 0
                                    ? ""
                                    : " 损坏 " + it.damaged().toPlainString() + " " + it.unit()))
                    .collect(Collectors.joining("；"));
            return words.isEmpty() ? null : words;
        }

        /** What will not come back: used up, or written off. */
        private void consumption() {
            Function<LineView, BigDecimal> gone = line -> line.used().add(line.writtenOff());
            List<ResourceInformation> lines = lines(
                    gone,
                    line -> line(line, null, gone.apply(line), schedule(ScheduleType.CURRENT, null, destination())));
            Instant at = Stream.of(order.settledAt(), order.receivedAt(), order.allocatedAt())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(order.requestedAt());
            say(MessageContentType.REPORT_RESOURCE_DEPLOYMENT_STATUS, "consumption", at, "已用完或已核销", lines);
        }

        private void release() {
            Instant at = order.settledAt() == null ? order.closedAt() : order.settledAt();
            if (at == null || order.receivedAt() == null) {
                return;
            }
            say(
                    MessageContentType.RELEASE_RESOURCE,
                    "release",
                    at,
                    null,
                    lines(
                            LineView::returned,
                            line -> line(line, null, line.returned(), schedule(ScheduleType.CURRENT, at, depot()))));
        }

        private void cancellation() {
            if (order.departedAt() != null) {
                say(
                        MessageContentType.REQUEST_RETURN,
                        "return-request",
                        order.cancelledAt(),
                        order.reason(),
                        lines(
                                LineView::loaded,
                                line -> line(
                                        line,
                                        null,
                                        line.loaded(),
                                        schedule(ScheduleType.REQUESTED_ARRIVAL, null, depot()))));
                return;
            }
            ResourceMessage request = said.get(0);
            said.add(new ResourceMessage(
                    request.type(),
                    urn(order, "recall"),
                    at(order.cancelledAt()),
                    order.reason(),
                    request.originatingId(),
                    null,
                    request.incident(),
                    new Recall(request.id(), true),
                    List.of(),
                    request.contacts(),
                    request.resources()));
        }

        private void say(
                MessageContentType type, String word, Instant at, String description, List<ResourceInformation> lines) {
            if (lines.isEmpty()) {
                return;
            }
            boolean first = said.isEmpty();
            said.add(new ResourceMessage(
                    type,
                    urn(order, word),
                    at(at),
                    description,
                    first ? urn(order, word) : said.get(0).id(),
                    first ? null : said.get(said.size() - 1).id(),
                    new ResourceMessage.Incident(incident.number(), incident.title()),
                    null,
                    List.of(),
                    contacts(),
                    lines));
        }

        private List<Contact> contacts() {
            List<Contact> contacts = new ArrayList<>();
            contacts.add(new Contact(
                    Stream.of(
                                    order.requestedBy(),
                                    "应急指挥席 " + incident.divisionCode().value())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(" · ")),
                    Role.REQUESTER));
            if (order.depot() != null) {
                contacts.add(new Contact(
                        Stream.of(
                                        order.depot().name(),
                                        order.depot().keeperName(),
                                        order.depot().keeperPhone())
                                .filter(it -> it != null && !it.isBlank())
                                .collect(Collectors.joining(" · ")),
                        Role.RESPONDING));
            }
            return contacts;
        }

        private List<ResourceInformation> lines(
                Function<LineView, BigDecimal> of, Function<LineView, ResourceInformation> told) {
            return order.lines().stream()
                    .filter(it -> of.apply(it).signum() > 0)
                    .map(told)
                    .toList();
        }

        private ResourceInformation line(
                LineView line, Response response, BigDecimal quantity, Stream<Schedule> schedules) {
            return new ResourceInformation(
                    String.valueOf(line.lineId()),
                    response,
                    resource(line),
                    assignment(new Quantity(quantity, unit(line)), line),
                    schedules.toList());
        }

        private Resource resource(LineView line) {
            String lot = Stream.of(
                            line.batch() == null ? null : "批次 " + line.batch(),
                            line.expiresOn() == null ? null : "有效期 " + line.expiresOn())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" · "));
            return new Resource(
                    code(line),
                    line.material(),
                    new ListedValue(CLASSES, code(line).substring(0, 1)),
                    lot.isEmpty() ? null : lot,
                    order.depot() == null ? null : order.depot().name(),
                    null,
                    new ListedValue(STATES, order.state().name()),
                    order.stateLabel());
        }

        private Assignment assignment(Quantity quantity, LineView line) {
            String carrier = order.carrier() == null
                    ? null
                    : Stream.of(
                                    order.carrier().name(),
                                    order.carrier().plate(),
                                    order.carrier().phone())
                            .filter(it -> it != null && !it.isBlank())
                            .collect(Collectors.joining(" · "));
            return new Assignment(
                    quantity,
                    null,
                    incident.title(),
                    order.label(),
                    carrier == null || carrier.isEmpty() ? null : carrier,
                    order.receiver() == null ? null : order.receiver().name());
        }

        private Quantity quantity(List<LineView> lines, Function<LineView, BigDecimal> of) {
            return new Quantity(lines.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add), unit(lines.get(0)));
        }

        private static ListedValue unit(LineView line) {
            return new ListedValue(UNITS, line.unit());
        }

        private static String code(LineView line) {
            return line.materialCode().toString();
        }

        private Stream<Schedule> schedule(ScheduleType type, Instant instant, Place place) {
            return instant == null && place == null
                    ? Stream.empty()
                    : Stream.of(new Schedule(type, at(instant), place));
        }

        private Place destination() {
            return order.destination() == null
                    ? place(incident.place(), incident.location())
                    : place(order.destination().name(), order.destination().location());
        }

        private Place depot() {
            return order.depot() == null
                    ? null
                    : place(order.depot().name(), order.depot().location());
        }

        private static Place place(String name, Position position) {
            return position == null ? new Place(name, null, null) : new Place(name, position.lat(), position.lon());
        }
    }
}
