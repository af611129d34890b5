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
import org.muster.shared.Position;

/**
 * What the public is told: everything a warning must carry (突发事件应对法 Art 64), so that none can go out without it.
 *
 * @param kind in words: 台风, 山洪 …
 * @param issuer in whose name: 瑞安市防汛防台抗旱指挥部
 * @param divisions where, down to townships
 * @param ring drawn on the map around those who are meant, corner by corner; null when it is the whole of the divisions
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
        @Size(min = 3, max = 200, message = "范围线须有 3 到 200 个点") List<@NotNull(message = "范围线的点为空") Position> ring,
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
        ring = ring == null || ring.isEmpty() ? null : open(ring);
        outlets = outlets == null
                ? List.of()
                : outlets.stream().filter(it -> it != null).distinct().sorted().toList();
    }

    /** Whoever closes the ring says the first corner twice. */
    private static List<Position> open(List<Position> ring) {
        int last = ring.size() - 1;
        return last > 0 && ring.get(0) != null && ring.get(0).equals(ring.get(last)) ? ring.subList(0, last) : ring;
    }
}
