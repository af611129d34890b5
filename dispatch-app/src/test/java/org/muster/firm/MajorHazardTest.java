package org.muster.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.firm.MajorHazard.HazardClass;
import org.muster.firm.MajorHazard.Stored;
import org.muster.shared.Problem;

/** GB 18218-2018 against the worked examples of the demo cast and at every edge of its tables. */
class MajorHazardTest {

    @ParameterizedTest(name = "{0}: {2} t {1}, {5} people -> S {6}, R {7}, {8}")
    @CsvSource({
        "R01,氯,20,5,4,420,4,32,THIRD",
        "R02,氨,18,10,2,1300,1.8,7.2,FOURTH",
        "R03,汽油,6000,200,1,260,30,60,SECOND",
        "R04,液化石油气,60,50,1.5,76,1.2,2.7,FOURTH",
        "R05,甲苯,300,500,1,12,0.6,0.6,NONE",
    })
    void computesEveryWorkedExample(
            String firm,
            String substance,
            BigDecimal tonnes,
            BigDecimal threshold,
            BigDecimal beta,
            int people,
            BigDecimal s,
            BigDecimal r,
            HazardClass expected) {
        MajorHazard it = MajorHazard.of(people, List.of(new Stored("单元", substance, tonnes, threshold, beta)));
        assertThat(it.s()).isEqualByComparingTo(s);
        assertThat(it.r()).isEqualByComparingTo(r);
        assertThat(it.hazardClass()).isEqualTo(expected);
        assertThat(it.open()).isEmpty();
    }

    @Test
    void writesTheWholeCalculationDown() {
        MajorHazard it = MajorHazard.of(420, List.of(stored("氯", "20", "5", "4")));
        assertThat(it.alphaWords()).isEqualTo("厂界外 500 米常住 420 人，α = 2.0");
        assertThat(it.units().get(0).words())
                .containsExactly("S = Σ q/Q = 20/5 = 4 ≥ 1，构成重大危险源", "R = α·Σ(β·q/Q) = 2.0 × (4×20/5) = 32，三级重大危险源");
        assertThat(it.units().get(0).steps()).singleElement().satisfies(step -> {
            assertThat(step.ratio()).isEqualByComparingTo("4");
            assertThat(step.weighted()).isEqualByComparingTo("16");
        });
    }

    @ParameterizedTest
    @CsvSource({"0,0.5", "1,1.0", "29,1.0", "30,1.2", "49,1.2", "50,1.5", "99,1.5", "100,2.0", "2000000000,2.0"})
    void takesAlphaFromWhoLivesWithin500Metres(int people, BigDecimal alpha) {
        assertThat(MajorHazard.alpha(people)).isEqualByComparingTo(alpha);
    }

    @ParameterizedTest
    @CsvSource({
        "500,FIRST", // R 100
        "499.9999,SECOND",
        "250,SECOND", // R 50
        "249.9999,THIRD",
        "50,THIRD", // R 10
        "49.9999,FOURTH",
        "10,FOURTH", // R 2, S 1
        "9.9999,NONE", // S below 1
    })
    void drawsTheClassesAtExactly100And50And10(BigDecimal tonnes, HazardClass expected) {
        MajorHazard it =
                MajorHazard.of(10, List.of(new Stored("单元", "氨", tonnes, BigDecimal.TEN, new BigDecimal("2"))));
        assertThat(it.hazardClass()).isEqualTo(expected);
    }

    @Test
    void addsExactlyWhatCannotBeWrittenInDecimals() {
        // three thirds are one, and one is a major hazard
        Stored third = stored("物", "1", "3", "1");
        MajorHazard it = MajorHazard.of(10, List.of(third, third, third, stored("余", "0.0001", "1000000", "1")));
        assertThat(it.hazardClass()).isEqualTo(HazardClass.FOURTH);
    }

    @Test
    void computesEachUnitByItselfAndTakesTheGravest() {
        MajorHazard it = MajorHazard.of(
                200,
                List.of(
                        new Stored("液氯库", "氯", new BigDecimal("20"), new BigDecimal("5"), new BigDecimal("4")),
                        new Stored("油罐", "汽油", new BigDecimal("100"), new BigDecimal("200"), BigDecimal.ONE)));
        assertThat(it.units())
                .extracting(MajorHazard.Unit::hazardClass)
                .containsExactly(HazardClass.THIRD, HazardClass.NONE);
        assertThat(it.hazardClass()).isEqualTo(HazardClass.THIRD);
    }

    @Test
    void saysWhatIsMissingForAFullAnswer() {
        MajorHazard it = MajorHazard.of(null, List.of(new Stored("库", "DMF", BigDecimal.TEN, null, null)));
        assertThat(it.hazardClass()).isEqualTo(HazardClass.NONE);
        assertThat(it.alpha()).isEqualByComparingTo("2.0");
        assertThat(it.open()).hasSize(2).anySatisfy(words -> assertThat(words).contains("DMF", "临界量"));
    }

    @ParameterizedTest
    @CsvSource({
        "0,5,4",
        "-1,5,4",
        "10000000.0001,5,4",
        "1e300,5,4",
        "20,0,4",
        "20,-5,4",
        "20,5,0",
        "20,5,-4",
    })
    void refusesFiguresThatCannotBe(BigDecimal tonnes, BigDecimal threshold, BigDecimal beta) {
        assertThatThrownBy(() -> MajorHazard.of(100, List.of(new Stored("库", "氯", tonnes, threshold, beta))))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> MajorHazard.of(-1, List.of())).isInstanceOf(Problem.class);
    }

    @Test
    void staysExactAtTheLargestAmountThereIs() {
        MajorHazard it = MajorHazard.of(
                100,
                List.of(new Stored(
                        "库", "异氰酸甲酯", MajorHazard.MOST_TONNES, new BigDecimal("0.0001"), new BigDecimal("20"))));
        assertThat(it.r()).isEqualByComparingTo("4000000000000");
        assertThat(it.hazardClass()).isEqualTo(HazardClass.FIRST);
    }

    private static Stored stored(String substance, String tonnes, String threshold, String beta) {
        return new Stored("单元", substance, new BigDecimal(tonnes), new BigDecimal(threshold), new BigDecimal(beta));
    }
}
