package org.muster.structure;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.muster.duty.DutyFunction;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;

/**
 * The form of a command structure, kept as data: a bureau may keep its own, and every change is another version.
 *
 * @param id what it is known by; stays the same over its versions
 * @param version from 1
 * @param hazards for which it is meant
 * @param levels whose start proposes it; empty for none
 * @param source where the form comes from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StructureTemplate(
        String id,
        int version,
        String name,
        Set<Hazard> hazards,
        Set<ResponseLevel> levels,
        List<Seat> posts,
        String source) {

    /** Whose roster fills a post. */
    public enum From {
        /** The county's own units. */
        COUNTY,
        /** The township the incident lies in. */
        TOWNSHIP,
        /** The level above. */
        CITY
    }

    /** Which of the people on duty is called first. */
    public enum Part {
        LEADER,
        OFFICER
    }

    /**
     * One post of the form.
     *
     * @param function whose unit fills it
     */
    public record Seat(
            @NotBlank(message = "请写明岗位名称") @Size(max = 20, message = "岗位名称不超过 20 字") String name,
            @NotNull(message = "请选择层级") Tier tier,
            @NotNull(message = "请选择由哪类单位担任") DutyFunction function,
            @NotNull(message = "请选择单位在哪一级") From from,
            @NotNull(message = "请选择带班领导或值班员") Part part) {}

    /** What a bureau writes down as its own. */
    record Form(
            @NotBlank(message = "请写明名称") @Size(max = 30, message = "名称不超过 30 字") String name,
            @NotEmpty(message = "请选择适用的灾种") Set<Hazard> hazards,
            Set<ResponseLevel> levels,
            @NotEmpty(message = "请至少设一个岗位") @Size(max = 40, message = "岗位不超过 40 个") List<@Valid Seat> posts,
            @NotBlank(message = "请写明依据") @Size(max = 200, message = "依据不超过 200 字") String source) {}
}
