package org.muster.substance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.substance.IsolationGuide.Advice;
import org.springframework.core.io.ClassPathResource;

/** The rows that come with the application, one by one against their sources (rules §6.4, ERG guide 111). */
class IsolationTableTest {

    private static final List<CSVRecord> ROWS = read("isolation-distances");
    private static final List<CSVRecord> CARDS = read("substances");

    @ParameterizedTest(name = "{0} {1} {2}: {3} m, day {4} m, night {5} m, {7}")
    @CsvSource(
            nullValues = "-",
            value = {
                // 安监总厅管三〔2011〕142号
                "CL2,SMALL,142,60,400,1600,否,C",
                "CL2,LARGE,142,600,3500,8000,否,C",
                "NH3,SMALL,142,30,100,200,否,L",
                "NH3,LARGE,142,150,800,2300,否,L",
                "LPG,SMALL,142,100,-,-,是,L",
                "LPG,LARGE,142,100,800,800,是,L",
                "GASOLINE,SMALL,142,50,-,-,否,L",
                "GASOLINE,LARGE,142,50,300,300,否,L",
                "MEOH,SMALL,142,50,-,-,否,L",
                "MEOH,LARGE,142,50,-,-,否,L",
                // ERG guides 115 and 128: tank or rail car in a fire
                "LPG,FIRE,142,1600,-,-,否,L",
                "GASOLINE,FIRE,142,800,-,-,否,L",
                "MEOH,FIRE,142,800,-,-,否,L",
                // ERG guide 111, nobody knows what it is
                "-,SMALL,142,100,-,-,是,C",
                "-,LARGE,142,100,-,-,是,C",
                "-,FIRE,142,800,-,-,否,C",
                // newer ERG, to be confirmed
                "CL2,SMALL,ERG,60,300,1100,否,?",
                "NH3,SMALL,ERG,30,100,200,否,?",
            })
    void saysWhatTheSourceSays(
            String substance,
            String spill,
            String table,
            String isolate,
            String day,
            String night,
            String atLeast,
            String flag) {
        List<CSVRecord> found = ROWS.stream()
                .filter(it -> it.get("substance").equals(substance == null ? "" : substance)
                        && it.get("spill").equals(spill)
                        && it.get("table").equals(table))
                .toList();
        assertThat(found).singleElement().satisfies(it -> {
            assertThat(it.get("isolate_m")).isEqualTo(isolate);
            assertThat(it.get("day_m")).isEqualTo(day == null ? "" : day);
            assertThat(it.get("night_m")).isEqualTo(night == null ? "" : night);
            assertThat(it.get("at_least")).isEqualTo(atLeast);
            assertThat(it.get("flag")).isEqualTo(flag);
            assertThat(it.get("source")).isNotBlank();
        });
    }

