package org.muster.site;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.muster.shared.Hazard;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a bureau sets about its sites; none of it is in a law.
 *
 * @param reach metres from the incident within which something may be drawn
 * @param smallest hectares of a sector at least
 * @param largest hectares of a sector at most
 * @param longest metres of a line at most
 * @param edgeTolerance metres by which two sectors drawn edge to edge may run into each other [?]
 * @param confirmWithin how long a hand-over of command may wait for its taker before the board is told
 * @param talkGroups the talk groups of the 370 MHz network (practices 5.13) that a command may give out
 * @param posts the posts above the site and the groups of its headquarters, by hazard (practices 6.33, ICS 203)
 */
@ConfigurationProperties("muster.site")
record SiteProperties(
        @DefaultValue("30000") double reach,
        @DefaultValue("0.01") double smallest,
        @DefaultValue("10000") double largest,
        @DefaultValue("50000") double longest,
        @DefaultValue("30") double edgeTolerance,
        @DefaultValue("PT10M") Duration confirmWithin,
        @DefaultValue({"松涛 1 组", "松涛 2 组", "松涛 3 组", "松涛 4 组", "松涛 5 组", "松涛 6 组", "松涛 7 组", "松涛 8 组"})
                List<String> talkGroups,
        @DefaultValue Map<Hazard, Posts> posts) {

    /** @param above who stands above the site; @param groups the headquarters' groups */
    record Posts(@DefaultValue List<String> above, @DefaultValue List<String> groups) {}

    private static final Map<Hazard, Posts> USUAL = Map.of(
            Hazard.FOREST_FIRE,
            new Posts(List.of("指挥长", "副指挥"), List.of("扑救组", "供水组", "通信组", "医疗组", "后勤组")),
            Hazard.FLOOD,
            new Posts(List.of("指挥长", "副指挥"), List.of("抢险组", "转移安置组", "通信组", "医疗组", "后勤组")),
            Hazard.ENTERPRISE_ACCIDENT,
            new Posts(List.of("总指挥", "副总指挥"), List.of("抢险组", "侦检组", "警戒疏散组", "医疗组", "环境监测组", "后勤组")));

    Posts postsFor(Hazard hazard) {
        Posts own = posts.get(hazard);
        return own != null ? own : USUAL.get(hazard);
    }
}
