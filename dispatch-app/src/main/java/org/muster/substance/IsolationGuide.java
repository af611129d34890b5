package org.muster.substance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says how far to stay away: by the row of the substance in the table the bureau uses; where that is silent, by what is
 * safer.
 */
@Component
public class IsolationGuide {

    /**
     * @param isolateMetres all round
     * @param downwindMetres downwind, 0 where no source gives a distance
     * @param row the row it stands on
     * @param instead whether the row is not the substance's own
     * @param words what the commander must know about the figure
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Advice(
            int isolateMetres,
            int downwindMetres,
            IsolationDistance row,
            boolean instead,
            Confidence flag,
            String source,
            List<String> words) {}

    private final IsolationDistances distances;
    private final String table;

    /** @param table the bureau's chosen one (rules §13 point 9); 142 is 安监总厅管三〔2011〕142号 */
    IsolationGuide(IsolationDistances distances, @Value("${muster.isolation.table:142}") String table) {
        this.distances = distances;
        this.table = table;
    }

    /** @param substance null when nobody knows what it is */
    public Advice advise(Substance substance, Spill spill, boolean night) {
        List<IsolationDistance> rows = distances.listOf(table, spill);
        return choose(substance, rows, spill, night);
    }

    /**
     * The row of the substance; of several (containers, winds) the farthest. Without one: for what is toxic by
     * inhalation the strictest row of the table, for everything else the row of the unknown (ERG guide 111).
     */
    static Advice choose(Substance substance, List<IsolationDistance> rows, Spill spill, boolean night) {
        Comparator<IsolationDistance> farther = Comparator.<IsolationDistance>comparingInt(
                        it -> it.downwindMetres(night))
                .thenComparingInt(IsolationDistance::isolateMetres);
        List<String> words = new ArrayList<>();
        IsolationDistance fallback = rows.stream()
                .filter(it -> it.substance() == null)
                .max(farther)
                .orElseThrow(() -> new IllegalStateException("the table of distances has no row for the unknown"));
        if (substance == null) {
            words.add("物质不明：按 ERG 指南 111，四周至少隔离 " + fallback.isolateMetres() + " 米；上风向接近，查明物质后立即重判");
            return advice(fallback, true, fallback.flag(), night, words);
        }
        Optional<IsolationDistance> own = rows.stream()
                .filter(it -> substance.id().equals(it.substance()))
                .max(farther);
        if (own.isPresent()) {
            IsolationDistance row = own.get();
            if (row.atLeast()) {
                words.add("原文为“至少”：现场可按侦检结果放大");
            }
            if (row.downwindMetres(night) == 0 && spill != Spill.FIRE) {
                words.add(row.note() == null ? "本表未给下风向距离，按侦检结果确定" : row.note());
            }
            return advice(row, false, row.flag(), night, words);
        }
        if (substance.inhalation() && spill != Spill.FIRE) {
            IsolationDistance strictest = rows.stream().max(farther).orElse(fallback);
            words.add("本表没有" + substance.name() + "的距离；吸入有毒，先按表中最大的一行从严警戒，请查原文或专家后改定");
            return advice(strictest, true, Confidence.TO_CONFIRM, night, words);
        }
        words.add("本表没有" + substance.name() + "的距离：按 ERG 指南 111，四周至少 " + fallback.isolateMetres() + " 米，请按指南 "
                + (substance.ergGuide() == null ? "111" : substance.ergGuide()) + " 核定");
        return advice(fallback, true, Confidence.TO_CONFIRM, night, words);
    }

    private static Advice advice(
            IsolationDistance row, boolean instead, Confidence flag, boolean night, List<String> words) {
        if (flag != Confidence.CERTAIN) {
            words.add("距离“" + flag.label() + "”：由指挥员核定，可改");
        }
        return new Advice(
                row.isolateMetres(), row.downwindMetres(night), row, instead, flag, row.source(), List.copyOf(words));
    }
}
