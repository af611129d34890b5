package org.muster.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Client;

class RegisterStoryTest extends StoryTest {

    @Test
    void showsEachCallerTheirOwnDivisionsOnly() {
        assertThat(ids(as("dispatcher"), "/api/divisions", "code"))
                .contains("330381", "330381120")
                .doesNotContain("330300");
        assertThat(ids(as("grid"), "/api/divisions", "code")).containsExactly("330381122");
        assertThat(ids(as("dispatcher"), "/api/depots", "id")).containsExactly("D1", "D2", "D3", "D4", "D5", "D6");
        assertThat(ids(as("yongkang"), "/api/depots", "id")).containsExactly("D8");
        assertThat(ids(as("yongkang"), "/api/risk-sources", "id")).containsExactly("R08", "R09", "R18");
        assertThat(ids(as("yongkang"), "/api/water-points", "id")).containsExactly("P5");
        assertThat(ids(as("grid"), "/api/shelters", "id")).containsExactly("S04");
        assertThat(ids(as("yongkang"), "/api/devices", "id")).containsExactly("C03", "C05");
        as("yongkang").get("/api/depots/D1/stock").problem(404, "not-found");
        // other stories deliver to this depot: the cast's nine materials are among what lies there
        assertThat(as("keeper").get("/api/depots/D1/stock").ok().json())
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(it -> assertThat(it.path("depotId").asText()).isEqualTo("D1"));
    }

    @Test
    void showsTheDutyRoomWhomItMayAskMarkedForeign() {
        JsonNode teams = as("dispatcher").get("/api/teams").ok().json();
        assertThat(teams).hasSize(19);
        assertThat(StreamSupport.stream(teams.spliterator(), false)
                        .filter(it -> it.path("foreign").asBoolean())
                        .map(it -> it.path("id").asText()))
                .containsExactly("T16", "T17", "T18", "T19");
        assertThat(as("dispatcher").get("/api/teams/T16").ok().json().has("members"))
                .isFalse();
        as("yongkang").get("/api/teams/T01").problem(404, "not-found");
        as("dispatcher").get("/api/teams/T20").problem(404, "not-found");
        as("dispatcher").get("/api/teams/nobody!").problem(404, "not-found");
    }

    @Test
    void showsACrewItsOwnTeamWithEverybodyAndTheLawThatKeepsThemBack() {
        assertThat(ids(as("brigade"), "/api/teams", "id")).containsExactly("T01");
        JsonNode own = as("brigade").get("/api/teams/T01").ok().json();
        assertThat(own.path("members")).hasSize(30);
        assertThat(own.path("muster").path("minutes").asInt()).isEqualTo(10);
        assertThat(own.path("kindSign").asText()).isEqualTo("专");
        as("brigade").get("/api/teams/T03").problem(404, "not-found");
        JsonNode masses = as("dispatcher").get("/api/teams/T09").ok().json();
        assertThat(masses.path("fit").asInt()).isEqualTo(23);
        assertThat(StreamSupport.stream(masses.path("members").spliterator(), false)
                        .filter(it -> !it.path("fitForFireLine").asBoolean())
                        .map(it -> it.path("unfit").get(0).path("reason").asText()))
                .containsExactly("老年人（满 60 周岁）", "老年人（满 60 周岁）", "中小学生", "孕妇", "未投保人身意外伤害险", "残疾人", "未成年人");
    }

    @Test
    void takesAPositionFromTheTeamItselfOrItsDutyRoom() {
        Map<String, Object> here = Map.of(
                "location",
                Map.of("lon", 120.5, "lat", 27.85),
                "at",
                Instant.now().toString());
        as("township").post("/api/teams/T03/position", here).expect(204);
        assertThat(as("township")
                        .get("/api/teams/T03")
                        .json()
                        .path("location")
                        .path("lon")
                        .asDouble())
                .isEqualTo(120.5);
        as("township").post("/api/teams/T01/position", here).problem(404, "not-found");
        as("yongkang").post("/api/teams/T03/position", here).problem(404, "not-found");
        as("dispatcher").post("/api/teams/T16/position", here).problem(403, "forbidden");
        as("commander").post("/api/teams/T03/position", here).problem(403, "forbidden");
        Client township = as("township");
        township.post("/api/teams/T03/position", Map.of("at", Instant.now().toString()))
                .problem(422, "invalid");
        township.post("/api/teams/T03/position", Map.of("location", Map.of("lon", 120.5, "lat", 27.85)))
                .problem(422, "invalid");
        township.post(
                        "/api/teams/T03/position",
                        Map.of(
                                "location",
                                Map.of("lon", 120.5),
                                "at",
                                Instant.now().toString()))
                .problem(422, "invalid");
        township.post(
                        "/api/teams/T03/position",
                        Map.of(
                                "location",
                                Map.of("lon", 220.5, "lat", 27.85),
                                "at",
                                Instant.now().toString()))
                .problem(422, "invalid");
        township.post(
                        "/api/teams/T03/position",
                        Map.of(
                                "location",
                                Map.of("lon", 120.5, "lat", 27.85),
                                "at",
                                Instant.now().plusSeconds(900).toString()))
                .problem(422, "invalid");
    }

