package org.muster.aid;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.muster.team.TeamId;

/**
 * What a request to the army has to say (军队参加抢险救灾条例 Art 5): kind, time and area of the disaster, harm, measures
 * taken, and the forces and equipment wanted.
 *
 * @param route through the military authority of the same level, or in urgent danger straight to the garrison (Art 4)
 * @param urgency why it could not go through the authority; needed for the garrison
 * @param agreedUnit the unit the army agreed to send, when it is in our register
 * @param answeredVia how the answer came
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MilitaryForm(
        @NotBlank(message = "请填写灾害种类") @Size(max = 60, message = "灾害种类不超过 60 字") String disasterKind,
        @NotBlank(message = "请填写发生时间") @Size(max = 60, message = "发生时间不超过 60 字") String time,
        @NotBlank(message = "请填写受灾区域") @Size(max = 200, message = "受灾区域不超过 200 字") String area,
        @NotBlank(message = "请填写危害程度") @Size(max = 500, message = "危害程度不超过 500 字") String harm,
        @NotBlank(message = "请填写已采取的措施") @Size(max = 500, message = "已采取的措施不超过 500 字") String measures,
        @NotBlank(message = "请填写需要的兵力") @Size(max = 200, message = "需要的兵力不超过 200 字") String forces,
        @NotBlank(message = "请填写需要的装备") @Size(max = 200, message = "需要的装备不超过 200 字") String equipment,
        @NotNull(message = "请选择商请途径：MILITARY_AUTHORITY 同级军事机关，GARRISON 当地驻军") Route route,
        @Size(max = 200, message = "紧急情形不超过 200 字") String urgency,
        TeamId agreedUnit,
        Via answeredVia) {

    enum Route {
        MILITARY_AUTHORITY("同级军事机关"),
        GARRISON("当地驻军");

        private final String label;

        Route(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    enum Via {
        PHONE,
        PAPER,
        IN_PERSON
    }

    MilitaryForm answered(TeamId unit, Via via) {
        return new MilitaryForm(disasterKind, time, area, harm, measures, forces, equipment, route, urgency, unit, via);
    }
}
