package org.muster.integrations.cap;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads CAP 1.2. Every breach of the standard is named with its place, all of them and not only the first. Read
 * strictly, a message with any breach is refused; read tolerantly, only one whose meaning is in doubt. Real services
 * make mistakes, and their warnings are no less true.
 */
public final class CapReader {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_BREACHES = 200;

    private static final List<String> ALERT = List.of(
            "identifier",
            "sender",
            "sent",
            "status",
            "msgType",
            "source",
            "scope",
            "restriction",
            "addresses",
            "code",
            "note",
            "references",
            "incidents",
            "info");
    private static final List<String> INFO = List.of(
            "language",
            "category",
            "event",
            "responseType",
            "urgency",
            "severity",
            "certainty",
            "audience",
            "eventCode",
            "effective",
            "onset",
            "expires",
            "senderName",
            "headline",
            "description",
            "instruction",
            "web",
            "contact",
            "parameter",
            "resource",
            "area");
    private static final List<String> RESOURCE =
            List.of("resourceDesc", "mimeType", "size", "uri", "derefUri", "digest");
    private static final List<String> AREA = List.of("areaDesc", "polygon", "circle", "geocode", "altitude", "ceiling");
    private static final List<String> VALUE = List.of("valueName", "value");
    private static final Set<String> MANY = Set.of(
            "code",
            "info",
            "category",
            "responseType",
            "eventCode",
            "parameter",
            "resource",
            "area",
            "polygon",
            "circle",
            "geocode");
    private static final Set<String> IDENTITY = Set.of("identifier", "sender", "sent", "status", "msgType", "scope");
    private static final Set<String> NESTED = Set.of("info", "resource", "area", "eventCode", "parameter", "geocode");

    /** Zero-width characters, marks and overrides of the writing direction, soft hyphens, byte order marks. */
    private static final Pattern HIDDEN = Pattern.compile(
            "[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFB]");

    private static final Pattern FORBIDDEN = Pattern.compile("[\\s,<&]");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern ADDRESS = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");

    /** The severity words of the Chinese profile (GB/T 35965.1). */
    private static final Map<String, CapInfo.Severity> COLOURS = Map.of(
            "red", CapInfo.Severity.EXTREME,
            "orange", CapInfo.Severity.SEVERE,
            "yellow", CapInfo.Severity.MODERATE,
            "blue", CapInfo.Severity.MINOR);

    private final boolean strict;

    private CapReader(boolean strict) {
        this.strict = strict;
    }

    /** Refuses whatever breaks a rule. */
    public static CapReader strict() {
        return new CapReader(true);
    }

    /** Refuses only what cannot be trusted to mean what it seems to mean. */
    public static CapReader tolerant() {
        return new CapReader(false);
    }

    /** Never throws for what a document holds: what is wrong with it is in the answer. */
    public CapReading read(byte[] document) {
        List<CapBreach> breaches = new ArrayList<>();
        CapElement root = CapDocument.read(document, breaches);
        CapAlert alert = root == null ? null : new Reading(breaches).alert(root);
        boolean refused = alert == null || breaches.stream().anyMatch(it -> strict || it.fatal());
        List<CapBreach> inOrder = breaches.stream()
                .sorted(Comparator.comparingInt(CapBreach::line))
                .limit(MOST_BREACHES)
                .toList();
        return new CapReading(refused ? Optional.empty() : Optional.of(alert), inOrder);
    }

    /** One message being read. */
    private static final class Reading {

        private final List<CapBreach> breaches;
        private final CapShapes shapes;

        Reading(List<CapBreach> breaches) {
            this.breaches = breaches;
            this.shapes = new CapShapes(this::breach);
        }

        private void breach(CapRule rule, CapElement at, String found) {
            breach(rule, rule.fatal(), at, found);
        }

        private void breach(CapRule rule, boolean fatal, CapElement at, String found) {
            breaches.add(new CapBreach(rule, fatal, at.place, at.line, found));
        }

