package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.muster.support.Accident;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Stomp;

/**
 * STORY UNDER TEST: 伤员、医院和床位. Crews tell of the hurt by phone, twice and late; the dispatcher chooses a hospital
 * that has a bed and can wash them; what the list counts moves the grade from 一般 to 较大 and the report with it, and
 * never lowers what a person assessed without a question.
 */
class E08_CasualtiesAndHospitals extends AccidentStory {

    @Test
    void fromTheTagToTheBedAndTheGrade() throws IOException {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String incident = Accident.raised(dispatcher, "示例液氯使用厂伤员", 1);
        Stomp desk = listening(dispatcher, "/topic/incidents/" + incident);
        assertThat(grade(dispatcher, incident)).isIn("", "GENERAL");
        Forest.order(dispatcher, incident, "T01");
        Client crew = as("brigade");

        // the hospitals count; one of them long ago
        jdbc.sql("delete from hospital_beds").update();
        jdbc.sql("delete from hospital_report").update();
        beds(dispatcher, "H01", Instant.now().minusSeconds(4 * 3600), "OPEN", "ICU", 90, 80);
        beds(dispatcher, "H03", Instant.now(), "OPEN", "ICU", 2, 1);
        beds(dispatcher, "H02", Instant.now(), "INACTIVE", "ICU", 8, 5);

        // a phone without signal kept both words; the queue is sent twice
        UUID one = UUID.randomUUID();
        Instant found = Instant.now().minusSeconds(600);
        Map<String, Object> first = Accident.word(
                one,
                Map.of(
                        "triage", "RED",
                        "tag", "A-017",
                        "name", "叶某某",
                        "harm", "POISONING",
                        "contaminated", true,
                        "substance", "氯",
                        "place", "3 号车间门口",
                        "saidAt", found.toString()));
        for (int sent = 0; sent < 2; sent++) {
            crew.post("/api/incidents/{}/casualties", first, incident).expect(201);
        }
        assertThat(people(dispatcher, incident)).hasSize(1);
        assertThat(desk.awaitType("CasualtyReported", SOON)).isNotNull();
        Eventually.within(
                SOON,
                () -> picture(dispatcher, incident)
                                .at("/casualties/tally/seriouslyHurt")
                                .asInt()
                        == 1);
        awaitTold(dispatcher, incident, "CasualtyCountsTaken");
        Eventually.within(SOON, () -> picture(dispatcher, incident)
                .path("assessment")
                .toString()
                .contains("\"seriouslyHurt\":1"));

        // the desk hears of the same tag over the radio: one person, nothing lost, the older word undoes nothing
        String radio =
                Accident.casualty(dispatcher, incident, Map.of("tag", "A-017", "triage", "YELLOW", "note", "电台：意识清楚"));
        JsonNode both = people(dispatcher, incident).get(0);
        assertThat(people(dispatcher, incident)).hasSize(1);
        assertThat(both.at("/line/triage").asText()).as("the newer colour").isEqualTo("YELLOW");
        assertThat(both.at("/name").asText()).isEqualTo("叶某某");
        assertThat(both.at("/line/dirty").asBoolean()).isTrue();
        crew.post(
                        "/api/casualties/{}/words",
                        Accident.word(
                                UUID.randomUUID(),
                                Map.of(
                                        "triage",
                                        "GREEN",
                                        "location",
                                        Accident.CHLORINE_WORKS,
                                        "saidAt",
                                        found.minusSeconds(60).toString())),
                        radio)
                .expect(200);
        both = people(dispatcher, incident).get(0);
        assertThat(both.at("/line/triage").asText())
                .as("an older word of another phone")
                .isEqualTo("YELLOW");
        assertThat(both.at("/location/lon").asDouble()).as("but it fills a gap").isEqualTo(120.7);
        assertThat(dispatcher.get("/api/casualties/{}/words", one).expect(200).json())
                .as("everything that was said is kept")
                .hasSize(3);

        // hospitals: the nearest that has a bed and washes; how old its count is
        dispatcher
                .post("/api/casualties/{}/words", Accident.word(UUID.randomUUID(), Map.of("triage", "RED")), one)
                .expect(200);
        JsonNode proposed =
                crew.get("/api/casualties/{}/hospitals", one).expect(200).json();
        assertThat(proposed.at("/0/hospital/id").asText()).isEqualTo("H03");
        assertThat(proposed.at("/0/free").asInt()).isEqualTo(1);
        assertThat(proposed.at("/0/stale").asBoolean()).isFalse();
        assertThat(proposed.at("/0/metres").asLong()).isBetween(500L, 3000L);
        assertThat(of(proposed, "H01").path("stale").asBoolean()).isTrue();
        assertThat(of(proposed, "H02").path("against").toString()).contains("没有洗消条件");
        dispatcher
                .post("/api/casualties/{}/hospital", Map.of("hospitalId", "H03"), one)
                .expect(200);
        String second = Accident.casualty(
                crew, incident, Map.of("triage", "RED", "tag", "A-018", "harm", "POISONING", "contaminated", true));
        assertThat(dispatcher
                        .get("/api/casualties/{}/hospitals", second)
                        .expect(200)
                        .json()
                        .at("/0/hospital/id")
                        .asText())
                .as("the one bed of H03 is promised")
                .isEqualTo("H01");
        crew.post("/api/casualties/{}/hand-over", Map.of("clientId", UUID.randomUUID()), one)
                .expect(200);
        assertThat(crew.post("/api/casualties/{}/hand-over", Map.of("clientId", UUID.randomUUID()), second)
                        .expect(200)
                        .json()
                        .at("/line/state")
                        .asText())
                .as("nobody is sent back because a hospital was not named")
                .isEqualTo("HANDED_OVER");
        Eventually.within(
                SOON,
                () -> !picture(dispatcher, incident).at("/casualties/enquireBy").isMissingNode());

        // nobody outside sees or says anything; who need not know sees no name
        as("yongkang").get("/api/incidents/{}/casualties", incident).expect(404);
        as("yongkang")
                .post("/api/casualties/{}/outcome", Map.of("outcome", "DEAD", "source", "x"), one)
                .expect(404);
        assertThat(as("leader")
                        .get("/api/incidents/{}/casualties", incident)
                        .expect(200)
                        .json()
                        .at("/0/name")
                        .asText())
                .isEqualTo("叶*");
        assertThat(picture(dispatcher, incident).toString()).doesNotContain("叶某某");
        assertThat(Forest.events(dispatcher, incident).toString()).doesNotContain("叶某某");

        // three are trapped: a 较大涉险事故 is reported to the province within the hour, whatever its grade
        List<String> trapped = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            trapped.add(Accident.casualty(crew, incident, Map.of("state", "TRAPPED", "place", "冷冻机房")));
        }
        Eventually.within(SOON, () -> changed(dispatcher, incident, "较大涉险事故"));
        assertThat(grade(dispatcher, incident)).isEqualTo("GENERAL");
        commander.post("/api/incidents/{}/closure", Map.of(), incident).problem(409, "open-points");

