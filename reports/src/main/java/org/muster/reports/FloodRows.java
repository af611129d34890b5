package org.muster.reports;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import net.sf.jasperreports.engine.JRDataSource;

/** The tables of a flood's two sections, every cell already in words. */
final class FloodRows {

    private final Flood flood;
    private final Cover cover;

    FloodRows(PostIncident data) {
        this.flood = data.flood();
        this.cover = data.cover();
    }

    record WarningRow(String at, String colour, String text, String issuer, String entries) {}

    record CallRow(
            String unit,
            String person,
            String channel,
            String called,
            String took,
            String outcome,
            Boolean met,
            Boolean missed,
            String entries) {}

    record ZoneRow(
            String name,
            String ordered,
            String due,
            String emptied,
            String households,
            String people,
            String transferred,
            String refused,
            String absent,
            String unreachable,
            String verdict,
            Boolean met,
            Boolean missed,
            String entries) {}

    record ActRow(String at, String subject, String text, String entries) {}

    record ShelterRow(String name, String capacity, String people, String full, String entries) {}

    record RescueRow(
            String place,
            String people,
            String reported,
            String sent,
            String who,
            String closed,
            String took,
            String entries) {}

    record LossRow(
            String township,
            String affected,
            String moved,
            String casualties,
            String hurt,
            String collapsed,
            String damaged,
            String crops,
            String loss,
            String entries) {}

    /** What the post-incident template asks for, by the names of its parameters. */
    void into(Map<String, Object> parameters) {
        parameters.put("warnings", warnings());
        parameters.put("warningCalls", calls());
        parameters.put("warningCallsCaption", flood.calls().isEmpty() ? null : answered());
        if (flood.warnings().isEmpty()) {
            parameters.put("warningsHeadCalls", ((Map<?, ?>) parameters.get("headings")).get("warnings"));
        }
        parameters.put("zones", zones());
        parameters.put("zonesCaption", flood.zones().isEmpty() ? null : moved());
        parameters.put("acts", acts());
        parameters.put("shelters", shelters());
        parameters.put("rescues", rescues());
        parameters.put("rescuesCaption", flood.rescues().isEmpty() ? null : rescued());
        parameters.put("losses", losses());
        parameters.put("lossesCaption", flood.losses().isEmpty() ? null : "各镇街最后一次报送（GB/T 24438 指标）");
    }

    /** {@code 叫应 12 人，10 人按时应答，1 人超时，1 人未应答；最快 8 秒}. */
    private String answered() {
        List<Flood.Call> calls = flood.calls();
        long met = calls.stream().filter(it -> it.verdict().met()).count();
        long silent = calls.stream().filter(it -> it.took() == null).count();
        long late = calls.stream()
                .filter(it -> it.took() != null && it.verdict().missed())
                .count();
        return "叫应 " + calls.size() + " 人次，按时应答 " + met
                + (late > 0 ? "，超时应答 " + late : "")
                + (silent > 0 ? "，未应答 " + silent : "")
                + calls.stream()
                        .map(Flood.Call::took)
                        .filter(it -> it != null)
                        .sorted()
                        .reduce((shorter, longer) -> longer)
                        .map(longest -> "；最慢 " + Wording.duration(longest))
                        .orElse("");
    }

    /** {@code 应转 352 人 110 户，安置 350 人；5 个分区，4 个按时清零}; zones told only to get ready are not counted. */
    private String moved() {
        List<Flood.Zone> must =
                flood.zones().stream().filter(Flood.Zone::immediate).toList();
        if (must.isEmpty()) {
            return "准备转移 " + flood.zones().size() + " 个分区，未下达立即转移";
        }
        long met = must.stream()
                .filter(it -> it.verdict(cover.asOf()) == Verdict.MET)
                .count();
        return "应转 " + sum(must, Flood.Zone::people) + " 人 " + sum(must, Flood.Zone::households) + " 户，安置 "
                + sum(must, Flood.Zone::transferred) + " 人；" + must.size() + " 个分区中 " + met + " 个按时清零";
    }

