package org.muster.firm;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.firm.Firm.Accident;
import org.muster.firm.Firm.Contact;
import org.muster.firm.Firm.Equipment;
import org.muster.firm.Firm.HazardNote;
import org.muster.firm.Firm.Holding;
import org.muster.firm.Firm.MapKind;
import org.muster.firm.Firm.RiskMap;
import org.muster.firm.SafetyCode.Indicator;
import org.muster.shared.ActorContext;
import org.muster.shared.Problem;
import org.muster.substance.Substances;
import org.muster.team.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes to the files of firms, each kept with who, when and why. */
@Service
@Transactional
public class FirmManagement {

    private static final int EDITS = 200;

    private final Firms firms;
    private final FirmFiles files;
    private final RiskMaps maps;
    private final Substances substances;
    private final Teams teams;
    private final Clock clock;

    FirmManagement(Firms firms, FirmFiles files, RiskMaps maps, Substances substances, Teams teams, Clock clock) {
        this.firms = firms;
        this.files = files;
        this.maps = maps;
        this.substances = substances;
        this.teams = teams;
        this.clock = clock;
    }

    /** Writes what is known of the firm as a whole; the id is that of a risk source. */
    void save(Firm it, String reason) {
        if (it.ownTeam() != null && teams.find(it.ownTeam()).isEmpty()) {
            throw Problem.invalid("ownTeam", "没有这支队伍：" + it.ownTeam().value());
        }
        Instant now = clock.instant();
        Firm before = firms.lock(it.id()).orElse(null);
        firms.save(it, now);
        if (before == null) {
            firms.edited(it.id(), "建档", null, it.id().value(), reason, now);
            return;
        }
        compare(it.id(), "地址", before.address(), it.address(), reason);
        compare(it.id(), "行业", before.industry(), it.industry(), reason);
        compare(it.id(), "从业人员", before.employees(), it.employees(), reason);
        compare(it.id(), "500 米内人数", before.peopleWithin500(), it.peopleWithin500(), reason);
        compare(it.id(), "承租户数", before.tenants(), it.tenants(), reason);
        compare(it.id(), "值班电话", before.dutyPhone(), it.dutyPhone(), reason);
        compare(it.id(), "企业专职队", before.ownTeam(), it.ownTeam(), reason);
        compare(it.id(), "SCORE 认证", before.scoreOn(), it.scoreOn(), reason);
        compare(it.id(), "一票否决", before.veto(), it.veto(), reason);
    }

    /**
     * Replaces what lies in the firm; the class follows from it at once.
     *
     * @throws Problem 422 for an amount that cannot be, an unknown substance or one named twice in a unit
     */
    void holdings(FirmId id, List<Holding> wanted, String reason) {
        Firm firm = hold(id);
        long distinct = wanted.stream()
                .map(it -> it.unit() + "|" + it.substanceId())
                .distinct()
                .count();
        if (distinct != wanted.size()) {
            throw Problem.invalid("substances", "同一单元里同一物质只能写一行，请合并存量");
        }
        wanted.forEach(this::requireCard);
        files.compute(firm.peopleWithin500(), wanted);
        String before = inWords(firms.holdings(List.of(id)).getOrDefault(id, List.of()));
        firms.replaceHoldings(id, wanted);
        compare(id, "物质存量", before, inWords(wanted), reason);
        touched(firm);
    }

    /** Adds or replaces one substance of a unit, as a row of a table says it. */
    void hold(FirmId id, Holding one) {
        List<Holding> before = firms.holdings(List.of(id)).getOrDefault(id, List.of());
        firms.hold(id, one);
        String was = before.stream()
                .filter(it -> it.unit().equals(one.unit()) && it.substanceId().equals(one.substanceId()))
                .map(FirmManagement::inWords)
                .findFirst()
                .orElse(null);
        compare(id, "物质存量", was, inWords(one), "导入");
    }

    private void requireCard(Holding it) {
        if (substances.find(it.substanceId()).isEmpty()) {
            throw Problem.invalid("substances", "没有这张物质卡片：" + it.substanceId());
        }
        if (it.tonnes().stripTrailingZeros().scale() > 4) {
            throw Problem.invalid("tonnes", "存量最多 4 位小数（吨）");
        }
    }

    void contacts(FirmId id, List<Contact> wanted, String reason) {
        Firm firm = hold(id);
        String before = inWordsOfContacts(firms.contacts(id));
        firms.replaceContacts(id, wanted);
        compare(id, "联系人", before, inWordsOfContacts(wanted), reason);
        touched(firm);
    }

    void equipment(FirmId id, List<Equipment> wanted, String reason) {
        Firm firm = hold(id);
        String before = inWordsOfEquipment(firms.equipment(id));
        firms.replaceEquipment(id, wanted);
        compare(id, "应急装备", before, inWordsOfEquipment(wanted), reason);
        touched(firm);
    }

    /** @param veto why it is red whatever the score, or null to lift that */
    void safetyCode(FirmId id, Map<Indicator, Integer> scores, String veto, String reason) {
        Firm firm = hold(id);
        Map<Indicator, Integer> before = firms.indicators(List.of(id)).getOrDefault(id, Map.of());
        Instant now = clock.instant();
        scores.forEach((indicator, score) -> {
            firms.score(id, indicator, score, now);
            compare(id, indicator.label(), before.get(indicator), score, reason);
        });
        if (!Objects.equals(firm.veto(), veto)) {
            save(withVeto(firm, veto), reason);
        }
    }

