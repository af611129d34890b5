package org.muster.whistle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.Position;

/**
 * What goes along with a whistle: the part of the firm's file a responder needs in the first minute.
 *
 * @param hazardClass 三级重大危险源, as computed from what is stored now
 * @param maps the risk maps in use (厂区, 车间, 岗位)
 * @param operations the special operations of today
 * @param ownTeam its own full-time rescue team, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WhistleFile(
        String address,
        Position location,
        String hazardClass,
        Integer peopleWithin500,
        String dutyPhone,
        String ownTeamId,
        String ownTeam,
        List<Stored> substances,
        List<Person> contacts,
        List<RiskMap> maps,
        List<Operation> operations) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stored(String id, String name, String un, BigDecimal tonnes, String unit, String container) {}

    record Person(String post, String name, String phone) {}

    record RiskMap(UUID id, String kindLabel, String name) {}

    /** @param now whether it goes on at the moment of the whistle */
    record Operation(String kindLabel, String place, String guardian, boolean now) {}

    /** 液氯 20 吨（三级重大危险源）；今日动火 1 处；500 米内 420 人 */
    String inWords() {
        String stored = substances.isEmpty()
                ? "物质未登记"
                : substances.stream()
                        .map(it -> it.name() + " "
                                + it.tonnes().stripTrailingZeros().toPlainString() + " 吨")
                        .collect(Collectors.joining("、"));
        String today = operations.isEmpty()
                ? ""
                : "；今日"
                        + operations.stream()
                                .collect(Collectors.groupingBy(
                                        Operation::kindLabel, TreeMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(it -> it.getKey() + " " + it.getValue() + " 处")
                                .collect(Collectors.joining("、"));
        return stored
                + (hazardClass == null ? "" : "（" + hazardClass + "）")
                + today
                + (peopleWithin500 == null ? "" : "；500 米内 " + peopleWithin500 + " 人");
    }
}