        // they are brought out dead: the grade is 较大 and the report is due sooner
        trapped.forEach(it -> dispatcher
                .post("/api/casualties/{}/outcome", Map.of("outcome", "DEAD", "source", "急诊科王医生"), it)
                .expect(200));
        Eventually.within(SOON, () -> grade(dispatcher, incident).equals("LARGER"));
        Eventually.within(SOON, () -> changed(dispatcher, incident, "等级由一般变为较大"));
        assertThat(Forest.events(dispatcher, incident, "IncidentRegraded")).isNotEmpty();

        // a doctor mends his word: the list's own number follows; a number a person gave stays until a person lowers it
        dispatcher
                .post("/api/casualties/{}/outcome", Map.of("outcome", "SERIOUS", "source", "急诊科王医生更正"), trapped.get(0))
                .expect(200);
        Eventually.within(SOON, () -> grade(dispatcher, incident).equals("GENERAL"));
        commander
                .post("/api/incidents/{}/assessment", Map.of("dead", 4), incident)
                .expect(200);
        dispatcher
                .post("/api/casualties/{}/outcome", Map.of("outcome", "LIGHT", "source", "急诊科王医生更正"), trapped.get(0))
                .expect(200);
        awaitTold(dispatcher, incident, "CasualtyCountsQuestioned");
        assertThat(grade(dispatcher, incident)).isEqualTo("LARGER");
        JsonNode asked = picture(dispatcher, incident).at("/casualties/differences");
        assertThat(asked.toString()).contains("\"assessed\":4", "\"counted\":2");
        commander
                .post("/api/incidents/{}/casualties/counts", Map.of("reason", "与医院逐人核对"), incident)
                .expect(200);
        assertThat(grade(dispatcher, incident)).isEqualTo("GENERAL");
        // one tag on two whom doctors know apart: the word is taken all the same, and nobody is lost in somebody else
        crew.post("/api/casualties/{}/words", Accident.word(UUID.randomUUID(), Map.of("tag", "A-020")), trapped.get(1))
                .expect(200);
        int before = people(dispatcher, incident).size();
        crew.post(
                        "/api/casualties/{}/words",
                        Accident.word(UUID.randomUUID(), Map.of("tag", "A-020", "note", "左手腕")),
                        trapped.get(0))
                .expect(200);
        assertThat(people(dispatcher, incident)).hasSize(before);
        assertThat(dispatcher
                        .get("/api/casualties/{}/words", trapped.get(0))
                        .expect(200)
                        .text())
                .contains("A-020", "左手腕");

