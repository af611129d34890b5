package org.muster.substance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;

/**
 * A substance card.
 *
 * @param un numbers of the orange plate, four digits each, the usual one first
 * @param ergGuide number of the orange page in the Emergency Response Guidebook, or null
 * @param inhalation toxic when breathed in
 * @param waterReactive must not meet water
 * @param incompatible what must not come to it
 * @param alarmLowPpm first and {@code alarmHighPpm} second alarm of a detector; null while nobody has set them
 * @param idlhPpm immediately dangerous to life or health
 * @param thresholdTonnes Q of GB 18218-2018; null while nobody has looked it up
 * @param beta β of GB 18218-2018; null counts as 1, what the standard says for everything it does not name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Substance(
        SubstanceId id,
        String name,
        String nameEn,
        List<String> synonyms,
        String formula,
        String cas,
        List<String> un,
        Integer ergGuide,
        boolean inhalation,
        boolean flammableGas,
        boolean waterReactive,
        Vapour vapour,
        String hazards,
        List<String> incompatible,
        BigDecimal alarmLowPpm,
        BigDecimal alarmHighPpm,
        String alarmSource,
        BigDecimal idlhPpm,
        String firstMeasures,
        String protection,
        String decontamination,
        String neutraliser,
        BigDecimal thresholdTonnes,
        Confidence thresholdFlag,
        BigDecimal beta,
        Confidence betaFlag,
        String source,
        Confidence flag) {

    /** Where its vapour goes. */
    public enum Vapour {
        HEAVIER("比空气重，沿地面走"),
        LIGHTER("比空气轻，向上散");

        private final String label;

        Vapour(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    @JsonProperty
    String vapourLabel() {
        return vapour == null ? null : vapour.label();
    }

    /** UN 1017 氯 */
    public String inWords() {
        return un.isEmpty() ? name : "UN " + un.get(0) + " " + name;
    }
}
