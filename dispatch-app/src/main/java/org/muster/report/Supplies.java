package org.muster.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.muster.journal.Entry;
import org.muster.reports.Entries;
import org.muster.reports.Strength;

/** What material was asked for, sent, brought back, used up and lost, by kind; every number from the journal. */
final class Supplies {

    private static final Set<String> TOLD = Set.of(
            "MaterialOrdered",
            "MaterialLoaded",
            "MaterialReceived",
            "MaterialUsed",
            "MaterialReturned",
            "MaterialWrittenOff",
            "MaterialRequisitioned",
            "RequisitionReturned");

    /** One material in the making. */
    private static final class Sum {

        private String name;
        private String unit;
        private BigDecimal requested = BigDecimal.ZERO;
        private BigDecimal issued = BigDecimal.ZERO;
        private BigDecimal returned = BigDecimal.ZERO;
        private BigDecimal used = BigDecimal.ZERO;
        private BigDecimal lost = BigDecimal.ZERO;
        private final Set<String> sources = new LinkedHashSet<>();
        private final List<Long> seqs = new ArrayList<>();

        private Strength.Material row() {
            List<String> spent = new ArrayList<>();
            if (used.signum() > 0) {
                spent.add(plain(used) + " 用");
            }
            if (lost.signum() > 0) {
                spent.add(plain(lost) + " 损");
            }
            BigDecimal rest = issued.subtract(returned).subtract(used).subtract(lost);
            if (rest.signum() > 0) {
                spent.add(plain(rest) + " 未还");
            }
            return new Strength.Material(
                    name,
                    unit,
                    requested,
                    issued,
                    returned,
                    spent.isEmpty() ? "0" : String.join("、", spent),
                    sources.isEmpty() ? null : String.join("、", sources),
                    Entries.of(seqs));
        }
    }

    private Supplies() {}

    static List<Strength.Material> of(Story story) {
        Map<String, Sum> all = new TreeMap<>();
        for (Entry entry : story.entries()) {
            if (!TOLD.contains(entry.type())) {
                continue;
            }
            for (JsonNode item : entry.data().path("items")) {
                add(all.computeIfAbsent(item.path("code").asText(), any -> new Sum()), entry, item);
            }
        }
        return all.values().stream().map(Sum::row).toList();
    }

    private static void add(Sum sum, Entry entry, JsonNode item) {
        BigDecimal quantity = item.path("quantity").decimalValue();
        sum.name = item.path("name").asText();
        sum.unit = item.path("unit").asText();
        sum.seqs.add(entry.seq());
        switch (entry.type()) {
            case "MaterialOrdered" -> {
                // what a second depot sends, or nobody has yet, was asked for once already
                if (entry.text("splitFrom") == null) {
                    sum.requested = sum.requested.add(quantity);
                }
            }
            case "MaterialLoaded" -> {
                sum.issued = sum.issued.add(quantity);
                sum.sources.add(entry.text("depotName"));
            }
            case "MaterialRequisitioned" -> {
                sum.issued = sum.issued.add(quantity);
                sum.sources.add("征用 " + entry.text("owner"));
            }
            case "MaterialReturned", "RequisitionReturned" -> sum.returned = sum.returned.add(quantity);
            case "MaterialUsed" -> sum.used = sum.used.add(quantity);
            case "MaterialWrittenOff" -> sum.lost = sum.lost.add(quantity);
            default -> {
                // received: counted again on the way back
            }
        }
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
