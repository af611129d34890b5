package org.muster.integrations.edxlrm;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * One resource message. What the standard's schema would refuse is refused here, so that whatever is written is valid.
 *
 * @param id stays the same however often the message is written
 * @param originatingId the first message of the exchange; its own id when it is the first
 * @param precedingId the message it answers or follows, or null
 * @param recall the earlier message it takes back or replaces, or null
 * @param funding codes under which it is paid or compensated
 * @param contacts at least one
 * @param resources at least one
 */
public record ResourceMessage(
        MessageContentType type,
        String id,
        OffsetDateTime sentAt,
        String description,
        String originatingId,
        String precedingId,
        Incident incident,
        Recall recall,
        List<Funding> funding,
        List<Contact> contacts,
        List<ResourceInformation> resources) {

    public ResourceMessage {
        need(type, "type");
        need(id, "id");
        need(sentAt, "sentAt");
        need(originatingId, "originatingId");
        funding = List.copyOf(funding);
        contacts = List.copyOf(contacts);
        resources = List.copyOf(resources);
        type.preceding().check(precedingId != null, type, "PrecedingMessageID");
        type.funding().check(!funding.isEmpty(), type, "Funding");
        if (contacts.isEmpty()) {
            throw new IllegalArgumentException("a message needs somebody to answer to");
        }
        if (resources.isEmpty()) {
            throw new IllegalArgumentException("a message needs a resource it speaks of");
        }
        for (ResourceInformation resource : resources) {
            resource.check(type);
        }
    }

    /** What it is for. */
    public record Incident(String id, String description) {

        public Incident {
            need(id, "incident id");
        }
    }

    /** Takes an earlier message back, or replaces it. */
    public record Recall(String messageId, boolean cancels) {

        public Recall {
            need(messageId, "recalled message");
        }
    }

    public record Funding(String code, String info) {

        public Funding {
            if (code == null && info == null) {
                throw new IllegalArgumentException("funding needs a code or words");
            }
        }
    }

    public enum Role {
        SENDER("Sender"),
        REQUESTER("Requester"),
        APPROVER("Approver"),
        RESPONDING("RespondingOrg"),
        OWNER("Owner");

        private final String value;

        Role(String value) {
            this.value = value;
        }

        String value() {
            return value;
        }
    }

    /** @param description name, office and telephone, as one would say them */
    public record Contact(String description, Role role) {

        public Contact {
            need(description, "contact");
            need(role, "contact's role");
        }
    }

    /** One line of the message. */
    public record ResourceInformation(
            String elementId, Response response, Resource resource, Assignment assignment, List<Schedule> schedules) {

        public ResourceInformation {
            need(elementId, "element id");
            need(resource, "resource");
            need(assignment, "assignment");
            schedules = List.copyOf(schedules);
        }

        void check(MessageContentType type) {
            type.response().check(response != null, type, "ResponseInformation");
            if (type.demandsQuantity() && assignment.quantity() == null) {
                throw new IllegalArgumentException(type.element() + " needs a quantity");
            }
            for (Schedule schedule : schedules) {
                if (!type.schedules().contains(schedule.type())) {
                    throw new IllegalArgumentException(
                            type.element() + " knows no " + schedule.type().value());
                }
            }
        }
    }

    public enum Answer {
        ACCEPT("Accept"),
        DECLINE("Decline"),
        PROVISIONAL("Provisional");

        private final String value;

        Answer(String value) {
            this.value = value;
        }

        String value() {
            return value;
        }
    }

    /**
     * @param precedingElementId the line of the earlier message that is answered
     * @param reason why; asked for when the answer is provisional
     */
    public record Response(String precedingElementId, Answer answer, String reason) {

        public Response {
            need(precedingElementId, "answered line");
            need(answer, "answer");
            if (answer == Answer.PROVISIONAL && reason == null) {
                throw new IllegalArgumentException("a provisional answer needs its reason");
            }
        }
    }

    /** A word out of a list that has a name of its own. */
    public record ListedValue(String listUrn, String value) {

        public ListedValue {
            need(listUrn, "list");
            need(value, "value");
        }
    }

    /**
     * @param type out of a list, e.g. the classes of GB/T 38565
     * @param owner whose it is, or null
     * @param deployment where it stands in its life, or null
     * @param availability in words, or null
     */
    public record Resource(
            String id,
            String name,
            ListedValue type,
            String description,
            String owner,
            String jurisdiction,
            ListedValue deployment,
            String availability) {

        public Resource {
            if (id == null && name == null && type == null) {
                throw new IllegalArgumentException("a resource needs an id, a name or a type");
            }
        }
    }

    /** @param unit out of a list, e.g. 台 */
    public record Quantity(BigDecimal amount, ListedValue unit) {

        public Quantity {
            need(amount, "amount");
        }
    }

    /**
     * @param function what it is for
     * @param orderId our number of the order
     * @param transport how it comes, or null
     * @param reporting to whom it reports, or null
     */
    public record Assignment(
            Quantity quantity,
            String restrictions,
            String function,
            String orderId,
            String transport,
            String reporting) {}

    /** @param at when, or null when only the place is said */
    public record Schedule(ScheduleType type, OffsetDateTime at, Place place) {

        public Schedule {
            need(type, "schedule");
        }
    }

    /** @param lat WGS84 degrees, with lon or not at all */
    public record Place(String description, Double lat, Double lon) {

        public Place {
            if ((lat == null) != (lon == null)) {
                throw new IllegalArgumentException("half a position");
            }
            if (lat == null && description == null) {
                throw new IllegalArgumentException("a place needs words or a position");
            }
        }
    }

    private static void need(Object value, String what) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new IllegalArgumentException("a resource message needs " + what);
        }
    }
}
