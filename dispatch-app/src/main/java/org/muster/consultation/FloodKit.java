package org.muster.consultation;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of the stores the sheet shows.
 *
 * @param materials names in the register of materials, in the order in which they are shown
 */
@ConfigurationProperties("muster.consultation")
record FloodKit(
        @DefaultValue({
                    "冲锋舟", "橡皮艇", "救生衣", "排水泵", "龙吸水排涝泵", "抢险照明灯", "发电机", "移动电源", "卫星电话", "卫星便携站", "编织袋", "木桩", "土工布",
                    "块石", "棉被", "折叠床", "帐篷", "应急食品", "饮用水"
                })
                List<String> materials) {}