        dispatcher
                .post("/api/incidents/{}/casualties/enquiry", Map.of("note", "H03 一人平稳"), incident)
                .expect(204);

        String words = pdf(dispatcher, incident);
        assertThat(words)
                .contains("事故处置", "物质与危害数据", "CAS", "UN1017", "初始隔离", "危害范围的变化", "伤员", "示例塘下医院1人")
                .contains("未登记设置警戒。", "没有人员进入危险区的登记。", "未设监测点，没有读数。", "时限提前", "较大涉险事故")
                .doesNotContain("叶某某");
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    // --- phrases ---

    private static List<JsonNode> people(Client who, String incident) {
        List<JsonNode> people = new ArrayList<>();
        who.get("/api/incidents/{}/casualties", incident).expect(200).json().forEach(people::add);
        return people;
    }

    private static JsonNode of(JsonNode proposed, String hospital) {
        for (JsonNode it : proposed) {
            if (it.at("/hospital/id").asText().equals(hospital)) {
                return it;
            }
        }
        throw new AssertionError(hospital);
    }

    private String grade(Client who, String incident) {
        return picture(who, incident).path("grade").asText("");
    }

    private static boolean changed(Client who, String incident, String why) {
        return Forest.events(who, incident, "ReportingDeadlineChanged").stream()
                .anyMatch(it -> it.at("/data/why").asText().contains(why)
                        && it.at("/data/phoneDueAt").isTextual()
                        && it.at("/data/to").toString().contains("浙江"));
    }

    private static void beds(
            Client who, String hospital, Instant at, String washing, String bed, int baseline, int available) {
        who.post(
                        "/api/hospitals/{}/beds",
                        Map.of(
                                "reportedAt",
                                at.toString(),
                                "traffic",
                                "NORMAL",
                                "decontamination",
                                washing,
                                "saidBy",
                                "总值班",
                                "beds",
                                List.of(Map.of("bed", bed, "baseline", baseline, "available", available))),
                        hospital)
                .expect(200);
    }

    private static String pdf(Client who, String incident) throws IOException {
        try (var document = Loader.loadPDF(who.get("/api/incidents/{}/reports/post-incident.pdf", incident)
                .expect(200)
                .bytes())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s", "");
        }
    }
}
