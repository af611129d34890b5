package org.muster.casualty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muster.casualty.CasualtyEvent.HospitalBedsReported;
import org.muster.casualty.Hospital.Beds;
import org.muster.casualty.Hospital.Report;
import org.muster.journal.Journal;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what hospitals report of their beds. */
@Service
@Transactional
class HospitalManagement {

    /** @param free what is left: counted, less those sent there since */
    record BedView(BedType bed, String label, String have, int baseline, int available, int free) {}

    /** @param report what it said last, or null; @param stale that was long ago */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HospitalView(Hospital hospital, Report report, boolean stale, boolean washes, List<BedView> beds) {}

    private final Hospitals hospitals;
    private final HospitalChoice choice;
    private final Journal journal;
    private final Clock clock;

    HospitalManagement(Hospitals hospitals, HospitalChoice choice, Journal journal, Clock clock) {
        this.hospitals = hospitals;
        this.choice = choice;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Hospital get(String id) {
        return hospitals.find(id).orElseThrow(() -> Problem.notFound("医院"));
    }

    @Transactional(readOnly = true)
    List<HospitalView> listLike(String... patterns) {
        List<Hospital> all = hospitals.listLike(patterns);
        Map<String, Report> newest = hospitals.newest(all);
        Map<String, Integer> sent = hospitals.sentSince(all);
        return all.stream().map(it -> view(it, newest.get(it.id()), sent)).toList();
    }

    private HospitalView view(Hospital it, Report report, Map<String, Integer> sent) {
        List<BedView> beds = report == null
                ? List.of()
                : report.beds().stream()
                        .map(one -> new BedView(
                                one.bed(),
                                one.bed().label(),
                                one.bed().have(),
                                one.baseline(),
                                one.available(),
                                HospitalChoice.free(it, report, sent, one.bed())))
                        .toList();
        return new HospitalView(it, report, report != null && choice.stale(report), it.washes(report), beds);
    }

    /** A hospital's count; told in every incident of the prefecture that has casualties. */
    HospitalView report(String id, Report said) {
        Hospital it = get(id);
        Instant now = clock.instant();
        Instant at = said.reportedAt() == null || said.reportedAt().isAfter(now) ? now : said.reportedAt();
        for (Beds beds : said.beds()) {
            if (beds.available() > beds.baseline()) {
                throw Problem.invalid(
                        "beds", beds.bed().label() + "空余 " + beds.available() + " 张多于开放 " + beds.baseline() + " 张，请核对");
            }
        }
        if (said.beds().stream().map(Beds::bed).distinct().count() < said.beds().size()) {
            throw Problem.invalid("beds", "同一种床位报了两次，请合并");
        }
        Report report = new Report(
                at,
                said.traffic(),
                said.offloadMinutes(),
                said.decontamination(),
                said.saidBy(),
                said.enteredBy(),
                said.note(),
                said.beds());
        hospitals.report(id, report, now);
        hospitals
                .listWaiting(it.divisionCode())
                .forEach(incident -> journal.record(new HospitalBedsReported(
                        incident,
                        id,
                        it.name(),
                        report.traffic().name(),
                        report.traffic().label(),
                        report.beds().stream()
                                .map(one -> one.bed().label() + " " + one.available() + "/" + one.baseline())
                                .toList(),
                        report.saidBy(),
                        at)));
        return listLike(it.divisionCode().value() + "%").stream()
                .filter(one -> one.hospital().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