    /** @throws Problem 422 when its times cannot be */
    SpecialOperation declare(FirmId id, SpecialOperation wanted) {
        hold(id);
        if (!wanted.until().isAfter(wanted.from())) {
            throw Problem.invalid("until", "结束时间须晚于开始时间");
        }
        if (wanted.until().isBefore(clock.instant())) {
            throw Problem.invalid("until", "作业已经结束，不能补登为待作业");
        }
        SpecialOperation it = new SpecialOperation(
                UUID.randomUUID(),
                wanted.kind(),
                wanted.place(),
                wanted.from(),
                wanted.until(),
                wanted.permit(),
                wanted.guardian(),
                wanted.contractor(),
                wanted.note(),
                clock.instant(),
                ActorContext.actor().name(),
                null,
                null);
        firms.add(id, it);
        edited(id, "特殊作业", null, it.kindLabel() + " " + it.place(), null);
        return it;
    }

    /**
     * Ends the work; what was ended before stays as it is.
     *
     * @throws Problem 404 when it is not this firm's
     */
    void closeOperation(FirmId id, UUID operation) {
        if (!firms.hasOperation(id, operation)) {
            throw Problem.notFound("特殊作业");
        }
        if (firms.closeOperation(id, operation, ActorContext.actor().name(), clock.instant())) {
            edited(id, "特殊作业", "进行中", "已结束", null);
        }
    }

    Accident record(FirmId id, Accident it) {
        hold(id);
        if (it.happenedOn().isAfter(files.today())) {
            throw Problem.invalid("happenedOn", "事故日期不能晚于今天");
        }
        firms.add(id, it);
        edited(id, "事故记录", null, it.happenedOn() + " " + it.kind(), null);
        return it;
    }

    HazardNote note(FirmId id, HazardNote it) {
        hold(id);
        if (it.foundOn().isAfter(files.today())) {
            throw Problem.invalid("foundOn", "发现日期不能晚于今天");
        }
        if (it.dueOn().isBefore(it.foundOn())) {
            throw Problem.invalid("dueOn", "整改期限不能早于发现日期");
        }
        firms.add(id, it);
        edited(id, "隐患", null, (it.grave() ? "重大：" : "一般：") + it.what(), null);
        return it;
    }

    /**
     * Strikes it off; what was struck off before stays as it is.
     *
     * @throws Problem 404 when it is not this firm's
     */
    void fix(FirmId id, UUID hazard, String note) {
        if (!firms.hasHazard(id, hazard)) {
            throw Problem.notFound("隐患");
        }
        if (firms.fix(id, hazard, files.today(), ActorContext.actor().name())) {
            edited(id, "隐患", "未整改", "已整改", note);
        }
    }

    RiskMap keep(FirmId id, MapKind kind, String name, RiskMapFile file) {
        hold(id);
        RiskMap map = maps.add(
                id,
                kind,
                name,
                file.mediaType(),
                file.content(),
                file.sha256(),
                ActorContext.actor().name(),
                clock.instant());
        edited(id, kind.label(), null, name + "（" + file.sha256().substring(0, 12) + "）", null);
        return map;
    }

    @Transactional(readOnly = true)
    List<Firm.Edit> history(FirmId id) {
        return firms.edits(id, EDITS);
    }

    private Firm hold(FirmId id) {
        return firms.lock(id).orElseThrow(() -> Problem.notFound("企业"));
    }

    private void touched(Firm firm) {
        firms.save(firm, clock.instant());
    }

    private void compare(FirmId id, String subject, Object was, Object became, String reason) {
        if (!Objects.equals(was, became)) {
            edited(id, subject, was == null ? null : was.toString(), became == null ? null : became.toString(), reason);
        }
    }

    private void edited(FirmId id, String subject, String was, String became, String reason) {
        firms.edited(id, subject, was, became, reason, clock.instant());
    }

    private static Firm withVeto(Firm it, String veto) {
        return new Firm(
                it.id(),
                it.name(),
                it.kind(),
                it.divisionCode(),
                it.location(),
                it.colour(),
                it.level(),
                it.address(),
                it.industry(),
                it.employees(),
                it.peopleWithin500(),
                it.tenants(),
                it.dutyPhone(),
                it.ownTeam(),
                it.scoreOn(),
                veto,
                it.changedAt());
    }

    private static String inWords(List<Holding> all) {
        return all.isEmpty()
                ? null
                : all.stream().map(FirmManagement::inWords).sorted().collect(Collectors.joining("；"));
    }

    private static String inWords(Holding it) {
        return it.unit() + " " + it.substanceId() + " " + plain(it.tonnes()) + " t"
                + (it.container() == null ? "" : "（" + it.container() + "）");
    }

    private static String inWordsOfContacts(List<Contact> all) {
        return all.isEmpty()
                ? null
                : all.stream()
                        .map(it -> it.post() + " " + it.name() + " " + it.phone())
                        .collect(Collectors.joining("；"));
    }

    private static String inWordsOfEquipment(List<Equipment> all) {
        return all.isEmpty()
                ? null
                : all.stream()
                        .map(it -> it.name() + " " + it.quantity() + it.unit())
                        .collect(Collectors.joining("；"));
    }

    private static String plain(BigDecimal it) {
        return it.stripTrailingZeros().toPlainString();
    }
}
