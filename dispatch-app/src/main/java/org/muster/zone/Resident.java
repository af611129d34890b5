package org.muster.zone;

import java.time.LocalDate;
import java.util.List;

/** Somebody who lives in a zone. Their name and day of birth tell whether they stand on two lists. */
public record Resident(
        String id, String householdId, String name, LocalDate bornOn, List<SpecialNeed> needs, String phone) {}
