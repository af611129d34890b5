package org.muster.expert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;

/**
 * Somebody in the register of experts.
 *
 * @param divisionCode whose expert it is; one of a city or province serves everything below
 * @param fields what they know, in words: 氯碱工艺, 中毒救治 …
 * @param substances ids of the substance cards they know
 * @param video whether they can be asked by video
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Expert(
        String id,
        String name,
        DivisionCode divisionCode,
        String unit,
        String title,
        List<String> fields,
        List<Hazard> hazards,
        List<String> substances,
        CreditGrade grade,
        boolean video,
        String phone) {}
