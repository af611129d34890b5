package org.muster.publicinformation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.muster.integrations.release.ReleaseOutlet.Channel;

/** What a release says and where. */
record Words(
        @NotBlank(message = "请填写标题") @Size(max = 60, message = "标题不超过 60 字") String headline,
        @NotBlank(message = "请填写正文") @Size(max = 5000, message = "正文不超过 5000 字") String text,
        @NotNull(message = "请填写伤亡和疏散数字，没有核实的留空") @Valid Figures figures,
        @NotEmpty(message = "请至少选择一个发布渠道") List<@NotNull(message = "请选择发布渠道") Channel> channels,
        boolean pollution) {

    Words {
        headline = headline == null ? null : headline.strip();
        text = text == null ? null : text.strip();
        channels = channels == null
                ? List.of()
                : channels.stream().filter(it -> it != null).distinct().sorted().toList();
    }
}
