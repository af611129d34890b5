package org.muster.forecast;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.muster.dispatch.OrderId;

/**
 * What is to be expected of a running muster.
 *
 * @param probability that the quorum and every duty of the standard are there by {@code until}
 * @param until the muster's deadline; once that has passed, the end of the running extra span
 * @param low fewest heads at that time, with nine chances in ten
 * @param high most heads at that time, with nine chances in ten; between both lie 80 %
 * @param expectedAt when the quorum will be there as likely as not; null when that is not in sight
 * @param shortOf duties that will more likely than not be unmanned then, by label; null when there is none
 * @param reason what it rests on, in Chinese
 * @param unlikely whether the early warning stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MusterForecast(
        OrderId orderId,
        double probability,
        int low,
        int high,
        Instant until,
        Instant expectedAt,
        List<String> shortOf,
        String reason,
        boolean unlikely,
        Instant asOf) {

    /** 18% */
    public String percent() {
        return Math.round(probability * 100) + "%";
    }
}
