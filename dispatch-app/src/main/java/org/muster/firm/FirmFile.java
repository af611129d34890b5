package org.muster.firm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.muster.firm.Firm.Accident;
import org.muster.firm.Firm.Contact;
import org.muster.firm.Firm.Equipment;
import org.muster.firm.Firm.HazardNote;
import org.muster.firm.Firm.RiskMap;
import org.muster.substance.SubstanceId;

/**
 * Everything about a firm on one sheet.
 *
 * @param differs set when the class that is registered is not the one that is computed
 * @param hazardsOpen hazards not yet put right, {@code hazardsOverdue} those past their date
 * @param today special operations that touch this day, {@code operations} the register, newest first
 * @param maps those in use, then the ones before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FirmFile(
        @JsonUnwrapped Firm firm,
        String divisionName,
        List<Substance> substances,
        MajorHazard majorHazard,
        String differs,
        SafetyCode safetyCode,
        List<Contact> contacts,
        List<Equipment> equipment,
        List<SpecialOperation> today,
        List<SpecialOperation> operations,
        List<Accident> accidents,
        List<HazardNote> hazards,
        int hazardsOpen,
        int hazardsOverdue,
        List<RiskMap> maps) {

    /** What lies there, with what one must know of it at once. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Substance(
            SubstanceId id,
            String name,
            String un,
            String unit,
            BigDecimal tonnes,
            String container,
            List<String> incompatible,
            boolean waterReactive) {}

    /** A firm in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            @JsonUnwrapped Firm firm,
            String divisionName,
            List<String> substances,
            String hazardClass,
            String classLabel,
            BigDecimal r,
            String differs,
            String code,
            String codeLabel,
            BigDecimal score,
            int operationsNow,
            int hazardsOpen,
            int hazardsOverdue) {}
}
