package org.muster.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.locationtech.jts.geom.Polygon;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.division.Division;
import org.muster.division.Divisions;
import org.muster.integrations.cap.CapAlert;
import org.muster.integrations.cap.CapArea;
import org.muster.integrations.cap.CapInfo;
import org.muster.integrations.cap.CapReference;
import org.muster.integrations.cap.CapValue;
import org.muster.integrations.cap.CapWriter;
import org.muster.integrations.cap.ChinaIdentifier;
import org.muster.level.WarningLevels.Colour;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.muster.warning.WarningLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From the draft to the public and back. Nobody approves their own words; what is approved is not changed without being
 * approved again; every step is in the warning's log.
 */
@Service
@Transactional
class IssueManagement {

    private static final Map<Colour, CapInfo.Severity> SEVERITIES = Map.of(
            Colour.RED, CapInfo.Severity.EXTREME,
            Colour.ORANGE, CapInfo.Severity.SEVERE,
            Colour.YELLOW, CapInfo.Severity.MODERATE,
            Colour.BLUE, CapInfo.Severity.MINOR);

    private final IssuedWarnings warnings;
    private final Divisions divisions;
    private final Jurisdiction jurisdiction;
    private final WarningLog log;
    private final CapWriter writer = new CapWriter();
    private final Clock clock;
    private final ZoneId zone;
    private final String industry;

    IssueManagement(
            IssuedWarnings warnings,
            Divisions divisions,
            Jurisdiction jurisdiction,
            WarningLog log,
            Clock clock,
            @Value("${muster.time-zone:Asia/Shanghai}") ZoneId zone,
            @Value("${muster.warning.industry:000}") String industry) {
        this.warnings = warnings;
        this.divisions = divisions;
        this.jurisdiction = jurisdiction;
        this.log = log;
        this.clock = clock;
        this.zone = zone;
        this.industry = industry;
    }

    IssuedWarning draft(IssueContent content, boolean exercise) {
        check(content);
        UUID id = UUID.randomUUID();
        return add(id, id, null, issuing(content.divisions().get(0)), exercise, "ALERT", content);
    }

    /** Another version of one that is out: a draft like any other, which takes its place when it is issued. */
    IssuedWarning update(UUID id, IssueContent content) {
        check(content);
        IssuedWarning out = lock(id);
        out.state().require(IssueState.REPLACED);
        refuseSecondFollowUp(out);
        return add(UUID.randomUUID(), out.chainId(), out.id(), out.divisionCode(), out.exercise(), "UPDATE", content);
    }

    private void refuseSecondFollowUp(IssuedWarning out) {
        warnings.chain(out.chainId()).stream()
                .filter(it -> out.id().equals(it.previous()) && it.state() != IssueState.DISCARDED)
                .findFirst()
                .ifPresent(it -> {
                    throw Problem.conflict("follow-up-open", "已有一份更新或解除在起草，请先处理完那一份")
                            .with("id", it.id());
                });
    }