        CapAlert alert(CapElement root) {
            children(root, ALERT);
            String identifier = name(root, "identifier");
            String sender = name(root, "sender");
            OffsetDateTime sent = time(root, "sent", true);
            CapAlert.Status status = status(root, identifier);
            CapAlert.MsgType type = listed(root, "msgType", CapAlert.MsgType.values(), true);
            String source = text(root, "source");
            CapAlert.Scope scope = listed(root, "scope", CapAlert.Scope.values(), true);
            String restriction = text(root, "restriction");
            List<String> addresses = words(text(root, "addresses"));
            String note = text(root, "note");
            List<CapReference> references = references(root);
            if (scope == CapAlert.Scope.RESTRICTED && restriction == null) {
                breach(CapRule.RESTRICTION_MISSING, root, null);
            }
            if (scope != null && scope != CapAlert.Scope.RESTRICTED && restriction != null) {
                breach(CapRule.RESTRICTION_UNCALLED, root, restriction);
            }
            if (scope == CapAlert.Scope.PRIVATE && addresses.isEmpty()) {
                breach(CapRule.ADDRESSES_MISSING, root, null);
            }
            if (type != null
                    && type.refersToOthers()
                    && root.all("references").stream().allMatch(it -> it.text().isEmpty())) {
                breach(CapRule.REFERENCES_MISSING, root, type.word());
            }
            if ((status == CapAlert.Status.EXERCISE || type == CapAlert.MsgType.ERROR) && note == null) {
                breach(CapRule.NOTE_MISSING, root, null);
            }
            List<CapInfo> infos =
                    root.all("info").stream().map(it -> info(it, sent)).toList();
            if (infos.isEmpty() && (type == CapAlert.MsgType.ALERT || type == CapAlert.MsgType.UPDATE)) {
                breach(CapRule.INFO_MISSING, root, null);
            }
            return new CapAlert(
                    identifier,
                    sender,
                    sent,
                    status,
                    type,
                    source,
                    scope,
                    restriction,
                    addresses,
                    texts(root, "code"),
                    note,
                    references,
                    words(text(root, "incidents")),
                    infos);
        }

        private CapInfo info(CapElement info, OffsetDateTime sent) {
            children(info, INFO);
            String language = text(info, "language");
            if (language != null && !LANGUAGE.matcher(language).matches()) {
                breach(CapRule.LANGUAGE_MALFORMED, first(info, "language"), language);
            }
            List<CapInfo.Category> categories = listedAll(info, "category", CapInfo.Category.values());
            if (info.all("category").isEmpty()) {
                breach(CapRule.ELEMENT_MISSING, info, "category");
            }
            OffsetDateTime effective = time(info, "effective", false);
            OffsetDateTime onset = time(info, "onset", false);
            OffsetDateTime expires = time(info, "expires", false);
            if (expires != null
                    && Stream.of(effective, onset, sent)
                            .anyMatch(it -> it != null && !expires.toInstant().isAfter(it.toInstant()))) {
                breach(CapRule.EXPIRES_BEFORE_BEGIN, first(info, "expires"), text(info, "expires"));
            }
            return new CapInfo(
                    language,
                    categories,
                    required(info, "event"),
                    listedAll(info, "responseType", CapInfo.ResponseType.values()),
                    listed(info, "urgency", CapInfo.Urgency.values(), true),
                    severity(info),
                    listed(info, "certainty", CapInfo.Certainty.values(), true),
                    text(info, "audience"),
                    values(info, "eventCode"),
                    effective,
                    onset,
                    expires,
                    text(info, "senderName"),
                    text(info, "headline"),
                    text(info, "description"),
                    text(info, "instruction"),
                    uri(info, "web"),
                    text(info, "contact"),
                    values(info, "parameter"),
                    info.all("resource").stream().map(this::resource).toList(),
                    info.all("area").stream().map(this::area).toList());
        }

        private CapResource resource(CapElement resource) {
            children(resource, RESOURCE);
            String digest = text(resource, "digest");
            if (digest != null && !DIGEST.matcher(digest).matches()) {
                breach(CapRule.DIGEST_MALFORMED, first(resource, "digest"), digest);
            }
            // 1.1 did not ask for it, and nobody is hurt by a file of unknown kind that is never fetched
            String mimeType = text(resource, "mimeType");
            if (mimeType == null && resource.all("mimeType").isEmpty()) {
                breach(CapRule.ELEMENT_MISSING, false, resource, "mimeType");
            }
            Double size = number(resource, "size");
            return new CapResource(
                    required(resource, "resourceDesc"),
                    mimeType,
                    size == null ? null : size.longValue(),
                    uri(resource, "uri"),
                    !resource.all("derefUri").isEmpty(),
                    digest);
        }

