package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** Who commands: the hand-over from person to person, and unified command from level to level. */
@Component
class CommandAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "CommandHandOverOverdue",
                        it -> it.raise(
                                "HANDOVER",
                                Level.II,
                                "指挥权移交未确认，仍由" + it.data("from").path("name").asText() + "指挥")),
                entry("CommandHandedOver", it -> it.clear("HANDOVER")),
                entry("CommandHandOverWithdrawn", it -> it.clear("HANDOVER")),
                entry("CommandPassingOffered", CommandAlarms::offered),
                entry("CommandPassed", it -> it.clear("COMMAND")),
                entry("CommandPassingWithdrawn", it -> it.clear("COMMAND")),
                entry(
                        "CommandPassingOverdue",
                        it -> it.raise(
                                "COMMAND_OVERDUE",
                                Level.II,
                                "统一指挥的移交" + it.text("toName") + "尚未确认，仍由" + it.text("fromName") + "指挥，请电话催接")));
    }

    private static void offered(Cause it) {
        it.clear("COMMAND");
        it.raiseAt(
                it.text("to"),
                "COMMAND",
                Level.II,
                it.text("fromName") + "移交统一指挥，待" + it.text("toName") + "确认：" + it.text("reason"));
    }
}
