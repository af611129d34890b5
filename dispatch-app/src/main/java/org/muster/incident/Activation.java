package org.muster.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.muster.shared.ResponseLevel;

/**
 * What putting a response level in force has to state: matter, level, expected duration, measures (突发事件应对法 Art 72).
 *
 * @param matter 响应事项
 * @param measures 应急处置措施
 * @param approvers who signed, in the order in which they did
 */
public record Activation(
        ResponseLevel level,
        String matter,
        String reason,
        Instant expectedUntil,
        String measures,
        List<Approver> approvers) {

    /** @param post the post the signature was given for, in Chinese */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Approver(String username, String name, String post, Instant at) {}
}
