package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** The roll of casualties: it contradicts the assessment, the hospitals were not asked for a day. */
@Component
class CasualtyAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "CasualtyCountsQuestioned",
                        it -> it.raise("CASUALTY_COUNTS", Level.II, "伤员名册比评估的人数少，请核对后决定是否改评估")),
                entry("CasualtyCountsTaken", it -> it.clear("CASUALTY_COUNTS")),
                entry(
                        "CasualtyEnquiryDue",
                        it -> it.raise(
                                "CASUALTY_ENQUIRY",
                                Level.II,
                                "一天未向医院核实在院伤员 " + it.number("people") + " 人的情况，请逐家核实并登记")),
                entry("CasualtyEnquiryMade", it -> it.clear("CASUALTY_ENQUIRY")),
                entry("CasualtyWatchEnded", it -> it.clear("CASUALTY_ENQUIRY")));
    }
}
