package org.muster.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muster.PostgresConfiguration;
import org.muster.division.Divisions;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=registers")
@Import(PostgresConfiguration.class)
@Transactional
class TeamsTest {

    private static final Set<DivisionCode> RUIAN = Set.of(new DivisionCode("330381"));

    @Autowired
    Teams teams;

    @Autowired
    Divisions divisions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void holdsTheTwentyFiveTeamsOfTheDemoCastWithTheirMembers() {
        List<Team> all = teams.list();
        assertThat(all).hasSize(25);
        var members = teams.membersOf(all.stream().map(Team::id).toList());
        assertThat(members).hasSize(25);
        assertThat(members.get(new TeamId("T10"))).hasSize(40);
    }

    @Test
    void hasBrigadeAndTownshipWhole() {
        for (String whole : List.of("T01", "T03")) {
            assertThat(teams.strengthOf(new TeamId(whole))).isEqualTo(new TeamStrength(30, 30, 30, 30));
        }
        assertThat(teams.strengthOf(new TeamId("T09"))).isEqualTo(new TeamStrength(30, 23, 26, 19));
    }

    @Test
    void asksCityAndSisterCountyForWhatTheyLend() {
        assertThat(teams.listAskable(RUIAN))
                .extracting(team -> team.id().value())
                .containsExactly("T16", "T17", "T18", "T19");
        assertThat(teams.listAskable(Set.of(new DivisionCode("330784")))).isEmpty();
        assertThat(teams.listAskable(Set.of(new DivisionCode("330300")))).isEmpty();
        assertThat(teams.listIn(RUIAN)).hasSize(15);
    }

    @Test
    void listsATeamAsItStandsHoweverOftenItChanges() {
        for (String name : List.of("一队", "二队", "三队", "一队")) {
            jdbc.sql("update team set name = ? where id = 'T01'").param(name).update();
            assertThat(teams.listIn(RUIAN))
                    .filteredOn(team -> team.id().value().equals("T01"))
                    .extracting(Team::name)
                    .containsExactly(name);
        }
        jdbc.sql("update team set division_code = '330784' where id = 'T01'").update();
        assertThat(teams.listIn(RUIAN)).hasSize(14);
        assertThat(teams.list()).hasSize(25).extracting(Team::id).isSorted();
    }

    @Test
    void letsNoOlderPositionUndoANewerOne() {
        TeamId brigade = new TeamId("T01");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        assertThat(teams.get(brigade).position()).isEqualTo(new Position(120.633, 27.799));
        assertThat(teams.updatePosition(brigade, new Position(120.5, 27.8), now))
                .isTrue();
        assertThat(teams.updatePosition(brigade, new Position(120.6, 27.9), now.minusSeconds(5)))
                .isFalse();
        assertThat(teams.get(brigade).position()).isEqualTo(new Position(120.5, 27.8));
        assertThat(teams.get(brigade).positionAt()).isEqualTo(now);
    }

    @Test
    void refusesAPositionOfTheFutureOrOfNobody() {
        Position here = new Position(120.5, 27.8);
        assertThatThrownBy(() -> teams.updatePosition(
                        new TeamId("T01"), here, Instant.now().plusSeconds(600)))
                .hasMessageContaining("时间在将来");
        assertThatThrownBy(() -> teams.updatePosition(new TeamId("T99"), here, Instant.now()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("没有这个队伍");
    }

    @Test
    void remembersOnlyTheLatestRelease() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        teams.markReleased(new TeamId("T01"), now);
        teams.markReleased(new TeamId("T01"), now.minusSeconds(60));
        assertThat(teams.get(new TeamId("T01")).lastReleasedAt()).isEqualTo(now);
    }

    @Test
    void findsTheTownshipOfTheFuquanForest() {
        assertThat(divisions
                        .divisionAt(new Position(120.460, 27.871))
                        .orElseThrow()
                        .name())
                .isEqualTo("陶山镇");
        assertThat(divisions.divisionAt(new Position(116.4, 39.9))).isEmpty();
        assertThat(divisions.nameOf(new DivisionCode("330381"))).isEqualTo("瑞安市");
    }
}
