package org.muster.casualty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.muster.casualty.Hospital.Beds;
import org.muster.casualty.Hospital.Report;
import org.muster.casualty.Hospital.Traffic;
import org.muster.incident.Incident;
import org.muster.shared.Position;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Proposes hospitals for a casualty: those of the prefecture that fit, the nearest first; then the others with what
 * speaks against them. A person chooses.
 */
@Component
class HospitalChoice {

    /**
     * @param metres straight from where the casualty is, or from the incident
     * @param free what the hospital counted, less those sent there since; null when it never counted this kind
     * @param washes whether it takes contaminated people now
     * @param stale its count is old: ask before you send somebody
     * @param against what speaks against it, in words; empty when it fits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proposed(
            Hospital hospital,
            BedType bed,
            String bedLabel,
            long metres,
            Integer free,
            Instant countedAt,
            boolean stale,
            boolean washes,
            Traffic traffic,
            Integer offloadMinutes,
            List<String> against) {

        boolean fits() {
            return against.isEmpty();
        }
    }

    private static final Comparator<Proposed> FITTING_AND_NEAR =
            Comparator.comparing(Proposed::fits).reversed().thenComparingLong(Proposed::metres);

    private final Hospitals hospitals;
    private final Duration staleAfter;
    private final Clock clock;

    /** @param staleAfter {@code muster.casualty.beds-stale-after}, a default of the house [?] */
    HospitalChoice(
            Hospitals hospitals, @Value("${muster.casualty.beds-stale-after:PT2H}") Duration staleAfter, Clock clock) {
        this.hospitals = hospitals;
        this.staleAfter = staleAfter;
        this.clock = clock;
    }

    List<Proposed> propose(Casualty of, Incident incident, BedType bed) {
        List<Hospital> near = hospitals.listLike(Hospitals.prefecture(incident.divisionCode()) + "%");
        Map<String, Report> newest = hospitals.newest(near);
        Map<String, Integer> sent = hospitals.sentSince(near);
        Position from = of.location() == null ? incident.location() : of.location();
        return near.stream()
                .map(it -> proposed(it, newest.get(it.id()), sent, bed, from, of.dirty()))
                .sorted(FITTING_AND_NEAR)
                .toList();
    }

    private Proposed proposed(
            Hospital it, Report report, Map<String, Integer> sent, BedType bed, Position from, boolean dirty) {
        Integer free = free(it, report, sent, bed);
        boolean washes = it.washes(report);
        List<String> against = new ArrayList<>();
        if (report != null && report.traffic() == Traffic.CLOSED) {
            against.add("暂停接收");
        }
        if (dirty && !washes) {
            against.add(
                    it.decontamination() == 0
                            ? "没有洗消条件"
                            : report.decontamination().label());
        }
        if (free == null) {
            against.add("未报" + bed.label() + "床位");
        } else if (free <= 0) {
            against.add("没有空余" + bed.label() + "床位");
        }
        return new Proposed(
                it,
                bed,
                bed.label(),
                Math.round(from.metresTo(it.location())),
                free,
                report == null ? null : report.reportedAt(),
                report != null && stale(report),
                washes,
                report == null ? null : report.traffic(),
                report == null ? null : report.offloadMinutes(),
                against);
    }

    boolean stale(Report report) {
        return report.reportedAt().plus(staleAfter).isBefore(clock.instant());
    }

    /** What is left of what the hospital counted; null when it never counted this kind. */
    static Integer free(Hospital it, Report report, Map<String, Integer> sent, BedType bed) {
        return report == null
                ? null
                : report.beds().stream()
                        .filter(one -> one.bed() == bed)
                        .map(Beds::available)
                        .findFirst()
                        .map(counted -> Math.max(0, counted - sent.getOrDefault(it.id() + "/" + bed, 0)))
                        .orElse(null);
    }
}
