package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** The posts of the command structure from which nobody answers. */
@Component
class StructureAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry("PostUnanswered", it -> it.raise(post(it), Level.II, it.text("post") + "无人应答，请电话、电台或派人叫应，或替换人选")),
                entry("PostAnswered", it -> it.clear(post(it))),
                entry("PostTaken", it -> it.clear(post(it))),
                entry("PostReplaced", it -> it.clear(post(it))),
                entry("CommandStructureStoodDown", it -> it.clear("POST_")));
    }

    private static String post(Cause it) {
        return "POST_" + it.text("postId");
    }
}
