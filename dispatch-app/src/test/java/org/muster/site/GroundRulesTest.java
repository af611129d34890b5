package org.muster.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.shared.Hazard;
import org.muster.shared.Position;
import org.muster.shared.Problem;

class GroundRulesTest {

    private static final Position FUQUAN = new Position(120.460, 27.871);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GroundRules rules = new GroundRules(
            new SiteProperties(30_000, 0.01, 10_000, 50_000, 30, Duration.ofMinutes(10), List.of("松涛 1 组"), Map.of()));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            a number                 | 7                                                                                                    | 请在图上画出
            no type                  | {}                                                                                                   | 只能是
            another type             | {"type":"MultiPolygon","coordinates":[]}                                                             | 只能是
            no coordinates           | {"type":"Polygon"}                                                                                   | 没有坐标
            an empty ring            | {"type":"Polygon","coordinates":[[]]}                                                                | 没有坐标
            a hole                   | {"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]],[[1,1],[2,1],[2,2],[1,1]]]}               | 不能挖空
            text for a number        | {"type":"Point","coordinates":["120.46",27.87]}                                                      | [经度, 纬度]
            one coordinate           | {"type":"Point","coordinates":[120.46]}                                                              | [经度, 纬度]
            nested too deep          | {"type":"LineString","coordinates":[[[120.46,27.87]]]}                                               | [经度, 纬度]
            off the globe            | {"type":"Point","coordinates":[220.46,27.87]}                                                        | 经度
            a huge number            | {"type":"Point","coordinates":[1e300,27.87]}                                                         | 经度
            an open ring             | {"type":"Polygon","coordinates":[[[120.46,27.87],[120.47,27.87],[120.47,27.88],[120.46,27.88]]]}     | 没有闭合
            two corners              | {"type":"Polygon","coordinates":[[[120.46,27.87],[120.47,27.87],[120.46,27.87]]]}                    | 没有闭合
            a bow tie                | {"type":"Polygon","coordinates":[[[120.46,27.87],[120.47,27.88],[120.47,27.87],[120.46,27.88],[120.46,27.87]]]} | 自己相交
            flat as a line           | {"type":"Polygon","coordinates":[[[120.46,27.87],[120.47,27.87],[120.48,27.87],[120.46,27.87]]]}     | 自己相交
            a few paces              | {"type":"Polygon","coordinates":[[[120.46,27.87],[120.46005,27.87],[120.46005,27.87005],[120.46,27.87]]]} | 太小
            a whole county           | {"type":"Polygon","coordinates":[[[120.36,27.77],[120.56,27.77],[120.56,27.97],[120.36,27.97],[120.36,27.77]]]} | 超出
            the next province        | {"type":"Polygon","coordinates":[[[118.0,27.0],[118.1,27.0],[118.1,27.1],[118.0,27.0]]]}             | 离事发地
            lon and lat exchanged    | {"type":"Point","coordinates":[27.871,120.460]}                                                      | 纬度
            a line of one point      | {"type":"LineString","coordinates":[[120.46,27.87],[120.46,27.87]]}                                  | 两个不同的点
            a loop                   | {"type":"LineString","coordinates":[[120.46,27.87],[120.47,27.88],[120.47,27.87],[120.46,27.88]]}    | 相交
            """)
    void refusesWhatNobodyCanStandOn(String name, String geometry, String says) {
        assertThatThrownBy(() -> rules.check(Shape.of(json(geometry)), FUQUAN))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(says);
    }

    @Test
    void refusesMoreCornersThanAHandDraws() {
        String many = "[120.46,27.87],".repeat(Shape.MOST_POINTS + 1);
        String line = "{\"type\":\"LineString\",\"coordinates\":[" + many.substring(0, many.length() - 1) + "]}";

        assertThatThrownBy(() -> Shape.of(json(line))).hasMessageContaining("不超过 200 个点");
    }

    @Test
    void measuresASquareKilometreInHectares() {
        Shape square = Shape.of(
                json(
                        """
                {"type":"Polygon","coordinates":[[[120.46,27.87],[120.470172,27.87],[120.470172,27.878993],
                 [120.46,27.878993],[120.46,27.87]]]}"""));

        assertThat(rules.check(square, FUQUAN).hectares()).isCloseTo(100, within(0.5));
    }

    @Test
    void measuresAWayInMetres() {
        Shape way = Shape.of(json("{\"type\":\"LineString\",\"coordinates\":[[120.46,27.871],[120.46,27.88]]}"));

        assertThat(rules.check(way, FUQUAN).metres()).isCloseTo(1001, within(2.0));
    }

    @Test
    void keepsADecimetreAndNoHeight() throws JsonProcessingException {
        Shape point = Shape.of(json("{\"type\":\"Point\",\"coordinates\":[120.46012345678, 27.87198765, 431.5]}"));

        assertThat(JSON.writeValueAsString(point))
                .isEqualTo("{\"type\":\"Point\",\"coordinates\":[120.460123,27.871988]}");
    }

    @Test
    void asksForTheKindThatIsMeant() {
        Shape point = Shape.of(json("{\"type\":\"Point\",\"coordinates\":[120.46,27.87]}"));

        assertThatThrownBy(() -> point.mustBe(Set.of(Shape.Kind.LINE))).hasMessageContaining("这里要画线，不是点");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            the same ground          | 0      | 0     | true
            half of it               | 0.005  | 0     | true
            a corner                 | 0.009  | 0.009 | true
            edge to edge             | 0.01   | 0     | false
            a hand strayed 20 metres | 0.0098 | 0     | false
            a strip of 50 metres     | 0.0095 | 0     | true
            corner to corner         | 0.01   | 0.01  | false
            apart                    | 0.02   | 0     | false
            """)
    void tellsGroundThatIsAnothersFromAnEdge(String what, double east, double north, boolean overlap) {
        Shape here = square(120.455, 27.865);
        Shape there = square(120.455 + east, 27.865 + north);

        assertThat(rules.overlap(here, there, FUQUAN)).isEqualTo(overlap);
        assertThat(rules.overlap(there, here, FUQUAN)).isEqualTo(overlap);
    }

    @Test
    void groundInsideAnothersIsAnothers() {
        Shape large = square(120.455, 27.865);
        Shape inside = Shape.of(
                json(
                        "{\"type\":\"Polygon\",\"coordinates\":[[[120.458,27.868],[120.461,27.868],[120.461,27.871],[120.458,27.868]]]}"));

        assertThat(rules.overlap(large, inside, FUQUAN)).isTrue();
    }

    @Test
    void aLineCoversNothing() {
        Shape line = Shape.of(json("{\"type\":\"LineString\",\"coordinates\":[[120.455,27.865],[120.465,27.875]]}"));

        assertThat(rules.overlap(square(120.455, 27.865), line, FUQUAN)).isFalse();
    }

    /** About a square kilometre. */
    private static Shape square(double west, double south) {
        return Shape.of(json(
                "{\"type\":\"Polygon\",\"coordinates\":[[[%1$f,%2$f],[%3$f,%2$f],[%3$f,%4$f],[%1$f,%4$f],[%1$f,%2$f]]]}"
                        .formatted(west, south, west + 0.01, south + 0.01)));
    }

    @Test
    void everyHazardHasItsUsualGroups() {
        SiteProperties properties =
                new SiteProperties(30_000, 0.01, 10_000, 50_000, 30, Duration.ofMinutes(10), List.of(), Map.of());

        for (Hazard hazard : Hazard.values()) {
            assertThat(properties.postsFor(hazard).groups()).isNotEmpty();
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
