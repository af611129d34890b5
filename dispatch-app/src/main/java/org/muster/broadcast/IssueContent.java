package org.muster.broadcast;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.muster.integrations.broadcast.WarningOutlet.Kind;
import org.muster.level.WarningLevels.Colour;
import org.muster.shared.DivisionCode;

/**
 * What the public is told: everything a warning must carry (突发事件应对法 Art 64), so that none can go out without it.
 *
 * @param kind in words: 台风, 山洪 …
 * @param issuer in whose name: 瑞安市防汛防台抗旱指挥部
 * @param divisions where, down to townships
 * @param outlets over which ways
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IssueContent(
        @NotBlank(message = "请填写预警类别") @Size(max = 20, message = "类别不超过 20 字") String kind,
        @NotNull(message = "请选择级别颜色") Colour colour,
        @NotBlank(message = "请填写标题") @Size(max = 60, message = "标题不超过 60 字，外屏和短信放不下更多") String headline,
        @NotBlank(message = "请填写警示事项") @Size(max = 500, message = "警示事项不超过 500 字") String description,
        @NotBlank(message = "请填写应采取的措施") @Size(max = 500, message = "措施不超过 500 字") String instruction,
        @NotBlank(message = "请填写发布单位") @Size(max = 60, message = "发布单位不超过 60 字") String issuer,
        @Pattern(regexp = "[\\d\\-+ ]{0,20}", message = "联系电话只能是数字、空格和 - +") String contact,
        @NotEmpty(message = "请选择影响区域") @Size(max = 100, message = "影响区域太多") List<@NotNull(message = "请选择影响区域") DivisionCode> divisions,
        @NotEmpty(message = "请至少选择一种发布渠道") List<@NotNull(message = "请选择发布渠道") Kind> outlets,
        Instant onset,
        @NotNull(message = "请填写失效时间") Instant expires) {

    IssueContent {
        divisions = divisions == null
                ? List.of()
                : divisions.stream()
                        .filter(it -> it != null)
                        .distinct()
                        .sorted()
                        .toList();
        outlets = outlets == null
                ? List.of()
                : outlets.stream().filter(it -> it != null).distinct().sorted().toList();
    }
}
