package org.muster.warning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.integrations.cap.CapAlert;
import org.muster.integrations.cap.CapAlert.MsgType;
import org.muster.integrations.cap.CapArea;
import org.muster.integrations.cap.CapInfo;
import org.muster.integrations.cap.CapReader;
import org.muster.integrations.cap.CapReading;
import org.muster.integrations.cap.CapValue;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.muster.warning.WarningWords.Meaning;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receives warnings: reads them, keeps each once, and lets updates and cancels take the place of what they name. Whom a
 * warning concerns is found out right afterwards, so that a receipt never waits for it.
 */
@Service
@Transactional
@EnableConfigurationProperties(WarningProperties.class)
class WarningIntake {

    /** A sender's clock may be wrong, but not by days: such a message is a mistake or a forgery. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private static final int LONGEST_HEADLINE = 200;

    /** Written here by {@link HandEntry}, for a person of the duty room. */
    static final String BY_HAND = "HAND";

    /** @param json what the sender is told, the same words each time; {@code repeated} whether it was known before */
    record Receipt(WarningId id, String json, boolean repeated) {}

    private final Warnings warnings;
    private final WarningWords words;
    private final WarningLog log;
    private final WarningProperties properties;
    private final Json json;
    private final Clock clock;

    WarningIntake(
            Warnings warnings,
            WarningWords words,
            WarningLog log,
            WarningProperties properties,
            Json json,
            Clock clock) {
        this.warnings = warnings;
        this.words = words;
        this.log = log;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param receiver for which division it is received; it concerns nobody outside
     * @param via MACHINE, FEED, UPLOAD or HAND
     * @throws WarningRefused when it cannot be trusted to mean what it seems to mean
     * @throws Problem 409 when another message of the same name is known, 422 for a sender that is not listed
     */
    Receipt receive(byte[] document, DivisionCode receiver, String via) {
        CapReading reading = (properties.strict() ? CapReader.strict() : CapReader.tolerant()).read(document);
        CapAlert alert = reading.alert().orElseThrow(() -> new WarningRefused(reading.breaches()));
        if (!properties.senders().isEmpty() && !properties.senders().contains(alert.sender()) && !via.equals(BY_HAND)) {
            throw Problem.invalid("sender", "发送者 " + shortened(alert.sender(), 60) + " 不在允许的名单内，请联系值班技术人员登记");
        }
        String digest = digest(alert);
        Optional<Warnings.Kept> known = warnings.same(alert.reference(), receiver);
        if (known.isPresent()) {
            return again(known.get(), digest);
        }
        Instant now = clock.instant();
        if (alert.sent().toInstant().isAfter(now.plus(MOST_AHEAD))) {
            throw Problem.invalid("alert/sent", "发布时间 " + alert.sent() + " 在将来一天以后，请核对发送方时钟");
        }
        Receipt receipt = keep(alert, reading, document, digest, receiver, via, now);
        return receipt != null
                ? receipt
                : again(warnings.same(alert.reference(), receiver).orElseThrow(), digest);
    }

    private Receipt again(Warnings.Kept known, String digest) {
        if (!known.digest().equals(digest)) {
            throw Problem.conflict("warning-differs", "已收到过发送者、编号、时间都相同但内容不同的预警，本条未接收。更正请以 Update 重发。")
                    .with("warningId", known.id());
        }
        return new Receipt(known.id(), known.answer(), true);
    }

    private Receipt keep(
            CapAlert alert,
            CapReading reading,
            byte[] document,
            String digest,
            DivisionCode receiver,
            String via,
            Instant now) {
        WarningId id = WarningId.next();
        List<Warning> referred = alert.msgType() == MsgType.UPDATE || alert.msgType() == MsgType.CANCEL
                ? warnings.lockReferred(alert.references(), receiver).stream()
                        .filter(it -> it.status() == alert.status())
                        .toList()
                : List.of();
        // only its own sender takes a warning back, and only with something newer; or our duty room, by name
        List<Warning> followed = referred.stream()
                .filter(it -> (it.sender().equals(alert.sender()) || via.equals(BY_HAND))
                        && !it.sent().isAfter(alert.sent().toInstant()))
                .toList();
        boolean ends = alert.msgType() == MsgType.CANCEL || allClear(alert);
        Optional<Warning> overtaken = ends ? Optional.empty() : overtakenBy(alert, receiver);
        UUID chain = followed.stream()
                .findFirst()
                .or(() -> overtaken)
                .map(Warning::chainId)
                .orElse(id.value());
        Warning warning = warning(id, chain, alert, receiver, via, now, ends, overtaken, followed);
        String answer = answer(warning, reading, followed);
        boolean added = warnings.add(
                warning,
                digest,
                document,
                answer,
                reading.breaches(),
                alert.shape().map(WarningShapes::write).orElse(null),
                ActorContext.actor().id());
        if (!added) {
            return null;
        }
        warnings.refer(id, alert.references());
        WarningState next = ends ? WarningState.CANCELLED : WarningState.UPDATED;
        String reason = ends ? reason(alert) : null;
        for (Warning it : followed) {
            if (it.state() == WarningState.IN_FORCE || it.state() == WarningState.EXPIRED) {
                warnings.settle(it.id(), next, now, reason, id);
            }
        }
        tellLog(warning, alert, reading, followed, referred, next, reason);
        return new Receipt(id, answer, false);
    }

    private void tellLog(
            Warning warning,
            CapAlert alert,
            CapReading reading,
            List<Warning> followed,
            List<Warning> referred,
            WarningState next,
            String reason) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("sender", alert.sender());
        said.put("identifier", alert.identifier());
        said.put("sent", alert.sent().toString());
        said.put("msgType", alert.msgType().word());
        said.put("status", alert.status().word());
        said.put("headline", warning.headline());
        said.put("colour", warning.colour());
        said.put("breaches", reading.breaches().size());
        said.put("receivedFor", warning.divisionCode());
        log.append(warning.chainId(), warning.id().value(), "WarningMessageReceived", said);
        for (Warning it : followed) {
            Map<String, Object> change = new HashMap<>();
            change.put("by", warning.id());
            change.put("before", it.state());
            change.put("reason", reason);
            log.append(
                    it.chainId(),
                    it.id().value(),
                    next == WarningState.CANCELLED ? "WarningCancelled" : "WarningUpdated",
                    change);
        }
        referred.stream()
                .filter(it -> !followed.contains(it))
                .forEach(it -> log.append(
                        it.chainId(),
                        it.id().value(),
                        "WarningReferenceNotHonoured",
                        Map.of("by", warning.id(), "sender", alert.sender(), "why", "只有原发送者较新的报文才能更新或解除")));
    }