    private IssuedWarning add(
            UUID id,
            UUID chain,
            UUID previous,
            DivisionCode division,
            boolean exercise,
            String type,
            IssueContent content) {
        Caller caller = Caller.current();
        IssuedWarning draft = new IssuedWarning(
                id,
                chain,
                previous,
                division,
                exercise,
                type,
                IssueState.DRAFT,
                content,
                1,
                null,
                caller.username(),
                caller.displayName(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        warnings.add(draft);
        tell(draft, "PublicWarningDrafted", Map.of("msgType", type, "content", content));
        return draft;
    }

    IssuedWarning redraft(UUID id, IssueContent content) {
        check(content);
        IssuedWarning draft = lock(id);
        draft.state().require(IssueState.DRAFT);
        warnings.redraft(id, content, Caller.current(), clock.instant());
        tell(draft, "PublicWarningRedrafted", Map.of("revision", draft.revision() + 1, "content", content));
        return warnings.find(id).orElseThrow();
    }

    /** @param revision which version was read: another one must be read first */
    IssuedWarning approve(UUID id, int revision) {
        IssuedWarning draft = lock(id);
        draft.state().require(IssueState.APPROVED);
        if (draft.draftedBy().equals(Caller.current().username())) {
            throw Problem.forbidden("起草人不能审核自己起草的预警，请由另一人审核。");
        }
        if (draft.revision() != revision) {
            throw Problem.conflict("changed-meanwhile", "预警文字刚被改过，请看清新稿后再审核");
        }
        warnings.approve(id, Caller.current(), clock.instant());
        tell(draft, "PublicWarningApproved", Map.of("revision", revision));
        return warnings.find(id).orElseThrow();
    }

    IssuedWarning giveBack(UUID id, String reason) {
        IssuedWarning draft = lock(id);
        draft.state().require(IssueState.DRAFT);
        warnings.giveBack(id, reason);
        tell(draft, "PublicWarningReturned", Map.of("reason", reason));
        return warnings.find(id).orElseThrow();
    }

    void discard(UUID id) {
        IssuedWarning draft = lock(id);
        draft.state().require(IssueState.DISCARDED);
        warnings.discard(id, clock.instant());
        tell(draft, "PublicWarningDiscarded", Map.of());
    }

    /** Out it goes: the message is made, and every outlet is queued in the same transaction. */
    IssuedWarning issue(UUID id) {
        IssuedWarning approved = lock(id);
        approved.state().require(IssueState.ISSUED);
        if (!approved.content().expires().isAfter(clock.instant())) {
            throw Problem.conflict("expired-before-issue", "预警的失效时间已过，请改稿后重新审核");
        }
        IssuedWarning before = approved.previous() == null ? null : lock(approved.previous());
        if (before != null) {
            before.state().require(IssueState.REPLACED);
            warnings.end(before.id(), IssueState.REPLACED, clock.instant());
        }
        publish(approved, before, info(approved.content(), false));
        return warnings.find(id).orElseThrow();
    }

    /** Takes one back at once; the words are the reason, and nobody waits for an approval to end an alarm. */
    IssuedWarning cancel(UUID id, String reason) {
        IssuedWarning out = lock(id);
        out.state().require(IssueState.CANCELLED);
        refuseSecondFollowUp(out);
        IssueContent was = out.content();
        IssueContent content = new IssueContent(
                was.kind(),
                was.colour(),
                was.headline(),
                reason,
                "预警已解除",
                was.issuer(),
                was.contact(),
                was.divisions(),
                was.ring(),
                was.outlets(),
                null,
                was.expires());
        IssuedWarning cancel =
                add(UUID.randomUUID(), out.chainId(), out.id(), out.divisionCode(), out.exercise(), "CANCEL", content);
        warnings.end(out.id(), IssueState.CANCELLED, clock.instant());
        publish(cancel, out, info(content, true));
        return warnings.find(cancel.id()).orElseThrow();
    }

    private void publish(IssuedWarning warning, IssuedWarning before, CapInfo info) {
        Instant now = clock.instant();
        OffsetDateTime sent = now.atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
        String identifier = identifier(warning.divisionCode(), sent);
        byte[] message = writer.write(new CapAlert(
                identifier,
                sender(warning.divisionCode()),
                sent,
                warning.exercise() ? CapAlert.Status.EXERCISE : CapAlert.Status.ACTUAL,
                CapAlert.MsgType.valueOf(warning.msgType()),
                null,
                CapAlert.Scope.PUBLIC,
                null,
                List.of(),
                List.of(),
                warning.exercise() ? "推演" : null,
                before == null
                        ? List.of()
                        : List.of(new CapReference(
                                sender(before.divisionCode()),
                                before.identifier(),
                                before.sent().atZone(zone).toOffsetDateTime())),
                List.of(),
                List.of(info)));
        warnings.issue(warning.id(), Caller.current(), now, identifier, sent.toInstant(), message);
        warning.content().outlets().forEach(it -> warnings.queue(warning.id(), it, warning.exercise(), now));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("msgType", warning.msgType());
        said.put("identifier", identifier);
        said.put("outlets", warning.content().outlets());
        said.put("headline", info.headline());
        said.put("previous", warning.previous());
        tell(warning, "PublicWarningIssued", said);
    }

    private CapInfo info(IssueContent content, boolean over) {
        List<Division> concerned =
                content.divisions().stream().map(divisions::get).toList();
        OffsetDateTime now = clock.instant().atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
        return new CapInfo(
                "zh-CN",
                List.of(CapInfo.Category.SAFETY),
                content.kind().strip(),
                List.of(over ? CapInfo.ResponseType.ALL_CLEAR : CapInfo.ResponseType.PREPARE),
                over ? CapInfo.Urgency.PAST : CapInfo.Urgency.EXPECTED,
                over ? CapInfo.Severity.MINOR : SEVERITIES.get(content.colour()),
                CapInfo.Certainty.LIKELY,
                null,
                List.of(),
                now,
                content.onset() == null
                        ? null
                        : content.onset().atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS),
                over ? null : content.expires().atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS),
                content.issuer().strip(),
                (over ? "解除：" : "") + content.headline().strip(),
                content.description().strip(),
                content.instruction().strip(),
                null,
                content.contact() == null || content.contact().isBlank()
                        ? null
                        : content.contact().strip(),
                over ? List.of() : List.of(new CapValue("colour", word(content.colour()))),
                List.of(),
                List.of(new CapArea(
                        String.join("、", concerned.stream().map(Division::name).toList())
                                + (content.ring() == null ? "" : "（图上所画范围）"),
                        content.ring() == null ? List.of() : List.of(WarnedRing.of(content.ring())),
                        List.of(),
                        concerned.stream()
                                .map(it -> new CapValue("GB/T 2260", it.code().value()))
                                .toList(),
                        null,
                        null)));
    }

