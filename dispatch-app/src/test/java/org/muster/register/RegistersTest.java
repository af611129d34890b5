package org.muster.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muster.PostgresConfiguration;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=registers")
@Import(PostgresConfiguration.class)
@Transactional
class RegistersTest {

    private static final Scope RUIAN = new Scope(Set.of(new DivisionCode("330381")));

    @Autowired
    Registers registers;

    @Autowired
    DemoCast demo;

    @Test
    void writesWhatItReads() {
        for (Register<?> register : registers.list()) {
            String written = registers.write(register, Scope.ALL);
            int rows = registers.load(register, utf8(written), Scope.ALL);
            assertThat(rows).isPositive();
            assertThat(registers.write(register, Scope.ALL)).as(register.kind()).isEqualTo(written);
        }
    }

    @Test
    void loadsTheDemoCastOnce() {
        String before = registers.write(registers.get("divisions"), Scope.ALL);
        load("divisions", "code,name,lon,lat\n330381120,陶山,120.5,27.85\n");
        demo.run(null);
        assertThat(registers.write(registers.get("divisions"), Scope.ALL)).isNotEqualTo(before);
    }

    @Test
    void loadsAllOrNothingAndNamesEveryWrongRow() {
        String before = registers.write(registers.get("divisions"), Scope.ALL);
        Problem refusal = refusal(
                "divisions",
                """
                code,name,lon,lat
                330381130,新镇,120.5,27.8
                33038,短码,120.5,27.8
                330381131,远镇,220.5,27.8
                330784116,外镇,120.1,28.9
                330381132,=1+1,120.5,27.8
                """);
        assertThat(messages(refusal))
                .containsExactly(
                        "第 3 行 code：区划代码须为 6 位或 9 位数字（GB/T 2260）",
                        "第 4 行 lon：须为 -180 到 180 之间的数",
                        "第 5 行 division：不在您的辖区",
                        "第 6 行 name：不能以 = + - @ 开头（防止被表格软件当作公式）");
        assertThat(registers.write(registers.get("divisions"), Scope.ALL)).isEqualTo(before);
    }

    @Test
    void refusesAnIdThatBelongsToAnotherJurisdiction() {
        String teams = registers.write(registers.get("teams"), Scope.ALL);
        String stolen = teams.lines()
                .filter(line -> line.startsWith("T20,"))
                .findFirst()
                .orElseThrow();
        String header = teams.lines().findFirst().orElseThrow();
        assertThat(messages(refusal("teams", header + "\n" + stolen.replace(",330784,", ",330381,") + "\n")))
                .containsExactly("第 2 行：编号已被其他辖区使用");
    }

    @Test
    void refusesFilesThatAreNoTables() {
        assertThat(messages(refusal("divisions", "code,name\n1,2\n"))).containsExactly("表头应为：code,name,lon,lat");
        assertThat(messages(refusal("divisions", "code,name,lon,lat\n"))).containsExactly("文件没有数据行");
        assertThat(messages(refusal("divisions", ""))).hasSize(1);
        assertThat(messages(refusal("divisions", "code,name,lon,lat\n\"330381130,新镇\n")))
                .hasSize(1);
        assertThat(messages(refusal("divisions", "code,name,lon,lat\n330381130,新镇\n")))
                .containsExactly("第 2 行 row：应有 4 列，实有 2 列");
        Problem gbk = catchThrowableOfType(
                Problem.class,
                () -> registers.load(
                        registers.get("divisions"),
                        "code,name,lon,lat\n330381130,新镇,120.5,27.8\n".getBytes(Charset.forName("GBK")),
                        RUIAN));
        assertThat(messages(gbk)).containsExactly("文件不是 UTF-8 编码，请另存为“CSV UTF-8”再导入");
    }

    @Test
    void keepsSpreadsheetsFromRunningWhatShouldBeRead() {
        assertThat(Formula.looksLikeOne("=HYPERLINK(1)")).isTrue();
        assertThat(Formula.looksLikeOne("-12.5")).isFalse();
        assertThat(Formula.unquoted(Formula.quoted("@我"))).isEqualTo("@我");
        assertThat(Formula.quoted("陶山镇")).isEqualTo("陶山镇");
    }

    private int load(String kind, String text) {
        return registers.load(registers.get(kind), utf8(text), RUIAN);
    }

    private Problem refusal(String kind, String text) {
        return catchThrowableOfType(Problem.class, () -> load(kind, text));
    }

    private static List<String> messages(Problem problem) {
        return ((List<?>) problem.properties().get("errors"))
                .stream().map(it -> ((Problem.FieldError) it).message()).toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
