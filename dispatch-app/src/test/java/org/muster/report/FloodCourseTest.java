package org.muster.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.journal.Entry;
import org.muster.reports.Flood;
import org.muster.reports.Interval;
import org.muster.reports.KeyMoment;
import org.muster.reports.Timeline;
import org.muster.reports.Verdict;
import org.muster.shared.IncidentId;
import org.muster.warningcall.EarlierCalls;

/** A flood's warnings, answers and transfers as a journal tells them. */
class FloodCourseTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final IncidentId INCIDENT = new IncidentId(UUID.randomUUID());
    private static final Instant START = Instant.parse("2026-08-22T07:32:00Z");

    private static final ReportStandards STANDARDS = new ReportStandards(
            Duration.ofMinutes(3),
            Duration.ofMinutes(5),
            Duration.ofMinutes(3),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10));

    private final List<Entry> entries = new ArrayList<>();

    private FloodCourseTest after(int minutes, String type, Map<String, ?> data) {
        JsonNode node = JSON.valueToTree(data);
        entries.add(new Entry(
                INCIDENT,
                entries.size() + 1,
                type,
                START.plusSeconds(60L * minutes),
                null,
                "dispatcher",
                "林晓岚",
                "DESK",
                node,
                "00"));
        return this;
    }

    private FloodCourseTest ordered(String id, String zone, String mode, int people) {
        return after(
                0,
                "EvacuationOrdered",
                Map.of(
                        "evacuationId",
                        id,
                        "zoneId",
                        "Z03",
                        "zoneName",
                        zone,
                        "mode",
                        mode,
                        "finishBy",
                        "2026-08-22T10:00:00Z",
                        "households",
                        3,
                        "people",
                        people));
    }

    private FloodCourseTest tick(int minutes, String type, String household, int persons) {
        return after(
                minutes,
                type,
                Map.of("evacuationId", "e1", "zoneName", "下片", "householdId", household, "persons", persons));
    }

    private Story story() {
        return Story.of(entries, 1, START.plus(Duration.ofHours(4)));
    }

    @Test
    void countsEverybodyWhereTheyWereSeenLast() {
        ordered("e1", "下片", "IMMEDIATE", 9)
                .tick(1, "HouseholdNotified", "Z03-01", 4)
                .tick(2, "HouseholdNotified", "Z03-02", 2)
                .tick(9, "HouseholdMoving", "Z03-01", 4)
                .tick(20, "HouseholdTransferred", "Z03-01", 3)
                .tick(22, "HouseholdRefused", "Z03-02", 2)
                .tick(25, "HouseholdUnreachable", "Z03-03", 3);

        Flood.Zone zone = TransferCourse.zones(story()).get(0);
        // one of the first household is still on the way
        assertThat(zone.transferred()).isEqualTo(3);
        assertThat(zone.refused()).isEqualTo(2);
        assertThat(zone.unreachable()).isEqualTo(3);
        assertThat(zone.absent()).isZero();
        assertThat(zone.people()).isEqualTo(9);
        assertThat(zone.verdict(story().asOf())).isEqualTo(Verdict.LATE);
    }

    @Test
    void aZoneIsInTimeWhenItWasEmptyBeforeItsDeadlineAndIsNotWhenSomebodyWasFoundInIt() {
        ordered("e1", "下片", "PREPARE", 2)
                .after(
                        5,
                        "EvacuationMadeImmediate",
                        Map.of("evacuationId", "e1", "zoneName", "下片", "finishBy", "2026-08-22T09:00:00Z"))
                .tick(6, "HouseholdTransferred", "Z03-01", 2)
                .after(60, "ZoneEmptied", Map.of("evacuationId", "e1", "zoneName", "下片", "people", 2));

        assertThat(TransferCourse.zones(story()).get(0).verdict(story().asOf())).isEqualTo(Verdict.MET);

        after(70, "ZoneFoundNotEmpty", Map.of("evacuationId", "e1", "zoneName", "下片", "missing", 1));
        assertThat(TransferCourse.zones(story()).get(0).verdict(story().asOf())).isEqualTo(Verdict.LATE);
        assertThat(TransferCourse.acts(story())).extracting(KeyMoment::subject).containsExactly("准备转为立即", "复核未清空");
    }

    @Test
    void aZoneThatOnlyGotReadyIsHeldAgainstNothing() {
        ordered("e1", "高楼溪", "PREPARE", 260).tick(3, "HouseholdNotified", "Z07-01", 4);

        assertThat(TransferCourse.zones(story()).get(0).verdict(story().asOf())).isEqualTo(Verdict.NONE);
    }

    @Test
    void whatWasSaidByMistakeDoesNotCount() {
        ordered("e1", "下片", "IMMEDIATE", 2)
                .tick(1, "HouseholdRefused", "Z03-01", 2)
                .tick(2, "HouseholdCorrected", "Z03-01", 2);

        assertThat(TransferCourse.zones(story()).get(0).refused()).isZero();
    }

    @Test
    void tellsForcedTransfersByNumberAndShelterByWhoCameThere() {
        ordered("e1", "下片", "IMMEDIATE", 4)
                .after(
                        30,
                        "ForcedTransferSigned",
                        Map.of(
                                "evacuationId",
                                "e1",
                                "zoneName",
                                "下片",
                                "householdId",
                                "Z03-06",
                                "authority",
                                "湖岭镇人民政府",
                                "law",
                                "浙江省气象灾害防御条例第二十六条",
                                "persuasions",
                                2))
                .after(
                        40,
                        "HouseholdTransferred",
                        Map.of("evacuationId", "e1", "householdId", "Z03-06", "persons", 2, "shelterId", "S05"))
                .after(
                        41,
                        "ShelterFull",
                        Map.of("shelterId", "S05", "shelterName", "林川文化礼堂", "arrived", 200, "capacity", 200));

        assertThat(TransferCourse.acts(story()).get(0).text()).isEqualTo("下片 Z03-06 劝导 2 次，湖岭镇人民政府，浙江省气象灾害防御条例第二十六条");
        Flood.Shelter shelter =
                TransferCourse.shelters(story(), ids -> List.of()).get(0);
        assertThat(shelter.people()).isEqualTo(2);
        assertThat(shelter.fullAt()).isEqualTo(START.plusSeconds(41 * 60));
        assertThat(shelter.entries().seqs()).containsExactly(3L);
    }

    @Test
    void namesWhoAnsweredAfterHowManySecondsAndWhoDidNot() {
        after(0, "WarningCallOpened", Map.of("callId", "c1", "targets", 3))
                .after(
                        1,
                        "TargetAnswered",
                        target("t1", "湖岭镇", Map.of("person", "郑镇长", "turn", 1, "via", "PHONE", "seconds", 21)))
                .after(10, "TargetPassedOn", target("t2", "湖岭一号", Map.of("from", "巡查员", "to", "副职", "turn", 2)))
                .after(
                        12,
                        "TargetAnswered",
                        target("t2", "湖岭一号", Map.of("person", "副职", "turn", 2, "via", "SATELLITE", "seconds", 720)))
                .after(30, "TargetUnreached", target("t3", "上源村", Map.of("tried", 3)));

        List<Flood.Call> calls = WarningCourse.calls(story());
        assertThat(calls).extracting(Flood.Call::unit).containsExactly("湖岭镇", "湖岭一号", "上源村");
        assertThat(calls).extracting(Flood.Call::outcome).containsExactly("应答", "替补应答", "派人上门");
        assertThat(calls).extracting(Flood.Call::verdict).containsExactly(Verdict.MET, Verdict.LATE, Verdict.LATE);
        assertThat(calls.get(0).took()).isEqualTo(Duration.ofSeconds(21));
        assertThat(calls.get(1).channel()).isEqualTo("天通");
        assertThat(calls.get(2).took()).isNull();
    }

    /** Nobody's journal tells of calls that were made before there was an incident. */
    @Test
    void countsCallsBeforeTheFloodWasRaisedByTheSameClock() {
        after(0, "IncidentRaised", Map.of("hazard", "FLOOD"));
        Instant called = Instant.parse("2026-07-12T10:00:00Z");
        List<Flood.Call> calls = WarningCourse.calls(
                List.of(
                        new EarlierCalls.Called("湖岭镇", "郑镇长（镇长）", "VOICE", called, called.plusSeconds(34), 1, false),
                        new EarlierCalls.Called("上源村", "副主任", "SATELLITE", called, called.plusSeconds(95), 2, false),
                        new EarlierCalls.Called("林川镇", null, null, called, null, 3, true),
                        new EarlierCalls.Called("还在叫", null, null, called, null, 1, false)),
                story());
        assertThat(calls).extracting(Flood.Call::unit).containsExactly("湖岭镇", "上源村", "林川镇");
        assertThat(calls).extracting(Flood.Call::outcome).containsExactly("应答", "替补应答", "派人上门");
        assertThat(calls.get(0).took()).isEqualTo(Duration.ofSeconds(34));
        assertThat(calls.get(0).channel()).isEqualTo("电话");
        assertThat(calls.get(2).took()).isNull();
    }

    private static Map<String, ?> target(String id, String name, Map<String, ?> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("callId", "c1");
        data.put("targetId", id);
        data.put("target", name);
        return data;
    }

    @Test
    void tellsAWarningAndWhatBecameOfIt() {
        after(0, "WarningReceived", Map.of("colour", "YELLOW", "headline", "台风黄色预警", "sender", "瑞安市气象台"))
                .after(
                        60,
                        "WarningUpdated",
                        Map.of("colour", "ORANGE", "previousColour", "YELLOW", "headline", "台风橙色预警"))
                .after(90, "WarningCancelled", Map.of("kindLabel", "台风", "headline", "台风橙色预警"));

        assertThat(WarningCourse.warnings(story()))
                .extracting(Flood.Warning::colour)
                .containsExactly("黄色", "黄色 → 橙色", "解除");
    }

    @Test
    void theWarningOnWhichItWasStartedStandsFirst() {
        after(
                0,
                "IncidentRaised",
                Map.of(
                        "hazard",
                        "FLOOD",
                        "receivedAt",
                        START.toString(),
                        "facts",
                        Map.of("other", Map.of("warning", "台风黄色预警", "warningColour", "YELLOW"))));

        Flood.Warning gun = WarningCourse.warnings(story()).get(0);
        assertThat(gun.colour()).isEqualTo("黄色");
        assertThat(gun.text()).isEqualTo("台风黄色预警");
        assertThat(gun.at()).isEqualTo(START);
    }

    @Test
    void tellsWhoWasTrappedAndHowLongItTook() {
        after(5, "PeopleTrapped", trapped("溪尾村 8 号", 3, Map.of()))
                .after(8, "RescueSent", trapped("溪尾村 8 号", 3, Map.of("sent", "舟艇救援队")))
                .after(20, "TrappedAccounted", trapped("溪尾村 8 号", 4, Map.of("accounted", 2)))
                .after(31, "TrappedClosed", trapped("溪尾村 8 号", 4, Map.of("rescued", 3, "dead", 0)));

        Flood.Rescue place = RescueCourse.rescues(story()).get(0);
        assertThat(place.place()).isEqualTo("溪尾村 8 号");
        // one more than was said at first; one of the four was not there
        assertThat(place.people()).isEqualTo(4);
        assertThat(place.saved()).isEqualTo(3);
        assertThat(place.who()).isEqualTo("舟艇救援队");
        assertThat(place.took()).isEqualTo(Duration.ofMinutes(26));
        assertThat(place.entries().seqs()).containsExactly(1L, 2L, 3L, 4L);
    }

    private static Map<String, ?> trapped(String place, int people, Map<String, ?> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("trappedId", "p1");
        data.put("place", place);
        data.put("people", people);
        return data;
    }

    @Test
    void aTownshipsLastReportCountsAndTheSumStandsBelow() {
        after(1, "LossesReported", losses("330381127", "林川镇", Map.of("affected", 500)))
                .after(2, "LossesReported", losses("330381122", "湖岭镇", Map.of("affected", 85, "directLossWan", 12.5)))
                .after(
                        9,
                        "LossesReported",
                        losses("330381127", "林川镇", Map.of("affected", 640, "dead", 0, "missing", 1)))
                .after(20, "LossTotalConfirmed", Map.of("figures", Map.of("affected", 725), "townships", 2));

        List<Flood.Loss> losses = RescueCourse.losses(story());
        assertThat(losses).extracting(Flood.Loss::township).containsExactly("林川镇", "湖岭镇", "合计（核定）");
        assertThat(losses).extracting(Flood.Loss::affected).containsExactly(640, 85, 725);
        assertThat(losses.get(0).casualties()).isEqualTo(1);
        assertThat(losses.get(1).casualties()).isNull();
        assertThat(losses.get(1).lossWan()).isEqualByComparingTo("12.5");
    }

    private static Map<String, ?> losses(String division, String name, Map<String, ?> figures) {
        return Map.of("division", division, "divisionName", name, "figures", figures);
    }

    @Test
    void theNightHasItsOwnPhasesAndEachZoneIsHeldAgainstItsOwnDeadline() {
        after(0, "IncidentRaised", Map.of("hazard", "FLOOD", "receivedAt", START.toString()))
                .after(
                        4,
                        "DispatchOrderIssued",
                        Map.of(
                                "orderId",
                                "o1",
                                "teamName",
                                "舟艇救援队",
                                "ackDueAt",
                                START.plusSeconds(420).toString(),
                                "musterDueAt",
                                START.plusSeconds(2940).toString(),
                                "standard",
                                Map.of("within", "PT45M", "attendance", 0.7, "strength", 18, "quorum", 13)))
                .ordered("e1", "下片", "IMMEDIATE", 2)
                .tick(6, "HouseholdTransferred", "Z03-01", 2)
                .after(60, "ZoneEmptied", Map.of("evacuationId", "e1", "zoneName", "下片", "people", 2, "transferred", 2))
                .after(90, "ThreatPassed", Map.of("note", "雨停"))
                .after(120, "AllReturned", Map.of("evacuationId", "e1", "zoneName", "下片", "people", 2));

        assertThat(Course.timeline(story()).phases())
                .extracting(Timeline.Phase::label)
                .containsExactly("预警部署", "转移", "避险安置", "返回", "灾情核定");
        assertThat(Course.timeline(story()).moments())
                .extracting(Timeline.Moment::label)
                .contains("预警", "转移令", "应转尽转", "威胁解除", "全部返回")
                .doesNotContain("来电");
        Interval transfer = MeasuredIntervals.of(story(), STANDARDS).stream()
                .map(MeasuredIntervals.Measured::interval)
                .filter(it -> it.stage().equals("转移"))
                .findFirst()
                .orElseThrow();
        assertThat(transfer.subject()).isEqualTo("最慢分区 · 下片");
        assertThat(transfer.took()).isEqualTo(Duration.ofMinutes(60));
        assertThat(transfer.standard().within()).isEqualTo(Duration.ofMinutes(148));
        assertThat(transfer.verdict()).isEqualTo(Verdict.MET);
        assertThat(MeasuredIntervals.of(story(), STANDARDS))
                .extracting(it -> it.interval().stage())
                .doesNotContain("结果");
    }
}
