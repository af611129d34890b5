package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** Material on its way: foreseen conflicts, expired reservations, what arrived is not what was sent. */
@Component
class MaterialAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "MaterialConflictForeseen",
                        it -> it.raiseForOrder("MATERIAL_CONFLICT", Level.III, it.text("text"))),
                entry("MaterialReservationExpired", MaterialAlarms::expired),
                entry("MaterialAllocated", MaterialAlarms::onTime),
                entry("MaterialRerouted", MaterialAlarms::onTime),
                entry("MaterialLoaded", MaterialAlarms::onTime),
                entry("MaterialDeparted", MaterialAlarms::onTime),
                entry("MaterialReceived", MaterialAlarms::counted),
                entry("MaterialReturned", MaterialAlarms::counted),
                entry("MaterialWordKept", MaterialAlarms::wordKept),
                entry("MaterialOrderClosed", it -> it.clearForOrder("DEADLINE_", "MATERIAL_")),
                entry("MaterialOrderCancelled", it -> it.clearForOrder("DEADLINE_", "MATERIAL_")));
    }

    private static void expired(Cause it) {
        it.clearForOrder("DEADLINE_");
        it.raiseForOrder("MATERIAL_EXPIRED", Level.II, label(it) + " " + it.text("depotName") + "到时未装车，预留已释放，请另定仓库");
    }

    private static void onTime(Cause it) {
        it.clearForOrder("DEADLINE_", "MATERIAL_EXPIRED");
    }

    private static void counted(Cause it) {
        it.clearForOrder("DEADLINE_");
        if (!it.data("differences").isEmpty()) {
            it.raiseForOrder("MATERIAL_DIFFERENCE", Level.III, label(it) + "：" + it.text("text"));
        }
    }

    /** Word that came for an order no longer in force. */
    private static void wordKept(Cause it) {
        if ("SUPERSEDED".equals(it.text("outcome"))) {
            it.raiseForOrder("MATERIAL_WORD", Level.III, label(it) + "已取消，但" + it.text("text"));
        }
    }

    private static String label(Cause it) {
        return "物资 " + it.text("label");
    }
}