    @Test
    void tellsWhatLiesAroundAPoint() {
        Client dispatcher = as("dispatcher");
        assertThat(ids(dispatcher, "/api/water-points?near=120.46,27.871&radius=3000", "id"))
                .containsExactly("P1", "P6");
        JsonNode around = dispatcher
                .get("/api/surroundings?lon=120.46&lat=27.871&rings=1000,5000")
                .ok()
                .json();
        assertThat(around.path("rings")).hasSize(2);
        assertThat(around.path("rings")
                        .get(0)
                        .path("counts")
                        .path("RISK_SOURCE")
                        .path("林区")
                        .asInt())
                .isEqualTo(1);
        assertThat(around.path("neighbours").get(0).path("id").asText()).isEqualTo("R17");
        for (String wrong : List.of(
                "/api/surroundings?lon=220&lat=27",
                "/api/surroundings?lat=27",
                "/api/surroundings?lon=x&lat=27",
                "/api/surroundings?lon=120&lat=27&rings=-1",
                "/api/surroundings?lon=120&lat=27&rings=1,2,3,4,5,6,7,8,9",
                "/api/risk-sources?near=120.4&radius=100",
                "/api/risk-sources?near=120.4,27.8&radius=-100",
                "/api/risk-sources?near=120.4,27.8&radius=NaN",
                "/api/risk-sources?radius=100")) {
            assertThat(dispatcher.get(wrong).problem(422, "invalid").path("errors"))
                    .as(wrong)
                    .isNotEmpty();
        }
    }

    @Test
    void letsOnlyAnAdministratorLoadAndWriteRegisters() {
        Client admin = as("admin");
        String shelters = admin.get("/api/registers/shelters.csv").ok().text();
        assertThat(shelters.lines().count()).isEqualTo(11);
        assertThat(admin.get("/api/registers/shelters.csv").header("Content-Type"))
                .startsWith("text/csv");
        admin.get("/api/registers/secrets.csv").problem(404, "not-found");
        as("dispatcher").get("/api/registers/members.csv").problem(403, "forbidden");
    }

    @Test
    void loadsACsvFileOverHttpAndNamesTheWrongRow() {
        Client admin = as("admin");
        String header = "id,name,division,lon,lat,capacity,contact_name,contact_phone\n";
        String row = "S99,平阳坑文化礼堂,330381129,120.385,27.77,%s,林安邦,10080990001\n";
        Map<String, String> csv = Map.of("Content-Type", "text/csv");
        admin.send("POST", "/api/registers/shelters/import", header + row.formatted("150"), csv)
                .expect(200);
        assertThat(ids(as("dispatcher"), "/api/shelters", "id")).contains("S99");
        JsonNode refusal = admin.send(
                        "POST",
                        "/api/registers/shelters/import",
                        header + row.formatted("160") + row.formatted("many"),
                        csv)
                .problem(422, "invalid");
        assertThat(refusal.path("errors").get(0).path("message").asText()).startsWith("第 3 行 capacity");
        assertThat(admin.get("/api/registers/shelters.csv").text())
                .contains("S99")
                .contains(",150,");
        as("dispatcher")
                .send("POST", "/api/registers/shelters/import", header + row.formatted("1"), csv)
                .problem(403, "forbidden");
        jdbc.sql("delete from shelter where id = 'S99'").update();
    }

    private static List<String> ids(Client client, String path, String field) {
        return StreamSupport.stream(client.get(path).ok().json().spliterator(), false)
                .map(it -> it.path(field).asText())
                .toList();
    }
}
