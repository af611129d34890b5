package org.muster.kit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.division.Divisions;
import org.muster.kit.KitChecks.Check;
import org.muster.shared.DivisionCode;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.muster.zone.Zone;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/** Takes looks at the villages' kit and says where one is due. */
@Service
@Transactional
@EnableConfigurationProperties(KitRules.class)
class Kits {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** @param due why somebody has to look again: NEVER, SEASON, WARNING or AGE; left out while the last look holds */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(String item, KitState state, String stateLabel, String note, Instant at, String by, String due) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VillageView(
            String zoneId,
            String name,
            DivisionCode divisionCode,
            String divisionName,
            String responsible,
            String phone,
            boolean ready,
            boolean overdue,
            int lacking,
            List<ItemView> items) {}

    /** @param ready villages that lack nothing and whose last look holds */
    record Overview(int villages, int ready, int overdue, int lacking, List<VillageView> rows) {}

    record Said(String item, KitState state, String note) {}

    private final KitChecks checks;
    private final KitRules rules;
    private final Divisions divisions;
    private final Json json;
    private final Clock clock;

    Kits(KitChecks checks, KitRules rules, Divisions divisions, Json json, Clock clock) {
        this.checks = checks;
        this.rules = rules;
        this.divisions = divisions;
        this.json = json;
        this.clock = clock;
    }

    /** What lacks something or has not been looked at comes first. */
    @Transactional(readOnly = true)
    public Overview overview(Collection<Zone> zones, boolean exercise) {
        Map<String, Map<String, Check>> newest =
                checks.newest(zones.stream().map(it -> it.id().value()).toList()).stream()
                        .collect(Collectors.groupingBy(Check::zoneId, Collectors.toMap(Check::item, it -> it)));
        Map<DivisionCode, Optional<Instant>> warned = new HashMap<>();
        Instant now = clock.instant();
        List<VillageView> rows = zones.stream()
                .map(it -> village(
                        it,
                        newest.getOrDefault(it.id().value(), Map.of()),
                        warned.computeIfAbsent(it.division().county(), county -> checks.warnedSince(county, exercise)),
                        now))
                .sorted(Comparator.comparing(VillageView::ready)
                        .thenComparing(it -> -it.lacking())
                        .thenComparing(VillageView::zoneId))
                .toList();
        return new Overview(
                rows.size(),
                (int) rows.stream().filter(VillageView::ready).count(),
                (int) rows.stream().filter(VillageView::overdue).count(),
                (int) rows.stream().filter(it -> it.lacking() > 0).count(),
                rows);
    }

    private VillageView village(Zone zone, Map<String, Check> newest, Optional<Instant> warned, Instant now) {
        List<ItemView> items = rules.items().stream()
                .map(it -> item(it, newest.get(it), warned, now))
                .toList();
        int lacking = (int) items.stream()
                .filter(it -> it.state() != null && it.state() != KitState.READY)
                .count();
        boolean overdue = items.stream().anyMatch(it -> it.due() != null);
        return new VillageView(
                zone.id().value(),
                zone.name(),
                zone.division(),
                divisions.nameOf(zone.division()),
                zone.responsible().name(),
                zone.responsible().phone(),
                lacking == 0 && !overdue,
                overdue,
                lacking,
                items);
    }

    private ItemView item(String item, Check last, Optional<Instant> warned, Instant now) {
        if (last == null) {
            return new ItemView(item, null, null, null, null, null, "NEVER");
        }
        String due = last.at().isBefore(seasonOf(now))
                ? "SEASON"
                : warned.filter(it -> last.at().isBefore(it)).isPresent()
                        ? "WARNING"
                        : rules.every() != null && last.at().plus(rules.every()).isBefore(now) ? "AGE" : null;
        return new ItemView(item, last.state(), last.stateLabel(), last.note(), last.at(), last.by(), due);
    }

    /** The last time a look before the season was asked for. */
    private Instant seasonOf(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        LocalDate asked = rules.seasonBegins().atYear(today.getYear()).minus(rules.ahead());
        LocalDate last = asked.isAfter(today)
                ? rules.seasonBegins().atYear(today.getYear() - 1).minus(rules.ahead())
                : asked;
        return last.atStartOfDay(ZONE).toInstant();
    }

    /**
     * @return false when the same was said before, word by word
     * @throws Problem 422 for an item no village has, twice the same item, or an id that stands for other words
     */
    public boolean check(Zone zone, UUID clientId, List<Said> said, String onBehalfOf, Instant deviceAt) {
        Caller caller = Caller.current();
        if (clientId == null) {
            throw Problem.invalid("clientId", "缺少本机编号 clientId（UUID）");
        }
        for (Said it : said) {
            if (!rules.items().contains(it.item())) {
                throw Problem.invalid("items", "清单里没有“" + it.item() + "”，须为：" + String.join("、", rules.items()));
            }
            if (it.state() != KitState.READY && (it.note() == null || it.note().isBlank())) {
                throw Problem.invalid("items", it.item() + it.state().label() + "，请写明情况和怎样补上");
            }
        }
        if (said.stream().map(Said::item).distinct().count() < said.size()) {
            throw Problem.invalid("items", "同一件装备只报一次");
        }
        String hash = DigestUtils.md5DigestAsHex(
                (zone.id().value() + json.write(said) + onBehalfOf).getBytes(StandardCharsets.UTF_8));
        Optional<String> before = checks.kept(caller.username(), clientId);
        if (before.isPresent()) {
            if (!before.get().equals(hash)) {
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "client-id-reused",
                        "编号重复",
                        "这个 clientId 已用于另一次查验，请为每次查验生成新的编号");
            }
            return false;
        }
        Instant now = clock.instant();
        said.forEach(it -> checks.add(
                zone.id().value(),
                it.item(),
                it.state(),
                it.note() == null || it.note().isBlank() ? null : it.note().strip(),
                caller.username(),
                caller.displayName(),
                onBehalfOf,
                clientId,
                deviceAt,
                now,
                hash));
        return true;
    }
}
