package org.muster.consultation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.muster.journal.Entry;

/** The decisions of an incident, each in a line of Chinese from its journal entry. */
final class DecisionWords {

    private static final Map<String, String> COLOURS =
            Map.of("RED", "红色", "ORANGE", "橙色", "YELLOW", "黄色", "BLUE", "蓝色");

    private static final Set<String> TYPES = new TreeSet<>(Set.of(
            "ResponseLevelApproved",
            "ResponseLevelDeclined",
            "ResponseTermExtended",
            "ResponseEnded",
            "EvacuationOrdered",
            "EvacuationMadeImmediate",
            "ForcedTransferSigned",
            "AllClearIssued",
            "ClearedDespiteMissing",
            "DispatchOrderIssued",
            "WorkOrdered",
            "DangerSettled",
            "RescueSent",
            "SatellitePhonesSent",
            "CommandHandedOver",
            "CommandPassed",
            "ShelterReassigned",
            "SiteHeadquartersEstablished"));

    private DecisionWords() {}

    static Set<String> types() {
        return TYPES;
    }

    static Optional<String> of(Entry entry) {
        String text =
                switch (entry.type()) {
                    case "ResponseLevelApproved" -> "启动 " + level(entry) + " 级响应" + because(entry);
                    case "ResponseLevelDeclined" -> "未启动建议的响应" + because(entry);
                    case "ResponseTermExtended" -> "延长响应期限" + because(entry);
                    case "ResponseEnded" -> "终止响应" + because(entry);
                    case "EvacuationOrdered" -> ("IMMEDIATE".equals(entry.text("mode")) ? "立即转移 " : "准备转移 ")
                            + or(entry.text("zoneName"))
                            + because(entry);
                    case "EvacuationMadeImmediate" -> "改为立即转移 " + or(entry.text("zoneName")) + because(entry);
                    case "ForcedTransferSigned" -> "签署强制转移 " + or(entry.text("zoneName"));
                    case "ClearedDespiteMissing" -> or(entry.text("zoneName")) + "还差 "
                            + entry.data().path("missing").asInt() + " 人仍解除" + because(entry);
                    case "AllClearIssued" -> "解除转移 " + or(entry.text("zoneName")) + because(entry);
                    case "DispatchOrderIssued" -> "派 " + or(entry.text("teamName")) + "：" + or(entry.text("task"));
                    case "WorkOrdered" -> "派 " + or(entry.text("who")) + "：" + or(entry.text("place"))
                            + or(entry.text("label"));
                    case "DangerSettled" -> or(entry.text("place")) + or(entry.text("kindLabel")) + "处置："
                            + or(entry.text("settlement"));
                    case "RescueSent" -> "派 " + or(entry.text("sent")) + "救援" + or(entry.text("place"));
                    case "SatellitePhonesSent" -> "送卫星电话到 " + or(entry.text("divisionName"));
                    case "CommandHandedOver" -> "前方指挥权移交";
                    case "CommandPassed" -> "统一指挥移交 " + or(entry.text("toName"));
                    case "ShelterReassigned" -> or(entry.text("zoneName")) + "改到 " + or(entry.text("shelterName"));
                    case "SiteHeadquartersEstablished" -> "设立前方指挥部";
                    default -> null;
                };
        return Optional.ofNullable(text);
    }

    static String colour(String colour) {
        return COLOURS.getOrDefault(colour, colour == null ? "" : colour);
    }

    private static String level(Entry entry) {
        return switch (or(entry.text("level"))) {
            case "I" -> "Ⅰ";
            case "II" -> "Ⅱ";
            case "III" -> "Ⅲ";
            case "IV" -> "Ⅳ";
            default -> or(entry.text("level"));
        };
    }

    private static String because(Entry entry) {
        String reason = entry.text("reason");
        return reason == null || reason.isBlank() ? "" : "：" + reason;
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }
}
