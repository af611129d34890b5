package org.muster.aid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.muster.dispatch.Recommendation;
import org.muster.incident.Incident;
import org.muster.shared.Position;
import org.muster.team.TeamKind;

/**
 * What is asked for, by whoever asks.
 *
 * @param need in the words of the requirement: 专业队
 * @param kinds team kinds that can answer it; empty when any will do
 * @param people how many are wanted
 * @param place where to; the incident's own, with its location, until somebody says otherwise
 * @param military what the army is told, or null when it is not asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AidAsk(
        AidRequest.Form form,
        String need,
        List<TeamKind> kinds,
        String skill,
        int people,
        String task,
        String place,
        Position location,
        Instant neededBy,
        String reason,
        MilitaryForm military) {

    /** What the recommendation lacks is asked of the level above. */
    static AidAsk lacking(String need, int people, String reason) {
        return new AidAsk(AidRequest.Form.CIVIL, need, List.of(), null, people, null, null, null, null, reason, null);
    }

    /** With the incident's place, and with the kinds and the skill of the requirement, where the asker named none. */
    AidAsk at(Incident incident, Recommendation.Required required) {
        boolean plain = required == null;
        return new AidAsk(
                form,
                need,
                plain || !kinds.isEmpty() ? kinds : required.kinds(),
                plain || skill != null ? skill : required.skill(),
                people,
                task == null ? "增援" + incident.hazard().work() : task,
                place == null ? incident.place() : place,
                location == null ? incident.location() : location,
                neededBy,
                reason,
                military);
    }

    /** What is still wanted when a part has been sent. */
    AidAsk rest(int missing, String sent) {
        return new AidAsk(
                form,
                need,
                kinds,
                skill,
                missing,
                task,
                place,
                location,
                neededBy,
                reason + "（" + sent + "，余下 " + missing + " 人）",
                null);
    }

    /** As the county that gives sees it: neither why nor what the army was told. */
    AidAsk forGiver() {
        return new AidAsk(form, need, kinds, skill, people, task, place, location, neededBy, null, null);
    }
}
