package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** Releases to the public that are late or did not get out. */
@Component
class PublicInformationAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "ReleaseOverdue",
                        it -> it.raise("RELEASE_" + it.text("kind"), Level.II, it.text("label") + "超时未发，请速起草送审")),
                entry(
                        "ReleasePublished",
                        it -> it.clear(
                                "PRESS_CONFERENCE".equals(it.text("kind")) ? "RELEASE_" : "RELEASE_FIRST_RELEASE")),
                entry(
                        "ReleaseUndelivered",
                        it -> it.raise(
                                "RELEASE_CHANNEL_" + it.text("releaseId"),
                                Level.II,
                                "第 " + it.number("number") + " 号信息未能经" + it.text("channelLabel") + "发出，请改用其他渠道")));
    }
}
