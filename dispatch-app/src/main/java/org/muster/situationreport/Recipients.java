package org.muster.situationreport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.division.Divisions;
import org.muster.shared.DivisionCode;
import org.muster.situationreport.SituationReportEvent.Recipient;
import org.springframework.stereotype.Component;

/** Who the levels above a county are, by the names they have now. */
@Component
class Recipients {

    private final Divisions divisions;

    Recipients(Divisions divisions) {
        this.divisions = divisions;
    }

    /** A level the county itself belongs to is not above it. */
    List<Recipient> of(DivisionCode county, Set<RecipientLevel> levels) {
        List<Recipient> all = new ArrayList<>();
        levels.forEach(level -> of(county, level).ifPresent(all::add));
        return all;
    }

    Optional<Recipient> of(DivisionCode county, RecipientLevel level) {
        return switch (level) {
            case CITY -> county.level() == DivisionCode.Level.COUNTY
                    ? county.above().map(it -> above(level, it))
                    : Optional.empty();
            case PROVINCE -> county.level() == DivisionCode.Level.PROVINCE
                    ? Optional.empty()
                    : Optional.of(above(level, new DivisionCode(county.value().substring(0, 2) + "0000")));
            case STATE -> Optional.of(new Recipient(level, null, "国家（由省转报）", false));
            case GOVERNMENT -> Optional.of(new Recipient(level, null, divisions.nameOf(county) + "人民政府", false));
        };
    }

    private Recipient above(RecipientLevel level, DivisionCode division) {
        return new Recipient(level, division, divisions.nameOf(division), true);
    }

    List<String> names(DivisionCode county, Set<RecipientLevel> levels) {
        return of(county, levels).stream().map(Recipient::name).toList();
    }
}
