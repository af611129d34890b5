package org.muster.investigation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.AccountDirectory;
import org.muster.account.Role;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.investigation.Evidence.Custody;
import org.muster.investigation.Evidence.Kind;
import org.muster.investigation.Evidence.Verification;
import org.muster.investigation.Investigation.Investigator;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the investigation with the accident, takes evidence in, follows it from hand to hand and proves it unchanged. */
@Service
@Transactional
class InvestigationManagement {

    /** 国务院令493 Art 29: 60 days from the accident, in special cases prolonged by at most 60. */
    static final Duration WITHIN = Duration.ofDays(60);

    static final int MOST_EXTENSION = 60;
    private static final int MOST_EVIDENCE = 2000;
    private static final String ROOT = "0";

    /** What was taken. */
    record Taken(
            Kind kind,
            String name,
            String takenBy,
            Instant takenAt,
            String place,
            String source,
            String holder,
            String fileName,
            String mediaType,
            byte[] content) {}

    /** @param handedAt null for now */
    record HandOver(String toWhom, String place, String purpose, Instant handedAt) {}

    private final Investigations investigations;
    private final IncidentManagement incidents;
    private final AccountDirectory accounts;
    private final Journal journal;
    private final Clock clock;

    InvestigationManagement(
            Investigations investigations,
            IncidentManagement incidents,
            AccountDirectory accounts,
            Journal journal,
            Clock clock) {
        this.investigations = investigations;
        this.incidents = incidents;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    void open(IncidentId id) {
        Incident incident = incidents.get(id);
        if (incident.hazard() == Hazard.ENTERPRISE_ACCIDENT) {
            Instant due = incident.receivedAt().plus(WITHIN).truncatedTo(ChronoUnit.MILLIS);
            if (investigations.open(id, now(), due)) {
                journal.record(new InvestigationEvent.InvestigationOpened(id, due));
            }
        }
    }

    /** Said again, it is protected by others or otherwise. */
    Investigation protectScene(IncidentId id, String by, String note) {
        hold(id);
        investigations.protectScene(id, by, note, now());
        journal.record(new InvestigationEvent.SceneProtected(id, by, note));
        return get(id);
    }

    /** @throws Problem 422 for who is in it already, and for an account that belongs to a firm or does not exist */
    Investigation name(IncidentId id, Investigator it) {
        hold(id);
        if (investigations.belongs(id, it.name(), it.unit())) {
            throw Problem.invalid("name", it.unit() + it.name() + "已在调查组里，不必再填");
        }
        if (it.username() != null) {
            AccountDirectory.Person person = accounts.find(it.username())
                    .orElseThrow(() -> Problem.invalid("username", "没有账号“" + it.username() + "”，请核对；没有账号的成员可以不填"));
            if (person.is(Role.ENTERPRISE_CONTACT)) {
                throw Problem.invalid("username", "企业人员不能进入事故调查组");
            }
        }
        investigations.add(id, it, ActorContext.actor().name(), now());
        journal.record(new InvestigationEvent.InvestigatorNamed(id, it.name(), it.unit()));
        return get(id);
    }

    /**
     * Somebody leaves the group: named by mistake, or has an interest in the accident (国务院令493 Art 23). From then on they
     * read no evidence; what they did stays in the journal.
     *
     * @throws Problem 422 for who is not in it
     */
    Investigation remove(IncidentId id, String name, String unit, String reason) {
        hold(id);
        if (!investigations.remove(id, name, unit)) {
            throw Problem.invalid("name", "调查组里没有" + unit + name + "，请刷新后核对");
        }
        journal.record(new InvestigationEvent.InvestigatorRemoved(id, name, unit, reason));
        return get(id);
    }

    /**
     * Takes a piece of evidence in; its first hand-over is from whoever took it to whoever keeps it.
     *
     * @throws Problem 422 for what was taken in the future, and for a photo, record or recording without its file
     */
    Evidence take(IncidentId id, Taken it) {
        hold(id);
        Instant now = now();
        if (it.takenAt().isAfter(now.plusSeconds(60))) {
            throw Problem.invalid("takenAt", "取证时间不能在将来，请核对钟表");
        }
        if (it.content() == null && it.kind() != Kind.SAMPLE && it.kind() != Kind.OTHER) {
            throw Problem.invalid("file", it.kind().label() + "须附文件；样品和实物可以不附");
        }
        int number = investigations.nextNumber(id);
        if (number > MOST_EVIDENCE) {
            throw Problem.conflict("too-many", "证据已有 " + MOST_EVIDENCE + " 件，请联系管理员");
        }
        Evidence evidence = new Evidence(
                UUID.randomUUID(),
                id,
                number,
                it.kind(),
                it.name(),
                it.takenBy(),
                it.takenAt().truncatedTo(ChronoUnit.MILLIS),
                it.place(),
                it.source(),
                it.fileName(),
                it.mediaType(),
                it.content() == null ? null : it.content().length,
                it.content() == null ? null : Digest.of(it.content()),
                now,
                ActorContext.actor().name(),
                List.of());
        investigations.add(evidence, it.content());
        Custody first =
                sealed(evidence.id(), 1, evidence.takenAt(), it.takenBy(), it.holder(), it.place(), "取证登记", now, ROOT);
        investigations.add(evidence.id(), first);
        journal.record(new InvestigationEvent.EvidenceTaken(
                id,
                evidence.id(),
                number,
                it.kind().name(),
                it.kind().label(),
                evidence.takenAt(),
                evidence.sha256(),
                first.hash()));
        return investigations.find(evidence.id()).orElseThrow();
    }

    /** From whoever has it to somebody else. */
    Evidence handOver(UUID evidenceId, HandOver it) {
        Evidence evidence = evidence(evidenceId);
        hold(evidence.incidentId());
        evidence = evidence(evidenceId); // nobody hands it over twice from the same hand
        Custody last = evidence.custody().get(evidence.custody().size() - 1);
        Instant now = now();
        Instant at = it.handedAt() == null ? now : it.handedAt().truncatedTo(ChronoUnit.MILLIS);
        if (at.isAfter(now.plusSeconds(60)) || at.isBefore(last.handedAt())) {
            throw Problem.invalid("handedAt", "交接时间须在上一次交接之后、不晚于现在");
        }
        Custody next = sealed(
                evidenceId, last.seq() + 1, at, last.toWhom(), it.toWhom(), it.place(), it.purpose(), now, last.hash());
        investigations.add(evidenceId, next);
        journal.record(new InvestigationEvent.EvidenceHandedOver(
                evidence.incidentId(), evidenceId, evidence.number(), next.seq(), next.hash()));
        return evidence(evidenceId);
    }

    private static Custody sealed(
            UUID evidence,
            int seq,
            Instant at,
            String from,
            String to,
            String place,
            String purpose,
            Instant recordedAt,
            String before) {
        String by = ActorContext.actor().name();
        Custody open = new Custody(seq, at, from, to, place, purpose, recordedAt, by, "");
        return new Custody(seq, at, from, to, place, purpose, recordedAt, by, Digest.of(evidence, open, before));
    }

    /**
     * Computes file and chain of custody anew and compares them with what the sealed journal was told when it was taken
     * and handed over; that it was checked is told too.
     */
    Verification verify(UUID evidenceId) {
        Evidence evidence = evidence(evidenceId);
        List<String> problems = new ArrayList<>();
        List<Entry> told = journal
                .latest(evidence.incidentId(), List.of("EvidenceTaken", "EvidenceHandedOver"), Integer.MAX_VALUE)
                .stream()
                .filter(it -> evidenceId.toString().equals(it.text("evidenceId")))
                .toList();
        String file = investigations
                .file(evidenceId)
                .map(it -> Digest.of(it.content()))
                .orElse(null);
        Entry taken = told.stream()
                .filter(it -> it.type().equals("EvidenceTaken"))
                .findFirst()
                .orElse(null);
        if (taken == null) {
            problems.add("日志中没有这件证据的登记");
        } else {
            same(problems, file, taken.text("sha256"), "文件与登记时的 SHA-256 不一致，已被改动");
            same(problems, evidence.sha256(), taken.text("sha256"), "登记簿上的 SHA-256 与日志不一致");
        }
        custody(problems, evidence, told);
        boolean intact = problems.isEmpty();
        journal.record(
                new InvestigationEvent.EvidenceVerified(evidence.incidentId(), evidenceId, evidence.number(), intact));
        return new Verification(evidenceId, evidence.number(), intact, file, problems, now());
    }

    private static void custody(List<String> problems, Evidence evidence, List<Entry> told) {
        Map<Integer, String> hashes = told.stream()
                .collect(Collectors.toMap(
                        it -> it.type().equals("EvidenceTaken")
                                ? 1
                                : it.data().path("seq").asInt(),
                        it -> it.text("custodyHash"),
                        (one, other) -> one));
        String before = ROOT;
        for (Custody it : evidence.custody()) {
            String hash = Digest.of(evidence.id(), it, before);
            same(problems, hash, it.hash(), "第 " + it.seq() + " 次交接的记录已被改动");
            same(problems, it.hash(), hashes.get(it.seq()), "第 " + it.seq() + " 次交接与日志不一致");
            before = it.hash();
        }
        if (evidence.custody().size() != hashes.size()) {
            problems.add(
                    "交接记录应有 " + hashes.size() + " 条，现有 " + evidence.custody().size() + " 条");
        }
    }

    private static void same(List<String> problems, String one, String other, String problem) {
        if (one == null ? other != null : !one.equals(other)) {
            problems.add(problem);
        }
    }

    /** @throws Problem 422 when it would be prolonged by more than 60 days altogether */
    Investigation extend(IncidentId id, int days, String approvedBy, String reason) {
        hold(id);
        Investigation it = open(get(id));
        int all = it.extendedDays() + days;
        if (all > MOST_EXTENSION) {
            throw Problem.invalid(
                    "days",
                    "延长最多 60 日（令493 第二十九条），已延长 " + it.extendedDays() + " 日，至多再延 " + (MOST_EXTENSION - it.extendedDays())
                            + " 日");
        }
        Instant due = it.dueAt().plus(Duration.ofDays(days));
        investigations.extend(id, all, due);
        journal.record(new InvestigationEvent.InvestigationExtended(id, all, due, approvedBy, reason));
        return get(id);
    }

    /** The group has handed in its report. */
    Investigation report(IncidentId id, String by, String conclusion) {
        hold(id);
        Investigation it = open(get(id));
        Instant now = now();
        investigations.reported(id, by, conclusion, now);
        journal.record(new InvestigationEvent.InvestigationReported(id, by, now.isAfter(it.dueAt())));
        return get(id);
    }

    private static Investigation open(Investigation it) {
        if (it.reportedAt() != null) {
            throw Problem.conflict("illegal-transition", "调查报告已提交，调查已结束");
        }
        return it;
    }

    void overdue(IncidentId id) {
        incidents.hold(id);
        if (investigations.overdueTold(id, now())) {
            journal.record(new InvestigationEvent.InvestigationOverdue(id, get(id).dueAt()));
        }
    }

    /** @throws Problem 409 for what is no accident */
    @Transactional(readOnly = true)
    Investigation get(IncidentId id) {
        return investigations
                .find(id)
                .orElseThrow(() -> Problem.conflict("no-investigation", "只有企业事故按令493立案调查；刚立案的请稍候再试"));
    }

    private void hold(IncidentId id) {
        incidents.hold(id);
        get(id);
    }

    private Evidence evidence(UUID id) {
        return investigations.find(id).orElseThrow(() -> Problem.notFound("证据"));
    }

    /** What PostgreSQL keeps, so that a hash can be computed again from the row. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
