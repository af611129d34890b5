package org.muster.firm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.substance.SubstanceId;
import org.muster.team.TeamId;

/**
 * A firm as it is registered.
 *
 * @param colour of 风险分级管控, as the authority set it: RED, ORANGE, YELLOW, BLUE
 * @param level what the authority calls it, such as 三级重大危险源, or null
 * @param peopleWithin500 who lives within 500 m of the fence, or null
 * @param tenants firms under the same roof (一厂多租), or null
 * @param ownTeam its own full-time rescue team, or null
 * @param scoreOn since when it is certified by SCORE (ILO), or null
 * @param veto why its safety code is red whatever the score, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Firm(
        FirmId id,
        String name,
        String kind,
        DivisionCode divisionCode,
        Position location,
        String colour,
        String level,
        String address,
        String industry,
        Integer employees,
        Integer peopleWithin500,
        Integer tenants,
        String dutyPhone,
        TeamId ownTeam,
        LocalDate scoreOn,
        String veto,
        Instant changedAt) {

    /** @param unit 生产单元或储存单元 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Holding(String unit, SubstanceId substanceId, BigDecimal tonnes, String container) {}

    /** @param post 主要负责人, 安全负责人, 技术负责人 … */
    public record Contact(String post, String name, String phone) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Equipment(String name, int quantity, String unit, String place) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Accident(UUID id, LocalDate happenedOn, String kind, int dead, int hurt, String course) {}

    /** @param dueOn by when it must be put right */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HazardNote(
            UUID id,
            LocalDate foundOn,
            boolean grave,
            String what,
            String owner,
            LocalDate dueOn,
            LocalDate fixedOn,
            String fixedBy,
            String reportedBy) {

        boolean open() {
            return fixedOn == null;
        }
    }

    /** A stored risk map; of each kind the newest is in use. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RiskMap(
            UUID id,
            MapKind kind,
            String kindLabel,
            String name,
            String mediaType,
            int bytes,
            String sha256,
            Instant uploadedAt,
            String uploadedBy,
            Instant replacedAt) {}

    /** 三图 (江山 三图一栏一清单). */
    public enum MapKind {
        PLANT("厂区风险图"),
        WORKSHOP("车间风险图"),
        POST("岗位风险图");

        private final String label;

        MapKind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Somebody changed the file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Edit(String subject, String was, String became, Instant at, String byName, String reason) {}
}
