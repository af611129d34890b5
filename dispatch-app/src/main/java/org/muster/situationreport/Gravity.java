package org.muster.situationreport;

import java.util.ArrayList;
import java.util.List;
import org.muster.incident.AccidentFacts;
import org.muster.incident.Facts;
import org.muster.shared.Grade;
import org.muster.shared.ResponseLevel;

/**
 * How grave an incident is, as far as a change of it must be reported: grade, response level, people, what is threatened.
 * What makes an accident a 较大涉险事故 (总局令21) is judged by the table of deadlines, not here.
 *
 * @param endangered persons whose lives are in danger
 * @param moved persons moved away in a hurry
 * @param pollution whether the environment is polluted seriously
 */
record Gravity(
        Grade grade,
        ResponseLevel level,
        int dead,
        int missing,
        int seriouslyHurt,
        boolean threatens,
        int endangered,
        int trapped,
        int moved,
        boolean pollution) {

    /** The law's words: homes and key facilities (森林防火条例 Art 32). */
    private static final List<String> LAWS_WORDS = List.of("HOMES", "KEY_FACILITY");

    static Gravity of(Grade grade, ResponseLevel level, Facts facts) {
        Facts known = facts == null ? Facts.none() : facts;
        AccidentFacts accident = AccidentFacts.of(known);
        return new Gravity(
                grade == null ? Grade.GENERAL : grade,
                level,
                count(known.dead()),
                count(known.missing()),
                count(known.seriouslyHurt()),
                known.threatened() != null && known.threatened().stream().anyMatch(LAWS_WORDS::contains),
                count(accident.endangered()),
                count(accident.trapped()),
                count(accident.moved()),
                Boolean.TRUE.equals(accident.pollution()));
    }

    Gravity at(ResponseLevel another) {
        return new Gravity(
                grade, another, dead, missing, seriouslyHurt, threatens, endangered, trapped, moved, pollution);
    }

    /** Whether what may make an accident a 较大涉险事故 is as it was. */
    boolean sameDanger(Gravity other) {
        return endangered == other.endangered
                && trapped + missing == other.trapped + other.missing
                && moved == other.moved
                && pollution == other.pollution
                && threatens == other.threatens;
    }

    private static int count(Integer value) {
        return value == null ? 0 : value;
    }

    boolean sameCasualties(Gravity other) {
        return dead == other.dead && missing == other.missing && seriouslyHurt == other.seriouslyHurt;
    }

    /** What is another, in words; empty when nothing that matters is. The first start of a response is no change. */
    List<String> changesSince(Gravity before) {
        List<String> changes = new ArrayList<>();
        if (grade != before.grade) {
            changes.add("等级由" + before.grade.label() + "变为" + grade.label());
        }
        if (before.level != null && level != before.level) {
            changes.add("响应由 " + before.level.label() + " 级变为 " + (level == null ? "终止" : level.label() + " 级"));
        }
        if (!sameCasualties(before)) {
            changes.add("伤亡由" + before.people() + "变为" + people());
        }
        if (threatens && !before.threatens) {
            changes.add("威胁居民区或重要设施");
        }
        return changes;
    }

    private String people() {
        return "死亡 " + dead + "、失联 " + missing + "、重伤 " + seriouslyHurt + " 人";
    }
}
