package org.muster.kit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.shared.Problem;
import org.muster.zone.Zone;
import org.muster.zone.ZoneId;
import org.muster.zone.Zones;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The villages' kit: the overview of the desk, the list of a grid worker, and each look at it. */
@RestController
@RequestMapping("/api")
class KitController {

    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'GRID_WORKER')";
    private static final int HISTORY = 100;

    record ItemForm(
            @NotBlank(message = "请选择装备") @Size(max = 30, message = "没有这件装备") String item,
            @NotNull(message = "请选择 READY 可用、FLAT 没电没油、BROKEN 损坏 或 MISSING 缺失") KitState state,
            @Size(max = 200, message = "情况不超过 200 字") String note) {}

    /** @param onBehalfOf who looked, when the duty room writes it down */
    record CheckForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            @Size(max = 50, message = "代报对象不超过 50 字") String onBehalfOf,
            @NotEmpty(message = "请逐件填写查验结果") @Size(max = 50, message = "一次最多 50 件") List<@Valid ItemForm> items) {}

    private final Kits kits;
    private final KitChecks checks;
    private final Zones zones;

    KitController(Kits kits, KitChecks checks, Zones zones) {
        this.kits = kits;
        this.checks = checks;
        this.zones = zones;
    }

    /** Of a desk the villages of its divisions, of a grid worker those they work in. */
    @GetMapping("/village-kits")
    @PreAuthorize(READERS)
    Kits.Overview overview(@RequestParam(defaultValue = "false") boolean exercise) {
        return kits.overview(mine(), exercise);
    }

    @GetMapping("/village-kits/{zoneId}/checks")
    @PreAuthorize(READERS)
    List<KitChecks.Check> history(@PathVariable String zoneId) {
        return checks.history(require(zoneId).id().value(), HISTORY);
    }

    @PostMapping("/village-kits/{zoneId}/checks")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'GRID_WORKER')")
    ResponseEntity<Kits.VillageView> check(@PathVariable String zoneId, @Valid @RequestBody CheckForm form) {
        Zone zone = require(zoneId);
        String behalf = form.onBehalfOf() == null || form.onBehalfOf().isBlank()
                ? null
                : form.onBehalfOf().strip();
        if (behalf == null && Caller.current().is(Role.DISPATCHER, Role.COMMANDER)) {
            throw Problem.invalid("onBehalfOf", "代报须写明是谁查验的");
        }
        boolean fresh = kits.check(
                zone,
                form.clientId(),
                form.items().stream()
                        .map(it -> new Kits.Said(it.item().strip(), it.state(), it.note()))
                        .toList(),
                behalf,
                form.deviceAt());
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED);
        if (!fresh) {
            answer.header("Idempotent-Replay", "true");
        }
        return answer.body(kits.overview(List.of(zone), false).rows().get(0));
    }

    private Zone require(String zoneId) {
        return mine().stream()
                .filter(it -> it.id().value().equals(zoneId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("村"));
    }

    private List<Zone> mine() {
        Caller caller = Caller.current();
        if (caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.AUDITOR)) {
            return zones.listIn(caller.divisions());
        }
        Map<ZoneId, Zone> own = new LinkedHashMap<>();
        zones.listOf(caller.username()).forEach(it -> own.put(it.id(), it));
        zones.listIn(caller.divisions()).forEach(it -> own.putIfAbsent(it.id(), it));
        return List.copyOf(own.values());
    }
}
