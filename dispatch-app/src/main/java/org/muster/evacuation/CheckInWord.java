package org.muster.evacuation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.ResponderMessage.Via;
import org.muster.dispatch.Spoken;
import org.muster.shared.Problem;

/**
 * Who has come to a shelter: a household of a list, by its id or the code on its card; somebody by name; or people on no
 * list.
 *
 * @param code what the household's card says when it is scanned: the household id, with or without {@code muster:}
 * @param persons ids of those of the household who have come; all when left out
 * @param people how many, where they are on no list
 * @param incidentId for whose sake they came, where several go on
 */
record CheckInWord(
        UUID clientId,
        Long deviceSeq,
        Instant deviceAt,
        String onBehalfOf,
        Via via,
        UUID incidentId,
        UUID evacuationId,
        @Size(max = 40, message = "没有这一户") String householdId,
        @Size(max = 80, message = "无法识别的二维码") String code,
        @Size(max = 200, message = "一次最多 200 人") List<@Size(max = 40, message = "人员编号过长") String> persons,
        @Size(max = 40, message = "人员编号过长") String personId,
        @Size(max = 50, message = "姓名不超过 50 字") String name,
        @Size(max = 30, message = "电话不超过 30 位") String phone,
        @Min(value = 1, message = "人数至少 1 人") @Max(value = 500, message = "一次最多登记 500 人") Integer people)
        implements Spoken {

    private static final String CARD = "muster:";

    void mustSayWho() {
        boolean nobody = household() == null && (name == null || name.isBlank()) && people == null;
        if (nobody) {
            throw Problem.invalid("name", "请扫码、选住户、填姓名，或填名册外人数");
        }
    }

    String household() {
        if (householdId != null && !householdId.isBlank()) {
            return householdId.strip();
        }
        if (code == null || code.isBlank()) {
            return null;
        }
        String text = code.strip();
        return text.startsWith(CARD) ? text.substring(CARD.length()) : text;
    }

    int count() {
        return people == null ? 1 : people;
    }

    String channel() {
        return envelope().channel();
    }
}