        private CapArea area(CapElement area) {
            children(area, AREA);
            Double altitude = number(area, "altitude");
            Double ceiling = number(area, "ceiling");
            if (ceiling != null && altitude == null) {
                breach(CapRule.CEILING_WITHOUT_ALTITUDE, first(area, "ceiling"), null);
            }
            return new CapArea(
                    required(area, "areaDesc"),
                    area.all("polygon").stream()
                            .flatMap(it -> shapes.polygon(it).stream())
                            .toList(),
                    area.all("circle").stream()
                            .flatMap(it -> shapes.circle(it).stream())
                            .toList(),
                    values(area, "geocode"),
                    altitude,
                    ceiling);
        }

        /** Names what does not belong, what comes too often and what stands in the wrong place. */
        private void children(CapElement parent, List<String> known) {
            int reached = 0;
            Set<String> seen = new HashSet<>();
            for (CapElement child : parent.children) {
                if (!child.ours) {
                    continue;
                }
                int position = known.indexOf(child.name);
                if (position < 0) {
                    breach(CapRule.ELEMENT_UNKNOWN, child, null);
                    continue;
                }
                if (!seen.add(child.name) && !MANY.contains(child.name)) {
                    boolean identity = IDENTITY.contains(child.name);
                    breach(identity ? CapRule.IDENTITY_REPEATED : CapRule.ELEMENT_REPEATED, child, child.text());
                }
                if (position < reached) {
                    breach(CapRule.ELEMENT_OUT_OF_ORDER, child, null);
                }
                reached = Math.max(reached, position);
                if (!NESTED.contains(child.name)) {
                    for (CapElement inside : child.children) {
                        breach(CapRule.ELEMENT_UNKNOWN, inside, null);
                    }
                    if (child.text().isEmpty()) {
                        breach(CapRule.ELEMENT_EMPTY, child, null);
                    }
                }
            }
        }

        private CapElement first(CapElement parent, String name) {
            return parent.all(name).get(0);
        }

        /** The text of a child, cleaned of what cannot be seen; null when it is not there or says nothing. */
        private String text(CapElement parent, String name) {
            return parent.all(name).stream().findFirst().map(this::text).orElse(null);
        }

        private String text(CapElement element) {
            String text = element.text();
            if (text.isEmpty()) {
                return null;
            }
            if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
                breach(CapRule.TEXT_TOO_LONG, element, text);
            }
            if (!HIDDEN.matcher(text).find()) {
                return text;
            }
            String clean = HIDDEN.matcher(text).replaceAll("").strip();
            breach(CapRule.HIDDEN_CHARACTERS, element, clean);
            return clean.isEmpty() ? null : clean;
        }

        private List<String> texts(CapElement parent, String name) {
            return parent.all(name).stream()
                    .map(this::text)
                    .filter(it -> it != null)
                    .toList();
        }

        private String required(CapElement parent, String name) {
            String text = text(parent, name);
            if (text == null) {
                breach(CapRule.ELEMENT_MISSING, parent, name);
            }
            return text;
        }

        /** An identifier or a sender: what others refer to, letter for letter. */
        private String name(CapElement root, String name) {
            String text = required(root, name);
            if (text == null) {
                return "";
            }
            CapElement element = first(root, name);
            if (HIDDEN.matcher(element.text()).find() || FORBIDDEN.matcher(text).find()) {
                breach(CapRule.FORBIDDEN_CHARACTER, element, text);
            }
            if (text.length() > LONGEST_NAME) {
                breach(CapRule.TEXT_TOO_LONG, element, text);
            }
            return text;
        }

        private OffsetDateTime time(CapElement parent, String name, boolean required) {
            String text = required ? required(parent, name) : text(parent, name);
            if (text == null) {
                return null;
            }
            CapTime.Read read = CapTime.read(text);
            if (read.breach() != null) {
                breach(read.breach(), read.time() == null, first(parent, name), text);
            }
            return read.time();
        }