    /** {@code 2 处 5 人，获救 5 人；最长 18 分 02 秒}. */
    private String rescued() {
        List<Flood.Rescue> all = flood.rescues();
        int open = (int) all.stream().filter(it -> it.closedAt() == null).count();
        return all.size() + " 处 " + all.stream().mapToInt(Flood.Rescue::people).sum() + " 人，获救 "
                + all.stream()
                        .map(Flood.Rescue::saved)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .sum()
                + " 人" + (open > 0 ? "，" + open + " 处未销号" : "")
                + all.stream()
                        .map(Flood.Rescue::took)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(longest -> "；最长 " + Wording.duration(longest))
                        .orElse("");
    }

    private JRDataSource rescues() {
        return rows(
                RescueRow.class,
                flood.rescues(),
                it -> new RescueRow(
                        Printable.of(it.place()),
                        Integer.toString(it.people()),
                        minute(it.reportedAt()),
                        it.sentAt() == null ? "—" : minute(it.sentAt()),
                        Wording.orDash(it.who()),
                        it.closedAt() == null ? "未销号" : minute(it.closedAt()),
                        it.took() == null ? "—" : Wording.duration(it.took()),
                        it.entries().text()));
    }

    private JRDataSource losses() {
        return rows(
                LossRow.class,
                flood.losses(),
                it -> new LossRow(
                        it.township(),
                        Wording.number(it.affected()),
                        Wording.number(it.moved()),
                        Wording.number(it.casualties()),
                        Wording.number(it.hurt()),
                        Wording.number(it.collapsed()),
                        Wording.number(it.damaged()),
                        Wording.number(it.cropsHa()),
                        Wording.number(it.lossWan()),
                        it.entries().text()));
    }

    private static int sum(List<Flood.Zone> zones, Function<Flood.Zone, Integer> figure) {
        return zones.stream().map(figure).mapToInt(Integer::intValue).sum();
    }

    private JRDataSource warnings() {
        return rows(
                WarningRow.class,
                flood.warnings(),
                it -> new WarningRow(
                        time(it.at()),
                        Wording.orDash(it.colour()),
                        it.text(),
                        Wording.orDash(it.issuer()),
                        it.entries().text()));
    }

    private JRDataSource calls() {
        return rows(
                CallRow.class,
                flood.calls(),
                it -> new CallRow(
                        it.unit(),
                        Wording.orDash(it.person()),
                        Wording.orDash(it.channel()),
                        time(it.calledAt()),
                        it.took() == null ? "—" : Wording.duration(it.took()),
                        it.outcome(),
                        it.verdict().met(),
                        it.verdict().missed(),
                        it.entries().text()));
    }

    private JRDataSource zones() {
        return rows(ZoneRow.class, flood.zones(), it -> {
            Verdict verdict = it.verdict(cover.asOf());
            return new ZoneRow(
                    it.name(),
                    minute(it.orderedAt()),
                    minute(it.finishBy()),
                    minute(it.emptiedAt()),
                    Integer.toString(it.households()),
                    Integer.toString(it.people()),
                    it.immediate() ? Integer.toString(it.transferred()) : "—",
                    some(it.refused()),
                    some(it.absent()),
                    some(it.unreachable()),
                    it.immediate() ? verdict.text() : "准备",
                    verdict.met(),
                    verdict.missed(),
                    it.entries().text());
        });
    }

    private static String some(int people) {
        return people == 0 ? "—" : Integer.toString(people);
    }

    private JRDataSource acts() {
        return rows(
                ActRow.class,
                flood.acts(),
                it -> new ActRow(
                        time(it.at()), it.subject(), it.text(), it.entries().text()));
    }

    private JRDataSource shelters() {
        return rows(
                ShelterRow.class,
                flood.shelters(),
                it -> new ShelterRow(
                        it.name(),
                        Wording.number(it.capacity()),
                        Integer.toString(it.people()),
                        it.fullAt() == null ? "未满" : minute(it.fullAt()),
                        it.entries().text()));
    }

    private String time(Instant at) {
        return Wording.time(at, cover.raisedAt());
    }

    /** An exercise's minutes pass in seconds, so there they are told to the second. */
    private String minute(Instant at) {
        return cover.exercise() == null ? Wording.minute(at, cover.raisedAt()) : time(at);
    }

    private static <T, R extends Record> JRDataSource rows(Class<R> type, List<T> items, Function<T, R> row) {
        return new Rows<>(type, items.stream().map(row).toList());
    }
}
