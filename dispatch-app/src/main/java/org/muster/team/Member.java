package org.muster.team;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.muster.shared.Problem;

/**
 * One person of a team.
 *
 * @param insured has accident insurance (突发事件应对法 Art 40)
 * @param trained has passed the training required before joining a rescue (令708 Art 11)
 * @param fit passed the last fitness check
 */
public record Member(
        MemberId id,
        TeamId teamId,
        String name,
        LocalDate bornOn,
        Duty duty,
        String phone,
        List<String> skills,
        boolean insured,
        boolean trained,
        boolean fit,
        boolean pregnant,
        boolean disabled,
        boolean student,
        Shift shift) {

    public Member {
        if (name == null || name.isBlank()) {
            throw Problem.invalid("name", "队员须有姓名");
        }
        if (bornOn == null || bornOn.isBefore(LocalDate.of(1900, 1, 1))) {
            throw Problem.invalid("bornOn", "出生日期不合理");
        }
        skills = List.copyOf(skills);
    }

    public int ageOn(LocalDate day) {
        return Period.between(bornOn, day).getYears();
    }

    public boolean onShift() {
        return shift.on();
    }
}