    @ParameterizedTest(name = "ERG table 3 {0} {1} {2}: {3} m, day {4} m, night {5} m")
    @CsvSource({
        "CL2,公路罐车,LOW,600,5800,6700",
        "CL2,公路罐车,MODERATE,600,3400,5000",
        "CL2,公路罐车,HIGH,600,2900,4100",
        "NH3,公路罐车,LOW,150,900,2000",
        "NH3,公路罐车,MODERATE,150,500,800",
        "NH3,公路罐车,HIGH,150,400,600",
    })
    void keepsTheNewerTableBesideItAsUnconfirmed(
            String substance, String container, String wind, String isolate, String day, String night) {
        assertThat(ROWS.stream()
                        .filter(it -> it.get("table").equals("ERG")
                                && it.get("substance").equals(substance)
                                && it.get("container").equals(container)
                                && it.get("wind").equals(wind)))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.get("isolate_m")).isEqualTo(isolate);
                    assertThat(it.get("day_m")).isEqualTo(day);
                    assertThat(it.get("night_m")).isEqualTo(night);
                    assertThat(it.get("flag")).isEqualTo("?");
                });
    }

    @Test
    void holdsNoRowThatThisTestDoesNotKnow() {
        Map<String, Integer> rows = new TreeMap<>();
        ROWS.forEach(it -> rows.merge(it.get("table"), 1, Integer::sum));
        assertThat(rows).isEqualTo(Map.of("142", 16, "ERG", 9));
    }

    /** Q and β of rules §6.5, which are those of GB 18218-2018. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NH3,10,2", "CL2,5,4", "LPG,50,1.5", "CH4,50,1.5", "EO,10,2", "H2S,5,5", "GASOLINE,200,1", "MEOH,500,1",
                "TOLUENE,500,1", "BENZENE,50,1", "SO2,-,2", "CO,-,2", "HCL,-,3", "CH3BR,-,3", "HF,-,5", "NO2,-,10",
                "HCN,-,10", "COCL2,-,20", "PH3,-,20", "MIC,-,20",
            })
    void carriesQAndBetaOfTheStandard(String substance, String q, String beta) {
        assertThat(CARDS.stream().filter(it -> it.get("id").equals(substance)))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.get("threshold_t")).isEqualTo(q == null ? "" : q);
                    assertThat(it.get("beta")).isEqualTo(beta);
                });
    }

    @Test
    void keepsWaterOffMetalDust() {
        for (String dust : List.of("AL", "MG")) {
            assertThat(CARDS.stream().filter(it -> it.get("id").equals(dust)))
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.get("water_reactive")).isEqualTo("是");
                        assertThat(List.of(it.get("incompatible").split(";"))).contains("水", "泡沫");
                        assertThat(it.get("first_measures")).contains("禁止用水");
                    });
        }
    }

    @ParameterizedTest(name = "{0} {1} night={2}: {3} m, {4} m")
    @CsvSource({
        "CL2,LARGE,false,600,3500",
        "CL2,LARGE,true,600,8000",
        "CL2,SMALL,true,60,1600",
        "NH3,LARGE,true,150,2300",
        "LPG,LARGE,true,100,800",
        "MEOH,LARGE,true,50,0",
        "LPG,FIRE,false,1600,0",
        // no row of its own, toxic by inhalation: the strictest of the table
        "HCN,LARGE,true,600,8000",
        "HCN,SMALL,false,60,400",
        // no row of its own, not toxic by inhalation: the unknown's
        "TOLUENE,LARGE,true,100,0",
        "TOLUENE,FIRE,true,800,0",
    })
    void advisesByTheRowOrByWhatIsSafer(String substance, Spill spill, boolean night, int isolate, int downwind) {
        Advice it = IsolationGuide.choose(card(substance), rows(spill), spill, night);
        assertThat(it.isolateMetres()).isEqualTo(isolate);
        assertThat(it.downwindMetres()).isEqualTo(downwind);
    }

    @Test
    void saysInClearWordsThatAFigureIsNotTheSubstancesOwn() {
        Advice unknown = IsolationGuide.choose(null, rows(Spill.LARGE), Spill.LARGE, true);
        assertThat(unknown.isolateMetres()).isEqualTo(100);
        assertThat(unknown.flag()).isEqualTo(Confidence.CERTAIN);
        assertThat(unknown.words()).anySatisfy(it -> assertThat(it).contains("物质不明", "ERG 指南 111", "100 米"));
        Advice cyanide = IsolationGuide.choose(card("HCN"), rows(Spill.LARGE), Spill.LARGE, true);
        assertThat(cyanide.instead()).isTrue();
        assertThat(cyanide.flag()).isEqualTo(Confidence.TO_CONFIRM);
        assertThat(cyanide.words()).anySatisfy(it -> assertThat(it).contains("本表没有氰化氢的距离", "从严"));
        Advice methanol = IsolationGuide.choose(card("MEOH"), rows(Spill.LARGE), Spill.LARGE, true);
        assertThat(methanol.words()).anySatisfy(it -> assertThat(it).contains("下风向按需加大"));
        Advice chlorine = IsolationGuide.choose(card("CL2"), rows(Spill.LARGE), Spill.LARGE, true);
        assertThat(chlorine.words()).isEmpty();
    }

    @Test
    void callsTheSpillSmallUpTo208Litres() {
        assertThat(Spill.ofLitres(208)).isEqualTo(Spill.SMALL);
        assertThat(Spill.ofLitres(208.1)).isEqualTo(Spill.LARGE);
    }

    private static List<IsolationDistance> rows(Spill spill) {
        List<IsolationDistance> rows = new ArrayList<>();
        for (CSVRecord it : ROWS) {
            if (it.get("table").equals("142") && it.get("spill").equals(spill.name())) {
                String substance = it.get("substance");
                rows.add(new IsolationDistance(
                        it.get("id"),
                        substance.isEmpty() ? null : new SubstanceId(substance),
                        "142",
                        spill,
                        null,
                        null,
                        Integer.parseInt(it.get("isolate_m")),
                        it.get("day_m").isEmpty() ? null : Integer.valueOf(it.get("day_m")),
                        it.get("night_m").isEmpty() ? null : Integer.valueOf(it.get("night_m")),
                        it.get("at_least").equals("是"),
                        Confidence.of(it.get("flag")),
                        it.get("source"),
                        it.get("note").isEmpty() ? null : it.get("note")));
            }
        }
        return rows;
    }

    private static Substance card(String id) {
        CSVRecord it = CARDS.stream()
                .filter(one -> one.get("id").equals(id))
                .findFirst()
                .orElseThrow();
        return new Substance(
                new SubstanceId(id),
                it.get("name"),
                it.get("name_en"),
                List.of(),
                null,
                null,
                List.of(it.get("un").split(";")),
                it.get("erg_guide").isEmpty() ? null : Integer.valueOf(it.get("erg_guide")),
                it.get("inhalation").equals("是"),
                it.get("flammable_gas").equals("是"),
                it.get("water_reactive").equals("是"),
                null,
                it.get("hazards"),
                List.of(),
                null,
                null,
                null,
                null,
                "",
                "",
                "",
                null,
                null,
                null,
                null,
                null,
                it.get("source"),
                Confidence.LIKELY);
    }

    private static List<CSVRecord> read(String file) {
        try {
            String text =
                    new ClassPathResource("substances/" + file + ".csv").getContentAsString(StandardCharsets.UTF_8);
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(text))
                    .getRecords();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
