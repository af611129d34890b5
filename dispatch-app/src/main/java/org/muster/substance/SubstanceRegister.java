package org.muster.substance;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.muster.substance.Substance.Vapour;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The cards as a table; one for the whole installation, so only who looks after all of it loads it. */
@Component
@Order(35)
class SubstanceRegister implements Register<Substance> {

    static final DivisionCode EVERYWHERE = new DivisionCode("000000");

    private final Substances substances;

    SubstanceRegister(Substances substances) {
        this.substances = substances;
    }

    @Override
    public String kind() {
        return "substances";
    }

    @Override
    public boolean inDemoCast() {
        return false;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "name",
                "name_en",
                "synonyms",
                "formula",
                "cas",
                "un",
                "erg_guide",
                "inhalation",
                "flammable_gas",
                "water_reactive",
                "vapour",
                "hazards",
                "incompatible",
                "alarm_low_ppm",
                "alarm_high_ppm",
                "alarm_source",
                "idlh_ppm",
                "first_measures",
                "protection",
                "decontamination",
                "neutraliser",
                "threshold_t",
                "threshold_flag",
                "beta",
                "beta_flag",
                "source",
                "flag");
    }

    @Override
    public Set<String> optionalColumns() {
        return Set.of("neutraliser");
    }

    @Override
    public RowReader<Substance> reader() {
        return SubstanceRegister::read;
    }

    private static Substance read(CsvRow row) {
        return new Substance(
                new SubstanceId(row.id()),
                row.text("name"),
                row.text("name_en"),
                row.words("synonyms"),
                row.optional("formula"),
                cas(row),
                un(row),
                row.optional("erg_guide") == null ? null : row.whole("erg_guide", 111, 175),
                row.yes("inhalation"),
                row.yes("flammable_gas"),
                row.yes("water_reactive"),
                row.optional("vapour") == null ? null : row.oneOf(Vapour.class, "vapour"),
                row.text("hazards"),
                row.words("incompatible"),
                Figures.optional(row, "alarm_low_ppm", 1e6),
                Figures.optional(row, "alarm_high_ppm", 1e6),
                row.optional("alarm_source"),
                Figures.optional(row, "idlh_ppm", 1e6),
                row.text("first_measures"),
                row.text("protection"),
                row.text("decontamination"),
                row.optional("neutraliser"),
                Figures.optional(row, "threshold_t", 1e7),
                flag(row, "threshold_flag", "threshold_t"),
                Figures.optional(row, "beta", 100),
                flag(row, "beta_flag", "beta"),
                row.text("source"),
                Confidence.of(row.text("flag")));
    }

    private static Confidence flag(CsvRow row, String column, String figure) {
        if (row.optional(figure) == null) {
            return null;
        }
        try {
            return Confidence.of(row.text(column));
        } catch (Problem e) {
            throw Problem.invalid(column, e.getMessage());
        }
    }

    /** The last digit of a CAS number is there to find a slip of the pen. */
    private static String cas(CsvRow row) {
        String cas = row.optional("cas");
        if (cas == null) {
            return null;
        }
        if (cas.matches("\\d{2,7}-\\d{2}-\\d")) {
            String digits = cas.replace("-", "");
            int sum = 0;
            for (int i = digits.length() - 2, factor = 1; i >= 0; i--, factor++) {
                sum += factor * (digits.charAt(i) - '0');
            }
            if (sum % 10 == digits.charAt(digits.length() - 1) - '0') {
                return cas;
            }
        }
        throw Problem.invalid("cas", "CAS 号格式或校验位不对，请核对：" + cas);
    }

    private static List<String> un(CsvRow row) {
        List<String> numbers = row.words("un");
        if (!numbers.stream().allMatch(it -> it.matches("\\d{4}"))) {
            throw Problem.invalid("un", "UN 号须为 4 位数字，多个以分号隔开");
        }
        return numbers;
    }

    @Override
    public DivisionCode divisionOf(Substance row) {
        return EVERYWHERE;
    }

    @Override
    public boolean save(Substance row, Scope scope) {
        substances.save(row);
        return true;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return substances.list().stream()
                .map(it -> Arrays.<Object>asList(
                        it.id(),
                        it.name(),
                        it.nameEn(),
                        it.synonyms(),
                        it.formula(),
                        it.cas(),
                        it.un(),
                        it.ergGuide(),
                        yes(it.inhalation()),
                        yes(it.flammableGas()),
                        yes(it.waterReactive()),
                        it.vapour(),
                        it.hazards(),
                        it.incompatible(),
                        it.alarmLowPpm(),
                        it.alarmHighPpm(),
                        it.alarmSource(),
                        it.idlhPpm(),
                        it.firstMeasures(),
                        it.protection(),
                        it.decontamination(),
                        it.neutraliser(),
                        it.thresholdTonnes(),
                        it.thresholdFlag() == null ? null : it.thresholdFlag().sign(),
                        it.beta(),
                        it.betaFlag() == null ? null : it.betaFlag().sign(),
                        it.source(),
                        it.flag().sign()))
                .toList();
    }

    private static String yes(boolean it) {
        return it ? "是" : "否";
    }
}