    /** What was received before the message it refers to: then that one is over before it comes. */
    private Optional<Warning> overtakenBy(CapAlert alert, DivisionCode receiver) {
        return warnings.follower(alert.reference(), receiver)
                .filter(it -> it.status() == alert.status()
                        && it.sent().isAfter(alert.sent().toInstant()));
    }

    private Warning warning(
            WarningId id,
            UUID chain,
            CapAlert alert,
            DivisionCode receiver,
            String via,
            Instant now,
            boolean ends,
            Optional<Warning> overtaken,
            List<Warning> followed) {
        Optional<CapInfo> info = alert.main();
        // a cancel often says nothing but what it takes back
        Optional<Warning> before = followed.stream().findFirst();
        Meaning meaning = info.map(words::of).orElse(null);
        Instant expires =
                info.map(CapInfo::expires).map(OffsetDateTime::toInstant).orElse(null);
        WarningState state = WarningState.IN_FORCE;
        WarningId followedBy = null;
        if (ends
                || alert.status() == CapAlert.Status.SYSTEM
                || alert.status() == CapAlert.Status.DRAFT
                || alert.msgType() == MsgType.ACK
                || alert.msgType() == MsgType.ERROR) {
            state = WarningState.NOTICE;
        } else if (overtaken.isPresent()) {
            state = overtaken.get().state() == WarningState.NOTICE ? WarningState.CANCELLED : WarningState.UPDATED;
            followedBy = overtaken.get().id();
        } else if (expires != null && !expires.isAfter(now)) {
            state = WarningState.EXPIRED;
        }
        List<CapArea> areas =
                alert.infos().stream().flatMap(it -> it.areas().stream()).toList();
        return new Warning(
                id,
                chain,
                alert.sender(),
                alert.identifier(),
                alert.sent().toInstant(),
                alert.status(),
                alert.msgType(),
                meaning != null ? meaning.kind() : before.map(Warning::kind).orElse(WarningWords.OTHER),
                meaning != null ? meaning.hazard() : before.map(Warning::hazard).orElse(null),
                info.map(CapInfo::event).or(() -> before.map(Warning::event)).orElse("—"),
                meaning == null ? null : meaning.colour(),
                meaning == null ? null : meaning.colourFrom(),
                meaning == null ? null : meaning.rating(),
                info.map(CapInfo::severity).orElse(CapInfo.Severity.UNKNOWN),
                info.map(CapInfo::urgency).orElse(CapInfo.Urgency.UNKNOWN),
                info.map(CapInfo::certainty).orElse(CapInfo.Certainty.UNKNOWN),
                headline(alert, info, before),
                info.map(CapInfo::senderName).orElse(null),
                info.map(CapInfo::description).orElse(alert.note()),
                info.map(CapInfo::instruction).orElse(null),
                info.map(CapInfo::contact).orElse(null),
                areas.isEmpty()
                        ? null
                        : String.join(
                                "；",
                                areas.stream()
                                        .map(CapArea::description)
                                        .distinct()
                                        .toList()),
                geocodes(areas),
                info.map(CapInfo::effective).map(OffsetDateTime::toInstant).orElse(null),
                info.map(CapInfo::onset).map(OffsetDateTime::toInstant).orElse(null),
                expires,
                state == WarningState.NOTICE ? List.of() : missing(info, meaning, areas),
                state,
                now,
                null,
                followedBy,
                receiver,
                via,
                now,
                ActorContext.actor().name(),
                null);
    }

