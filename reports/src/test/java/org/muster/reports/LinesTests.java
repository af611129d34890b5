package org.muster.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTests {

    private static String broken(String text, int characters) {
        return Lines.broken(text, characters * 10 + 1, Ink.regular(10));
    }

    @Test
    void startsNoLineWithAClosingMark() {
        assertThat(broken("一人在北沟失联，电台盲区", 7)).isEqualTo("一人在北沟失\n联，电台盲区");
    }

    @Test
    void endsNoLineWithAnOpeningMark() {
        assertThat(broken("群众队伍（清理）", 5)).isEqualTo("群众队伍\n（清理）");
    }

    @Test
    void keepsAFigureWithItsUnit() {
        assertThat(broken("省内十年里 67.69 % 的火", 8)).isEqualTo("省内十年里\n67.69 % 的火");
    }

    @Test
    void breaksAWordThatIsLongerThanTheLine() {
        assertThat(broken("A".repeat(60), 10).lines())
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(Ink.width(Ink.regular(10), line)).isLessThanOrEqualTo(101));
    }

    @Test
    void leavesAShortTextAlone() {
        assertThat(broken("短", 5)).isEqualTo("短");
        assertThat(broken("", 5)).isEmpty();
    }
}
