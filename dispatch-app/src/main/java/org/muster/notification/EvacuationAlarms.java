package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** People brought out of a zone: told, gone, checked, housed, and kept from going back too early. */
@Component
class EvacuationAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry("ZoneNotified", it -> it.clearForOrder("DEADLINE_ZONE_NOTIFIED")),
                entry(
                        "ZoneEmptied",
                        it -> it.clearForOrder("DEADLINE_ZONE_GAP", "DEADLINE_ZONE_EMPTIED", "DEADLINE_ZONE_LATE")),
                entry("ZoneVerified", it -> it.clearForOrder("DEADLINE_ZONE_VERIFICATION")),
                entry("ShelterFull", EvacuationAlarms::full),
                entry("ShelterReassigned", it -> it.clearForOrder("SHELTER_FULL", "DEADLINE_SHELTER")),
                entry(
                        "PersonReturnedEarly",
                        it -> it.raiseForOrder(
                                "RETURNED_EARLY",
                                Level.II,
                                it.text("zoneName") + "有 " + it.text("persons") + " 人擅自返回险区，立即劝出")),
                entry(
                        "HouseholdInConflict",
                        it -> it.raiseForOrder(
                                "TICK_CONFLICT",
                                Level.III,
                                it.text("zoneName") + " " + it.text("householdId") + " 两人所报不一致，请核实认定")),
                entry("ConflictSettled", it -> it.clearForOrder("TICK_CONFLICT")),
                entry("AllClearIssued", EvacuationAlarms::overForTheZone),
                entry(
                        "ClearedDespiteMissing",
                        it -> it.raiseForOrder(
                                "MISSING_AFTER_CLEAR",
                                Level.II,
                                it.text("zoneName") + "已解除转移，仍有 " + it.text("missing") + " 人没有落实，继续找人")),
                entry("AllReturned", EvacuationAlarms::overForEverybody),
                entry("EvacuationCancelled", EvacuationAlarms::overForEverybody));
    }

    private static void full(Cause it) {
        String proposed = it.text("proposedShelterName");
        it.raiseForOrder(
                "SHELTER_FULL",
                Level.II,
                it.text("shelterName") + "已满，" + it.text("zoneName")
                        + (proposed == null ? "：本县其他安置点都没有空位" : "建议改到" + proposed));
    }

    private static void overForTheZone(Cause it) {
        it.clearForOrder("DEADLINE_", "SHELTER_FULL", "RETURNED_EARLY", "TICK_CONFLICT");
    }

    private static void overForEverybody(Cause it) {
        overForTheZone(it);
        it.clearForOrder("MISSING_AFTER_CLEAR");
    }
}
