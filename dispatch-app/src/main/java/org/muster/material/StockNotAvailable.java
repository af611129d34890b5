package org.muster.material;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.depot.MaterialCode;
import org.muster.depot.Quantities;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;

/** There is less of it than was wanted; names who holds the rest, so that two dispatchers can talk. */
class StockNotAvailable extends Problem {

    /**
     * One material that is lacking.
     *
     * @param depotId the one depot that was asked, or null for all within reach
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lack(
            MaterialCode materialCode,
            String material,
            String unit,
            BigDecimal wanted,
            BigDecimal available,
            String depotId,
            String depotName,
            List<Holder> heldBy) {

        String spoken() {
            String who = heldBy.isEmpty()
                    ? ""
                    : "（" + heldBy.stream().map(Holder::spoken).collect(Collectors.joining("、")) + "）";
            return (depotName == null ? "各库" : depotName) + "的" + material + "只剩 " + Quantities.plain(available) + " "
                    + unit + "，要 " + Quantities.plain(wanted) + " " + unit + who;
        }
    }

    /** @param until until when it is reserved; null when it has left the shelf */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Holder(
            MaterialOrderId orderId, String orderLabel, String incidentTitle, BigDecimal quantity, Instant until) {

        String spoken() {
            return incidentTitle + " " + orderLabel + (until == null ? "已领 " : "已预留 ") + Quantities.plain(quantity);
        }
    }

    StockNotAvailable(List<Lack> lacks) {
        super(
                HttpStatus.CONFLICT,
                "stock-not-available",
                "可用数量不足",
                lacks.stream().map(Lack::spoken).collect(Collectors.joining("；")) + "。本次未调拨，请改数量、换仓库，或先调现有的再请上级补足。");
        with("holders", lacks);
    }
}
