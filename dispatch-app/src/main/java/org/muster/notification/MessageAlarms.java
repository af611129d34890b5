package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** The duty log: a flash message is called out at once, the others when they have waited too long. */
@Component
class MessageAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry("MessageLogged", MessageAlarms::logged),
                entry("MessageOverdue", MessageAlarms::overdue),
                entry("MessageTriaged", it -> it.clear(message(it))),
                entry("MessageSettled", it -> it.clear(message(it))));
    }

    private static void logged(Cause it) {
        if ("FLASH".equals(it.text("urgency")) && "NEW".equals(it.text("state"))) {
            String text = it.text("text").replaceAll("\\s+", " ");
            int end = text.offsetByCodePoints(0, Math.min(40, text.codePointCount(0, text.length())));
            it.raise(message(it) + "FLASH", Level.II, "特提信息 " + number(it) + "待分送：" + text.substring(0, end));
        }
    }

    private static void overdue(Cause it) {
        it.clear(message(it));
        boolean pressing = "FLASH".equals(it.text("urgency")) || "IMMEDIATE".equals(it.text("urgency"));
        String whose = it.text("person") == null ? "" : it.text("person") + "，";
        it.raise(
                message(it) + it.text("waitedFor"),
                pressing ? Level.II : Level.III,
                it.text("urgencyLabel") + "信息 " + number(it) + it.text("waitedForLabel") + "超时：" + whose
                        + it.text("excerpt"));
    }

    private static String number(Cause it) {
        return it.text("number") + " 号";
    }

    private static String message(Cause it) {
        return "MESSAGE-" + it.text("number") + "-";
    }
}