    /** What boards and loudspeakers say: the exercise first, so that nobody runs. */
    String text(IssuedWarning warning) {
        IssueContent content = warning.content();
        return (warning.exercise() ? "【推演】" : "")
                + (warning.msgType().equals("CANCEL") ? "解除：" : "")
                + content.headline() + "。" + content.description() + " " + content.instruction() + "（"
                + content.issuer()
                + "）";
    }

    private static String word(Colour colour) {
        return switch (colour) {
            case RED -> "红色";
            case ORANGE -> "橙色";
            case YELLOW -> "黄色";
            case BLUE -> "蓝色";
        };
    }

    private static String sender(DivisionCode division) {
        return "muster.public." + division;
    }

    private String identifier(DivisionCode division, OffsetDateTime sent) {
        for (int number = 0; number < 10; number++) {
            String identifier =
                    new ChinaIdentifier(division.county().value(), industry, "000", "00", sent, number).toString();
            if (!warnings.identifierTaken(identifier)) {
                return identifier;
            }
        }
        throw Problem.conflict("too-many", "这一秒内发布的预警太多，请稍后再试");
    }

    private void check(IssueContent content) {
        content.divisions().forEach(it -> {
            jurisdiction.require(it, "区划");
            divisions.get(it);
        });
        if (content.ring() != null) {
            Polygon ring = WarnedRing.of(content.ring());
            divisions
                    .divisionAt(WarnedRing.inside(ring))
                    .filter(it -> jurisdiction.covers(it.code()))
                    .orElseThrow(() -> Problem.invalid("ring", "画的范围不在本辖区，请重画"));
        }
        Instant now = clock.instant();
        if (!content.expires().isAfter(now)) {
            throw Problem.invalid("expires", "失效时间须在将来");
        }
        if (content.onset() != null && !content.expires().isAfter(content.onset())) {
            throw Problem.invalid("expires", "失效时间须晚于起始时间");
        }
    }

    /** The caller's own division under which it goes out. */
    private static DivisionCode issuing(DivisionCode concerned) {
        return Caller.current().divisions().stream()
                .filter(it -> it.covers(concerned))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("区划"));
    }

    IssuedWarning get(UUID id) {
        return warnings.find(id)
                .filter(it -> jurisdiction.covers(it.divisionCode()))
                .orElseThrow(() -> Problem.notFound("预警"));
    }

    private IssuedWarning lock(UUID id) {
        return warnings.lock(id)
                .filter(it -> jurisdiction.covers(it.divisionCode()))
                .orElseThrow(() -> Problem.notFound("预警"));
    }

    private void tell(IssuedWarning warning, String type, Map<String, ?> data) {
        log.append(warning.chainId(), warning.id(), type, data);
    }
}
