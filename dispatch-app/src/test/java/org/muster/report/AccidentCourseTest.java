package org.muster.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.journal.Entry;
import org.muster.reports.Accident;
import org.muster.reports.Accident.Chapter;
import org.muster.reports.Verdict;
import org.muster.shared.IncidentId;

/** An accident as a journal tells it, chapter by chapter. */
class AccidentCourseTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final IncidentId INCIDENT = new IncidentId(UUID.randomUUID());
    private static final Instant START = Instant.parse("2026-11-26T12:10:00Z");

    private final List<Entry> entries = new ArrayList<>();

    private AccidentCourseTest after(int minutes, String type, Map<String, ?> data) {
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

    private Chapter chapter(String title) {
        Accident accident = AccidentCourse.of(Story.of(entries, 1, START.plusSeconds(7200)), any -> Optional.empty());
        return accident.chapters().stream()
                .filter(it -> it.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private AccidentCourseTest raised() {
        return after(0, "IncidentRaised", Map.of("hazard", "ENTERPRISE_ACCIDENT", "receivedAt", START.toString()));
    }

    @Test
    void saysInASentenceWhereNothingHappened() {
        raised();
        for (String title : List.of("物质与危害数据", "危害范围的变化", "警戒", "进入管控", "环境监测", "伤员")) {
            assertThat(chapter(title).lines()).as(title).isEmpty();
            assertThat(chapter(title).nothing()).as(title).endsWith("。");
        }
    }

    @Test
    void isNoChapterOfAFire() {
        after(0, "IncidentRaised", Map.of("hazard", "FOREST_FIRE"));
        assertThat(AccidentCourse.of(Story.of(entries, 1, START), any -> Optional.empty())
                        .chapters())
                .isEmpty();
    }

    @Test
    void tellsWhyTheZoneIsWhatItIs() {
        raised().after(
                        1,
                        "HazardZoneSet",
                        Map.of(
                                "substance",
                                "氯（UN 1017）",
                                "night",
                                true,
                                "isolateMetres",
                                600,
                                "downwindMetres",
                                8000,
                                "bearing",
                                225,
                                "people",
                                4200,
                                "flag",
                                "C",
                                "source",
                                "安监总厅管三〔2011〕142号",
                                "automatic",
                                true))
                .after(
                        9,
                        "HazardZoneOverridden",
                        Map.of(
                                "isolateMetres", 800,
                                "tableIsolateMetres", 600,
                                "tableDownwindMetres", 8000,
                                "people", 4300,
                                "reason", "检测仪在 700 米处报警"));
        assertThat(chapter("物质与危害数据").lines()).singleElement().satisfies(it -> assertThat(it.text())
                .contains("没有它的物质卡", "初始隔离 600 米", "142号", "确定"));
        assertThat(chapter("危害范围的变化").lines())
                .extracting(Accident.Line::text)
                .satisfiesExactly(
                        set -> assertThat(set).contains("夜间", "吹向 225°", "内有 4200 人"),
                        changed -> assertThat(changed).contains("800 米", "表列 600/8000 米", "检测仪在 700 米处报警"));
    }

    @Test
    void tellsWhatAnEntryBrokeWhoeverSaysSo() {
        raised().after(
                        5,
                        "EntryStarted",
                        Map.of(
                                "entryId", "e-1",
                                "number", 1,
                                "task", "堵漏",
                                "entrants", List.of("项国华", "方德福"),
                                "breaches", List.of("没有救援组待命", "单人进入"),
                                "airLowAt", START.toString(),
                                "airOutAt", START.plusSeconds(2448).toString()))
                .after(35, "DeadlineMissed", Map.of("kind", "ENTRY_AIR_LOW", "label", "气源告警", "teamName", "项国华、方德福"))
                .after(40, "EntryTeamOut", Map.of("entryId", "e-1", "minutes", 35))
                .after(50, "EntrantDecontaminated", Map.of("entryId", "e-1", "name", "项国华", "outcome", "CLEAN"));
        assertThat(chapter("进入管控").lines()).singleElement().satisfies(it -> {
            assertThat(it.text()).contains("没有救援组待命", "单人进入", "超时：气源告警", "用时 35 分", "洗消 1/2 人");
            assertThat(it.verdict()).isEqualTo(Verdict.LATE);
            assertThat(it.text()).as("whoever went in is counted, not named").doesNotContain("项国华");
        });
    }

    @Test
    void countsCasualtiesOnceByColourAndHospital() {
        raised().after(1, "CasualtyReported", Map.of("casualtyId", "c-1", "number", 1, "triageLabel", "红"))
                .after(2, "CasualtyReported", Map.of("casualtyId", "c-2", "number", 2, "triageLabel", "红"))
                .after(2, "CasualtiesMerged", Map.of("casualtyId", "c-2", "number", 2, "into", "c-1", "intoNumber", 1))
                .after(3, "CasualtyChanged", Map.of("casualtyId", "c-1", "number", 1, "triageLabel", "黄"))
                .after(4, "CasualtyReported", Map.of("casualtyId", "c-3", "number", 3))
                .after(9, "CasualtyHandedOver", Map.of("casualtyId", "c-1", "number", 1, "hospital", "示例塘下医院"))
                .after(60, "CasualtyOutcomeKnown", Map.of("casualtyId", "c-1", "number", 1, "outcomeLabel", "急性中毒"))
                .after(
                        61,
                        "CasualtyCountsTaken",
                        Map.of("changes", List.of("重伤（含急性中毒） 0 → 1"), "provisional", 0, "reason", "与医院核对"));
        assertThat(chapter("伤员").lines())
                .extracting(Accident.Line::text)
                .containsExactly("2 人：未定 1 人、黄 1 人；重复登记合并 1 条", "示例塘下医院 1 人", "急性中毒 1 人", "重伤（含急性中毒） 0 → 1；依据：与医院核对");
    }
}
