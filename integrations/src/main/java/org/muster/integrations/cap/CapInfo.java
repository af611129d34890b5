package org.muster.integrations.cap;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What is expected, how gravely, for whom and what to do: one block of a message, in one language.
 *
 * @param language RFC 3066; {@code en-US} when it was not said, as the standard has it
 * @param onset when the event is expected to begin; {@code effective} is when the words begin to hold
 */
public record CapInfo(
        String language,
        List<Category> categories,
        String event,
        List<ResponseType> responseTypes,
        Urgency urgency,
        Severity severity,
        Certainty certainty,
        String audience,
        List<CapValue> eventCodes,
        OffsetDateTime effective,
        OffsetDateTime onset,
        OffsetDateTime expires,
        String senderName,
        String headline,
        String description,
        String instruction,
        String web,
        String contact,
        List<CapValue> parameters,
        List<CapResource> resources,
        List<CapArea> areas) {

    public static final String DEFAULT_LANGUAGE = "en-US";

    public CapInfo {
        language = language == null ? DEFAULT_LANGUAGE : language;
        categories = categories == null ? List.of() : List.copyOf(categories);
        responseTypes = responseTypes == null ? List.of() : List.copyOf(responseTypes);
        eventCodes = eventCodes == null ? List.of() : List.copyOf(eventCodes);
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
        resources = resources == null ? List.of() : List.copyOf(resources);
        areas = areas == null ? List.of() : List.copyOf(areas);
    }

    /** The value of the first parameter of this name, whatever its case. */
    public Optional<String> parameter(String name) {
        return parameters.stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .map(CapValue::value)
                .findFirst();
    }

    public enum Category implements CapWord {
        GEO("Geo"),
        MET("Met"),
        SAFETY("Safety"),
        SECURITY("Security"),
        RESCUE("Rescue"),
        FIRE("Fire"),
        HEALTH("Health"),
        ENV("Env"),
        TRANSPORT("Transport"),
        INFRA("Infra"),
        CBRNE("CBRNE"),
        OTHER("Other");

        private final String word;

        Category(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    public enum ResponseType implements CapWord {
        SHELTER("Shelter"),
        EVACUATE("Evacuate"),
        PREPARE("Prepare"),
        EXECUTE("Execute"),
        AVOID("Avoid"),
        MONITOR("Monitor"),
        ASSESS("Assess"),
        ALL_CLEAR("AllClear"),
        NONE("None");

        private final String word;

        ResponseType(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    public enum Urgency implements CapWord {
        IMMEDIATE("Immediate"),
        EXPECTED("Expected"),
        FUTURE("Future"),
        PAST("Past"),
        UNKNOWN("Unknown");

        private final String word;

        Urgency(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** Gravest first. */
    public enum Severity implements CapWord {
        EXTREME("Extreme"),
        SEVERE("Severe"),
        MODERATE("Moderate"),
        MINOR("Minor"),
        UNKNOWN("Unknown");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    public enum Certainty implements CapWord {
        OBSERVED("Observed"),
        LIKELY("Likely"),
        POSSIBLE("Possible"),
        UNLIKELY("Unlikely"),
        UNKNOWN("Unknown");

        private final String word;

        Certainty(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
