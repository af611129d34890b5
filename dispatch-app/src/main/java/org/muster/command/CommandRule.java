package org.muster.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.incident.Incident;
import org.muster.level.LevelSettings;
import org.muster.level.Setting;
import org.muster.shared.DivisionCode;
import org.muster.shared.Grade;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;

/**
 * Which level of government commands: the county in the main, a wider one as grade and response level ask for it
 * (国办函〔2020〕99号 6.1), and the common level above where a fire burns into another division (突发事件应对法 Art 18).
 */
@Component
class CommandRule {

    /** The division that should command, and why. */
    record Asked(DivisionCode division, Rule rule) {}

    private final LevelSettings settings;

    CommandRule(LevelSettings settings) {
        this.settings = settings;
    }

    /** The widest division any rule asks for; empty when the county is enough. */
    Optional<Asked> of(Incident incident) {
        DivisionCode county = incident.divisionCode().county();
        LevelSettings.Table table = settings.of(county);
        List<Asked> asked = new ArrayList<>();
        if (incident.grade() == Grade.EXTRAORDINARY) {
            asked.add(asked(county, table, Setting.COMMAND_EXTRAORDINARY, "特别重大火灾"));
        } else if (incident.grade() == Grade.MAJOR) {
            asked.add(asked(county, table, Setting.COMMAND_MAJOR, "重大火灾"));
        }
        if (incident.responseLevel() == ResponseLevel.I) {
            asked.add(asked(county, table, Setting.COMMAND_I, "启动 Ⅰ 级响应"));
        } else if (incident.responseLevel() == ResponseLevel.II) {
            asked.add(asked(county, table, Setting.COMMAND_II, "启动 Ⅱ 级响应"));
        }
        if (incident.facts() != null && incident.facts().crosses() != null) {
            for (String other : incident.facts().crosses()) {
                common(county, new DivisionCode(other).county())
                        .ifPresent(
                                it -> asked.add(new Asked(it, new Rule("火场跨行政区域，由共同的上一级统一指挥", "突发事件应对法 第18条", "C"))));
            }
        }
        return asked.stream().filter(it -> !it.division().equals(county)).min(Comparator.comparing(it -> it.division()
                .level()));
    }

    private static Asked asked(DivisionCode county, LevelSettings.Table table, Setting setting, String why) {
        DivisionCode.Level level = table.command(setting);
        String who =
                switch (level) {
                    case PROVINCE -> "省";
                    case CITY -> "设区的市";
                    default -> "县";
                };
        String source = table.localSource(List.of(setting.key())).orElse(setting.source());
        return new Asked(
                at(county, level), new Rule(why + "，由" + who + "统一指挥", source + "；国务院令第708号第18条", setting.flag()));
    }

    private static DivisionCode at(DivisionCode county, DivisionCode.Level level) {
        DivisionCode it = county;
        while (it.level().compareTo(level) > 0 && it.above().isPresent()) {
            it = it.above().get();
        }
        return it;
    }

    private static Optional<DivisionCode> common(DivisionCode county, DivisionCode other) {
        DivisionCode it = county;
        while (!it.covers(other)) {
            if (it.above().isEmpty()) {
                return Optional.empty();
            }
            it = it.above().get();
        }
        return it.equals(county) ? Optional.empty() : Optional.of(it);
    }
}
