package org.muster.evacuation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.ResponderMessage.Via;
import org.muster.dispatch.Spoken;
import org.muster.shared.Problem;

/**
 * What somebody at the door says about a household or some of the people in it.
 *
 * @param device the phone, where one account uses several; its {@code deviceSeq} are its own
 * @param seen the evacuation's revision the speaker had on the screen; who knew what stands may change it
 * @param status for a transfer; null for the other words
 * @param persons ids of those it is about, or how many they were; everybody when left out
 * @param place where they are, when not at a shelter
 * @param willing after persuasion: whether they go now
 */
record FieldWord(
        UUID clientId,
        Long deviceSeq,
        Instant deviceAt,
        String onBehalfOf,
        Via via,
        @Size(max = 60, message = "设备编号不超过 60 字") String device,
        Long seen,
        PersonStatus status,
        @Size(max = 30, message = "没有这个安置点") String shelterId,
        JsonNode persons,
        @Size(max = 200, message = "去向不超过 200 字") String place,
        @Size(max = 300, message = "备注不超过 300 字") String note,
        Boolean willing,
        @Size(max = 300, message = "理由不超过 300 字") String reason)
        implements Spoken {

    private static final int MOST = 200;

    /**
     * Ids of the people it is about; empty for everybody.
     *
     * @param household how many the list has
     * @throws Problem 422 when a number says that it is not about everybody
     */
    List<String> about(int household) {
        if (persons == null || persons.isNull()) {
            return List.of();
        }
        if (persons.isNumber()) {
            if (persons.asInt() != household) {
                throw Problem.invalid(
                        "persons", "报 " + persons.asInt() + " 人，名册 " + household + " 人：请点名是哪几位（persons 填人员编号）");
            }
            return List.of();
        }
        if (!persons.isArray() || persons.size() > MOST) {
            throw Problem.invalid("persons", "人员须为编号的列表");
        }
        List<String> ids = new ArrayList<>();
        persons.forEach(it -> ids.add(it.isObject() ? it.path("id").asText() : it.asText()));
        return ids;
    }

    String placeOrNull() {
        return place == null || place.isBlank() ? null : place.strip();
    }

    String noteOrNull() {
        return note == null || note.isBlank() ? null : note.strip();
    }
}
