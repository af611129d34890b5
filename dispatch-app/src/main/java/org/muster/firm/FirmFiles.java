package org.muster.firm;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.division.Divisions;
import org.muster.firm.Firm.HazardNote;
import org.muster.firm.Firm.Holding;
import org.muster.firm.MajorHazard.HazardClass;
import org.muster.firm.MajorHazard.Stored;
import org.muster.firm.SafetyCode.Indicator;
import org.muster.shared.Problem;
import org.muster.substance.Substance;
import org.muster.substance.SubstanceId;
import org.muster.substance.Substances;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the files together and computes what is computed in them; a few queries for any number of firms. */
@Component
@EnableConfigurationProperties(SafetyCodeRules.class)
@Transactional(readOnly = true)
public class FirmFiles {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int OPERATIONS = 50;

    private final Firms firms;
    private final RiskMaps maps;
    private final Substances substances;
    private final Divisions divisions;
    private final SafetyCodeRules rules;
    private final Clock clock;

    FirmFiles(
            Firms firms,
            RiskMaps maps,
            Substances substances,
            Divisions divisions,
            SafetyCodeRules rules,
            Clock clock) {
        this.firms = firms;
        this.maps = maps;
        this.substances = substances;
        this.divisions = divisions;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is no such firm */
    public FirmFile get(FirmId id) {
        Firm firm = firms.find(id).orElseThrow(() -> Problem.notFound("企业"));
        List<FirmId> one = List.of(id);
        List<Holding> held = firms.holdings(one).getOrDefault(id, List.of());
        Map<SubstanceId, Substance> cards = cards(held);
        MajorHazard hazard = compute(firm.peopleWithin500(), held, cards);
        List<HazardNote> notes = firms.hazards(one).getOrDefault(id, List.of());
        LocalDate today = today();
        return new FirmFile(
                firm,
                divisions.nameOf(firm.divisionCode()),
                held.stream().map(it -> shown(it, cards.get(it.substanceId()))).toList(),
                hazard,
                differs(firm, hazard),
                code(firm, firms.indicators(one).getOrDefault(id, Map.of()), notes, today),
                firms.contacts(id),
                firms.equipment(id),
                operationsOn(one, today).getOrDefault(id, List.of()),
                firms.operations(id, OPERATIONS),
                firms.accidents(id),
                notes,
                open(notes),
                overdue(notes, today),
                maps.list(id));
    }

    List<FirmFile.Line> lines(List<Firm> all) {
        List<FirmId> ids = all.stream().map(Firm::id).toList();
        Map<FirmId, List<Holding>> held = firms.holdings(ids);
        Map<SubstanceId, Substance> cards =
                cards(held.values().stream().flatMap(Collection::stream).toList());
        Map<FirmId, Map<Indicator, Integer>> scores = firms.indicators(ids);
        Map<FirmId, List<HazardNote>> notes = firms.hazards(ids);
        LocalDate today = today();
        Instant now = clock.instant();
        Map<FirmId, List<SpecialOperation>> operations = operationsOn(ids, today);
        return all.stream()
                .map(it -> {
                    List<Holding> own = held.getOrDefault(it.id(), List.of());
                    List<HazardNote> noted = notes.getOrDefault(it.id(), List.of());
                    MajorHazard hazard = compute(it.peopleWithin500(), own, cards);
                    SafetyCode code = code(it, scores.getOrDefault(it.id(), Map.of()), noted, today);
                    return new FirmFile.Line(
                            it,
                            divisions.nameOf(it.divisionCode()),
                            own.stream()
                                    .map(one -> cards.get(one.substanceId()).name() + " "
                                            + MajorHazard.plain(one.tonnes()) + " t")
                                    .toList(),
                            hazard.hazardClass().name(),
                            hazard.classLabel(),
                            hazard.r(),
                            differs(it, hazard),
                            code.colour() == null ? null : code.colour().name(),
                            code.colourLabel(),
                            code.score(),
                            (int) operations.getOrDefault(it.id(), List.of()).stream()
                                    .filter(one -> one.onAt(now))
                                    .count(),
                            open(noted),
                            overdue(noted, today));
                })
                .toList();
    }

    /** The class of a set of holdings, for those who are about to write them down. */
    MajorHazard compute(Integer people, List<Holding> held) {
        return compute(people, held, cards(held));
    }

    private static MajorHazard compute(Integer people, List<Holding> held, Map<SubstanceId, Substance> cards) {
        return MajorHazard.of(
                people,
                held.stream()
                        .map(it -> {
                            Substance card = cards.get(it.substanceId());
                            return new Stored(it.unit(), card.name(), it.tonnes(), card.thresholdTonnes(), card.beta());
                        })
                        .toList());
    }

    private Map<SubstanceId, Substance> cards(List<Holding> held) {
        return held.isEmpty()
                ? Map.of()
                : substances.byId(held.stream().map(Holding::substanceId).collect(Collectors.toSet()));
    }

    private static FirmFile.Substance shown(Holding it, Substance card) {
        return new FirmFile.Substance(
                card.id(),
                card.name(),
                card.un().isEmpty() ? null : card.un().get(0),
                it.unit(),
                it.tonnes(),
                it.container(),
                card.incompatible(),
                card.waterReactive());
    }

    /** What is registered and what is computed must say the same. */
    private static String differs(Firm firm, MajorHazard hazard) {
        boolean registered = firm.level() != null && firm.level().contains("重大危险源");
        boolean computed = hazard.hazardClass() != HazardClass.NONE;
        if (!registered && !computed || hazard.classLabel().equals(firm.level())) {
            return null;
        }
        return "登记为“" + (firm.level() == null ? "未定级" : firm.level()) + "”，按现存量计算为“" + hazard.classLabel()
                + "”，请核对存量或重新备案";
    }

    private SafetyCode code(Firm firm, Map<Indicator, Integer> scores, List<HazardNote> notes, LocalDate today) {
        List<String> vetoes = new ArrayList<>();
        if (firm.veto() != null) {
            vetoes.add(firm.veto());
        }
        notes.stream()
                .filter(it -> it.open()
                        && it.grave()
                        && it.foundOn().plusDays(rules.graveHazardDays()).isBefore(today))
                .map(it -> "重大隐患超过 " + rules.graveHazardDays() + " 日未闭环：" + it.what())
                .forEach(vetoes::add);
        return SafetyCode.of(scores, vetoes, rules);
    }

    private Map<FirmId, List<SpecialOperation>> operationsOn(List<FirmId> ids, LocalDate day) {
        return firms.operationsBetween(
                ids,
                day.atStartOfDay(ZONE).toInstant(),
                day.plusDays(1).atStartOfDay(ZONE).toInstant());
    }

    private static int open(List<HazardNote> notes) {
        return (int) notes.stream().filter(HazardNote::open).count();
    }

    private static int overdue(List<HazardNote> notes, LocalDate today) {
        return (int) notes.stream()
                .filter(it -> it.open() && it.dueOn().isBefore(today))
                .count();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