        private CapAlert.Status status(CapElement root, String identifier) {
            boolean silent = root.all("status").isEmpty();
            if (silent && identifier != null && ChinaIdentifier.of(identifier).isPresent()) {
                breach(CapRule.STATUS_DEFAULTED, root, null);
                return CapAlert.Status.ACTUAL;
            }
            return listed(root, "status", CapAlert.Status.values(), true);
        }

        private CapInfo.Severity severity(CapElement info) {
            String text = text(info, "severity");
            CapInfo.Severity colour = text == null ? null : COLOURS.get(text.toLowerCase(Locale.ROOT));
            if (colour != null) {
                breach(CapRule.VALUE_MISSPELT, first(info, "severity"), text);
                return colour;
            }
            return listed(info, "severity", CapInfo.Severity.values(), true);
        }

        private <T extends Enum<T> & CapWord> T listed(CapElement parent, String name, T[] values, boolean required) {
            String text = required ? required(parent, name) : text(parent, name);
            return text == null ? null : listed(first(parent, name), text, values);
        }

        private <T extends Enum<T> & CapWord> List<T> listedAll(CapElement parent, String name, T[] values) {
            List<T> all = new ArrayList<>();
            for (CapElement it : parent.all(name)) {
                String text = text(it);
                T value = text == null ? null : listed(it, text, values);
                if (value != null) {
                    all.add(value);
                }
            }
            return all;
        }

        private <T extends Enum<T> & CapWord> T listed(CapElement at, String text, T[] values) {
            for (T value : values) {
                if (value.word().equals(text)) {
                    return value;
                }
            }
            for (T value : values) {
                if (value.word().equalsIgnoreCase(text)) {
                    breach(CapRule.VALUE_MISSPELT, at, text);
                    return value;
                }
            }
            breach(CapRule.VALUE_NOT_LISTED, at, text);
            return null;
        }

        private List<CapReference> references(CapElement root) {
            List<CapReference> references = new ArrayList<>();
            String text = text(root, "references");
            if (text == null) {
                return references;
            }
            // the Chinese profile writes a space inside its times
            String joined = text.replaceAll("(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}:\\d{2})", "$1T$2");
            for (String one : joined.split("\\s+")) {
                String[] parts = one.split(",", -1);
                Optional<OffsetDateTime> sent = parts.length == 3 ? CapTime.find(parts[2]) : Optional.empty();
                if (sent.isEmpty() || parts[0].isEmpty() || parts[1].isEmpty()) {
                    breach(CapRule.REFERENCE_MALFORMED, first(root, "references"), one);
                } else {
                    references.add(new CapReference(parts[0], parts[1], sent.get()));
                }
            }
            return references;
        }

        private List<CapValue> values(CapElement parent, String name) {
            List<CapValue> values = new ArrayList<>();
            for (CapElement it : parent.all(name)) {
                children(it, VALUE);
                String valueName = text(it, "valueName");
                String value = text(it, "value");
                if (it.all("valueName").isEmpty() || it.all("value").isEmpty()) {
                    breach(
                            CapRule.ELEMENT_MISSING,
                            false,
                            it,
                            it.all("valueName").isEmpty() ? "valueName" : "value");
                }
                if (value != null) {
                    values.add(new CapValue(valueName == null ? "" : valueName, value));
                }
            }
            return values;
        }

        /** Words between spaces; those in quotation marks are one. */
        private static List<String> words(String text) {
            List<String> words = new ArrayList<>();
            if (text != null) {
                Matcher word = ADDRESS.matcher(text);
                while (word.find()) {
                    words.add(word.group(1) == null ? word.group(2) : word.group(1));
                }
            }
            return words;
        }

        private Double number(CapElement parent, String name) {
            String text = text(parent, name);
            if (text == null) {
                return null;
            }
            Double number = CapShapes.number(text);
            if (number == null) {
                breach(CapRule.NUMBER_MALFORMED, first(parent, name), text);
            }
            return number;
        }

        private String uri(CapElement parent, String name) {
            String text = text(parent, name);
            if (text == null) {
                return null;
            }
            try {
                return new URI(text).toString();
            } catch (URISyntaxException e) {
                breach(CapRule.URI_MALFORMED, first(parent, name), text);
                return null;
            }
        }
    }
}
