package org.muster.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.risk.Surroundings.Neighbour;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.shared.Problem;

class NearTest {

    private record Place(String name, Position location) implements Sited {}

    private static final List<Place> PLACES = List.of(
            new Place("far", new Position(120.70, 27.87)),
            new Place("near", new Position(120.47, 27.87)),
            new Place("here", new Position(120.46, 27.87)));

    @Test
    void listsWhatIsWithinTheRadiusNearestFirst() {
        assertThat(Near.among(PLACES, Near.parse("120.46,27.87", 5000.0)))
                .extracting(it -> it.what().name())
                .containsExactly("here", "near");
    }

    @Test
    void listsEverythingWithoutDistanceWhenNoPointIsGiven() {
        assertThat(Near.among(PLACES, Near.parse(null, null))).hasSize(3).allMatch(it -> it.distanceMetres() == null);
    }

    @Test
    void putsTheDistanceBesideWhatWasFound() throws Exception {
        RiskSource forest = new RiskSource(
                "R17",
                "福泉林区",
                RiskKind.FOREST,
                new DivisionCode("330381120"),
                RiskColour.ORANGE,
                null,
                new Position(120.46, 27.87),
                null,
                null);
        var json = new ObjectMapper().valueToTree(Near.among(List.of(forest), Near.parse("120.46,27.88", 5000.0)));
        assertThat(json.at("/0/id").asText()).isEqualTo("R17");
        assertThat(json.at("/0/kindLabel").asText()).isEqualTo("林区");
        assertThat(json.at("/0/divisionCode").asText()).isEqualTo("330381120");
        assertThat(json.at("/0/distanceMetres").asLong()).isBetween(1100L, 1125L);
    }

    @Test
    void refusesWhatIsNoCircle() {
        for (String wrong : List.of("120.46", "120.46,", "120.46,27.87,3", "a,b", "220,27")) {
            assertThatThrownBy(() -> Near.parse(wrong, 100.0)).as(wrong).isInstanceOf(Problem.class);
        }
        for (double radius : new double[] {0, -1, Double.NaN, 100_001}) {
            assertThatThrownBy(() -> Near.parse("120.46,27.87", radius)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> Near.parse(null, 100.0)).isInstanceOf(Problem.class);
    }

    @Test
    void countsEachRingWithEverythingInsideIt() {
        Surroundings around = Surroundings.around(
                new Position(120.46, 27.87),
                Surroundings.ringsOf("3000, 500,500"),
                List.of(neighbour("P1", 300, null), neighbour("R11", 2500, 42), neighbour("R20", 4000, 160)));
        assertThat(around.rings()).extracting(Surroundings.Ring::radiusMetres).containsExactly(500L, 3000L);
        assertThat(around.rings()).extracting(Surroundings.Ring::total).containsExactly(1, 2);
        assertThat(around.rings()).extracting(Surroundings.Ring::people).containsExactly(0, 42);
        assertThat(around.neighbours()).extracting(Neighbour::id).containsExactly("P1", "R11");
    }

    @Test
    void refusesRingsThatAreTooManyTooWideOrNone() {
        for (String wrong : List.of("", "0", "-5", "x", "500,", "50001", "1,2,3,4,5,6,7,8,9")) {
            assertThatThrownBy(() -> Surroundings.ringsOf(wrong)).as(wrong).isInstanceOf(Problem.class);
        }
    }

    private static Neighbour neighbour(String id, long metres, Integer people) {
        return new Neighbour("RISK_SOURCE", "FOREST", "林区", id, id, new Position(120.46, 27.87), people, metres);
    }
}
