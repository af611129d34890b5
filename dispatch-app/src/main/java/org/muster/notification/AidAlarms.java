package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** Mutual aid; the level that is asked and the county that gives are told on their own boards. */
@Component
class AidAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "AidRequested",
                        it -> ask(
                                it,
                                it.text("askingName") + "请求增援：" + it.text("need") + " " + it.text("people") + " 人")),
                entry(
                        "AidPassedUp",
                        it -> ask(it, it.text("fromName") + "转来增援请求 " + it.text("number") + "：" + it.text("reason"))),
                entry("AidFellThrough", it -> ask(it, "增援请求 " + it.text("number") + " 所派队伍未能成行，请另派")),
                entry("AidAssigned", AidAlarms::assigned),
                entry("AidDeclined", AidAlarms::declined),
                entry("AidWithdrawn", it -> it.clear(aid(it))),
                entry("AidObjected", AidAlarms::objected),
                entry("AidObjectionReviewed", it -> it.clear(aid(it) + "_OBJECTION")),
                entry("AidArrived", it -> it.clear("DEADLINE_AID_ARRIVAL")),
                entry("AidThanked", it -> it.clear(aid(it))));
    }

    private static void ask(Cause it, String text) {
        it.clear(aid(it));
        boolean military = "MILITARY".equals(it.text("form"));
        if (it.text("asked") != null && !military) {
            it.raiseAt(it.text("asked"), aid(it), Level.II, text);
        }
    }

    private static void assigned(Cause it) {
        it.clear(aid(it), "DEADLINE_AID_ANSWER", "DEADLINE_MILITARY_ANSWER");
        it.data("teams")
                .forEach(team -> it.raiseAt(
                        team.path("divisionCode").asText(),
                        aid(it) + "_" + team.path("teamId").asText(),
                        Level.II,
                        team.path("teamName").asText() + "由" + it.text("askedName") + "派往"
                                + it.incident().title() + "增援"));
    }

    private static void declined(Cause it) {
        it.clear(aid(it));
        it.raise(aid(it) + "_DECLINED", Level.II, it.text("askedName") + "未派增援：" + it.text("reason"));
    }

    private static void objected(Cause it) {
        it.raise(
                aid(it) + "_OBJECTION",
                "true".equals(it.text("late")) ? Level.NEWS : Level.II,
                it.text("givingName") + "对派出" + it.text("teamName") + "有异议：" + it.text("reason"));
    }

    private static String aid(Cause it) {
        return "AID_" + it.text("number");
    }
}
