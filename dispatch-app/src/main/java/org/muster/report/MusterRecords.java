package org.muster.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.journal.Entry;
import org.muster.reports.TeamMuster;
import org.muster.team.TeamKind;

/** The muster of every order, with what the journal says about why it went as it did. */
final class MusterRecords {

    private static final Map<TeamKind, String> SHORT_KIND = Map.ofEntries(
            Map.entry(TeamKind.PROFESSIONAL, "专业"),
            Map.entry(TeamKind.SEMI_PROFESSIONAL, "半专业"),
            Map.entry(TeamKind.MASS, "群众"),
            Map.entry(TeamKind.COMPREHENSIVE, "综合"),
            Map.entry(TeamKind.FIRE_RESCUE, "消防"),
            Map.entry(TeamKind.MEDICAL, "医疗"),
            Map.entry(TeamKind.DRAINAGE, "排涝"),
            Map.entry(TeamKind.BOAT, "舟艇"),
            Map.entry(TeamKind.HAZCHEM, "危化"),
            Map.entry(TeamKind.COMMUNICATIONS, "通信"),
            Map.entry(TeamKind.MONITORING, "监测"),
            Map.entry(TeamKind.ENTERPRISE, "企业"),
            Map.entry(TeamKind.MILITARY, "军地"));

    private MusterRecords() {}

    static List<TeamMuster> of(Story story) {
        var orders = story.orders();
        return orders.stream().map(order -> record(order, orders)).toList();
    }

    private static TeamMuster record(OrderStory order, List<OrderStory> orders) {
        return new TeamMuster(
                order.team(),
                SHORT_KIND.get(order.kind()),
                order.strength(),
                order.quorum(),
                order.standard(),
                order.issued().at(),
                order.first("DispatchOrderAcknowledged").map(Entry::at).orElse(null),
                order.musterDueAt(),
                order.mustered().map(Entry::at).orElse(null),
                order.departed().map(Entry::at).orElse(null),
                order.arrived().map(Entry::at).orElse(null),
                order.counts(),
                order.judged(),
                note(order, orders),
                order.musterEntries());
    }

    /** Newest first of what explains most: how the order ended, what was decided, whom it replaces. */
    private static String note(OrderStory order, List<OrderStory> orders) {
        var parts = new ArrayList<String>();
        orders.stream()
                .filter(other -> other.id().equals(order.replaces()))
                .findFirst()
                .ifPresent(other -> parts.add("接替" + other.team()));
        order.last("DispatchOrderRefused").ifPresent(entry -> parts.add("拒绝：" + entry.text("reason")));
        order.last("DispatchOrderCancelled").ifPresent(entry -> parts.add("撤令：" + entry.text("reason")));
        order.last("MusterDeadlineExtended").ifPresent(entry -> parts.add("指挥员准予延时：" + entry.text("reason")));
        order.last("DecisionMade")
                .ifPresent(entry -> parts.add("指挥员定：" + entry.text("decisionLabel")
                        + (entry.text("reason") == null ? "" : "，" + entry.text("reason"))));
        return parts.isEmpty() ? order.issued().text("task") : String.join("；", parts);
    }

    /** {@code 缺 9 人：病 1、假 2}, from the roll calls; null when nobody was missed by name. */
    static String absences(OrderStory order) {
        Map<String, String> reasons = new TreeMap<>();
        for (Entry call : order.rollCalls()) {
            call.data().path("present").forEach(member -> reasons.remove(member.asText()));
            call.data()
                    .path("absent")
                    .forEach(absence -> reasons.put(
                            absence.path("memberId").asText(),
                            absence.path("reason").asText("未说明")));
        }
        if (reasons.isEmpty()) {
            return null;
        }
        Map<String, Integer> counts = new TreeMap<>();
        reasons.values().forEach(reason -> counts.merge(reason, 1, Integer::sum));
        return "缺 " + reasons.size() + " 人："
                + String.join(
                        "、",
                        counts.entrySet().stream()
                                .map(reason -> reason.getKey() + " " + reason.getValue())
                                .toList());
    }
}
