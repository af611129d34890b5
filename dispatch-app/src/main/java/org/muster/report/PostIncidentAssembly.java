package org.muster.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.muster.division.Divisions;
import org.muster.incident.Incident;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.reports.ControlTime;
import org.muster.reports.Cover;
import org.muster.reports.Exercise;
import org.muster.reports.Finding;
import org.muster.reports.Flood;
import org.muster.reports.Interval;
import org.muster.reports.PostIncident;
import org.muster.reports.Seal;
import org.muster.reports.Signature;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;
import org.muster.shelter.Shelters;
import org.muster.substance.Substance;
import org.muster.substance.Substances;
import org.muster.warningcall.EarlierCalls;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Draws the post-incident report from the journal; nothing on it comes from anywhere that leaves no entry. */
@Service
@EnableConfigurationProperties(ReportStandards.class)
class PostIncidentAssembly {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Journal journal;
    private final CityHistory history;
    private final ReportStandards standards;
    private final Divisions divisions;
    private final Shelters shelters;
    private final EarlierCalls earlierCalls;
    private final Substances substances;
    private final JdbcClient jdbc;
    private final Clock clock;

    PostIncidentAssembly(
            Journal journal,
            CityHistory history,
            ReportStandards standards,
            Divisions divisions,
            Shelters shelters,
            EarlierCalls earlierCalls,
            Substances substances,
            JdbcClient jdbc,
            Clock clock) {
        this.journal = journal;
        this.history = history;
        this.standards = standards;
        this.divisions = divisions;
        this.shelters = shelters;
        this.earlierCalls = earlierCalls;
        this.substances = substances;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One snapshot: what is printed is what the seal on the last page covers. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    PostIncident of(Incident incident) {
        var entries = journal.all(incident.id());
        var story = Story.of(entries, incident.exerciseSpeed(), clock.instant());
        var intervals = history.ranked(incident, MeasuredIntervals.of(story, standards));
        var timeline = Course.timeline(story);
        return new PostIncident(
                cover(incident, story),
                HeadFacts.of(incident, story, divisions.nameOf(incident.divisionCode()), channels(incident)),
                Outcomes.of(incident, story, intervals),
                Course.levelChanges(story),
                timeline,
                intervals,
                MusterRecords.of(story),
                Forces.strength(story),
                incident.hazard() == Hazard.FOREST_FIRE ? control(story) : null,
                Forces.safety(story),
                CommandCalls.of(story),
                KeyMoments.of(story),
                MessageRecords.of(story),
                flood(incident, story),
                AccidentCourse.of(story, this::card),
                ParallelCourse.of(story),
                findings(intervals, story),
                null,
                signatures(incident, story),
                seal(entries));
    }

    private Optional<Substance> card(String called) {
        return called.matches("\\d{4}") ? substances.listOfUn(called).stream().findFirst() : substances.named(called);
    }

    private Flood flood(Incident incident, Story story) {
        return new Flood(
                WarningCourse.warnings(story),
                Stream.concat(
                                WarningCourse.calls(earlierCalls.of(incident), story).stream(),
                                WarningCourse.calls(story).stream())
                        .toList(),
                TransferCourse.zones(story),
                TransferCourse.acts(story),
                TransferCourse.shelters(story, shelters::list),
                RescueCourse.rescues(story),
                RescueCourse.losses(story),
                WorksCourse.of(story));
    }

    Cover cover(Incident incident, Story story) {
        var county = divisions.nameOf(incident.divisionCode().county());
        return new Cover(
                county + (incident.hazard() == Hazard.FOREST_FIRE ? "森林防灭火指挥部办公室" : "应急指挥中心"),
                null,
                incident.number(),
                incident.title(),
                incident.exercise() ? new Exercise(incident.exerciseSpeed()) : null,
                story.over(),
                incident.receivedAt(),
                story.asOf());
    }

    private List<String> channels(Incident incident) {
        return jdbc.sql("select channel from alert where incident_id = ? order by received_at")
                .param(incident.id().value())
                .query(String.class)
                .list();
    }

    private static ControlTime control(Story story) {
        Optional<Entry> control = story.control();
        return control.isEmpty() || story.receivedAt().isEmpty()
                ? null
                : new ControlTime(
                        story.nominal(story.receivedAt().get(), control.get().at()),
                        Story.refs(story.first("IncidentRaised").orElseThrow(), control.get()));
    }

    /** Missed standards first, then reports that went up late (突发事件应对法 Art 61: no late report). */
    private static List<Finding> findings(List<Interval> intervals, Story story) {
        LocalDate today = LocalDate.ofInstant(story.asOf(), ZONE);
        Stream<Finding> late = ReportsUpward.of(story).stream()
                .filter(it -> it.verdict(story.asOf()).missed())
                .map(it -> Finding.of(
                        it, it.sentAt() == null ? null : story.nominal(it.dueAt(), it.sentAt()), "值班室", today));
        return Stream.concat(Finding.of(intervals, today).stream(), late).toList();
    }

    /** Who signs follows the highest level that was in force. */
    private static List<Signature> signatures(Incident incident, Story story) {
        var highest = story.all("ResponseLevelApproved").stream()
                .map(entry -> ResponseLevel.valueOf(entry.text("level")))
                .min(ResponseLevel::compareTo)
                .orElse(ResponseLevel.IV);
        var office =
                switch (highest) {
                    case I -> "指挥长";
                    case II -> "常务副指挥";
                    case III, IV -> "副指挥";
                };
        return List.of(
                new Signature("编制", "值班员"),
                new Signature(
                        "审核",
                        incident.hazard() == Hazard.FOREST_FIRE
                                ? "森防指办主任"
                                : incident.hazard() == Hazard.FLOOD ? "防指办主任" : "应急管理局负责人"),
                new Signature("签发", office));
    }

    static Seal seal(List<Entry> entries) {
        var last = entries.get(entries.size() - 1);
        return new Seal(last.hash(), last.seq(), last.at());
    }
}