    private static boolean allClear(CapAlert alert) {
        return alert.msgType() == MsgType.UPDATE
                && alert.main()
                        .filter(it -> it.responseTypes().equals(List.of(CapInfo.ResponseType.ALL_CLEAR)))
                        .isPresent();
    }

    private static String reason(CapAlert alert) {
        return alert.main()
                .map(CapInfo::headline)
                .or(() -> Optional.ofNullable(alert.note()))
                .map(it -> shortened(it, LONGEST_HEADLINE))
                .orElse("发布单位解除");
    }

    private static String headline(CapAlert alert, Optional<CapInfo> info, Optional<Warning> before) {
        String said = info.map(CapInfo::headline)
                .or(() -> info.map(CapInfo::event))
                .or(() -> before.map(it -> "解除：" + it.headline()))
                .orElse(alert.msgType().word());
        return shortened(said, LONGEST_HEADLINE);
    }

    /** Codes that can be of GB/T 2260, whatever their sender calls them: 6 or 9 digits; of 12 the township's 9. */
    private static List<String> geocodes(List<CapArea> areas) {
        return areas.stream()
                .flatMap(it -> it.geocodes().stream())
                .filter(it -> !isForeign(it.name()))
                .map(CapValue::value)
                .map(it -> it.matches("\\d{12}") ? it.substring(0, 9) : it)
                .filter(it -> it.matches("\\d{6}(\\d{3})?"))
                .distinct()
                .toList();
    }

    /** Codes of other countries have six digits too. */
    private static boolean isForeign(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return List.of("FIPS", "SAME", "UGC", "CLC", "CAP-CP", "NUTS", "WARNCELL", "EMMA").stream()
                .anyMatch(upper::contains);
    }

    /** What a warning must carry (突发事件应对法 Art 64) and this one does not, by the names the desk knows. */
    private static List<String> missing(Optional<CapInfo> info, Meaning meaning, List<CapArea> areas) {
        List<String> missing = new ArrayList<>();
        if (meaning == null || meaning.kind().equals(WarningWords.OTHER)) {
            missing.add("KIND");
        }
        if (meaning == null || meaning.colour() == null) {
            missing.add("LEVEL");
        }
        if (info.map(it -> it.onset() == null && it.effective() == null).orElse(true)) {
            missing.add("BEGIN");
        }
        if (areas.isEmpty()) {
            missing.add("AREA");
        }
        if (info.map(CapInfo::description).isEmpty()) {
            missing.add("CAUTION");
        }
        if (info.map(CapInfo::instruction).isEmpty()) {
            missing.add("MEASURES");
        }
        if (info.map(CapInfo::senderName).isEmpty()) {
            missing.add("ISSUER");
        }
        if (info.map(CapInfo::expires).isEmpty()) {
            missing.add("END");
        }
        if (info.map(CapInfo::contact).isEmpty()) {
            missing.add("CONTACT");
        }
        return missing;
    }

    private String answer(Warning warning, CapReading reading, List<Warning> followed) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", warning.id());
        answer.put("chainId", warning.chainId());
        answer.put("sender", warning.sender());
        answer.put("identifier", warning.identifier());
        answer.put("sent", warning.sent());
        answer.put("status", warning.status());
        answer.put("msgType", warning.msgType());
        answer.put("state", warning.state());
        answer.put("kind", warning.kind());
        answer.put("hazard", warning.hazard());
        answer.put("colour", warning.colour());
        answer.put("rating", warning.rating());
        answer.put("headline", warning.headline());
        answer.put("follows", followed.stream().map(Warning::id).toList());
        answer.put("missing", warning.missing());
        answer.put(
                "breaches",
                reading.breaches().stream().map(WarningRefused::view).toList());
        answer.put("receivedAt", warning.receivedAt());
        return json.write(answer);
    }

    private static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** The same for the same content, however its XML is laid out. */
    private static String digest(CapAlert alert) {
        try {
            byte[] bytes = alert.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
