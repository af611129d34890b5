package org.muster.gauge;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.division.Divisions;
import org.muster.gauge.SiteLimits.Change;
import org.muster.risk.RiskSites;
import org.muster.risk.RiskSites.Site;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The table of each site: what it can bear, where that comes from, and who changed it why. */
@RestController
class SiteLimitController {

    /** @param value millimetres in the window, or metres above the warning mark; null for no limit */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String key,
            Measure measure,
            boolean immediate,
            Double value,
            Double usual,
            String unit,
            boolean own,
            String source,
            String flag,
            String changedBy,
            Instant changedAt,
            String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String siteId,
            String siteName,
            String kind,
            String kindLabel,
            DivisionCode divisionCode,
            String divisionName,
            Integer people,
            List<String> gaugeIds,
            boolean mayChange,
            List<Row> rows,
            List<Change> history) {}

    /** @param value null gives the limit back to the default of the site's kind */
    record ChangeForm(
            @NotBlank(message = "请选择要改的一项") @Size(max = 40, message = "没有这一项") String key,
            Double value,
            @NotBlank(message = "请写明为什么改") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    private static final int PAGE = 50;

    private final SiteLimits limits;
    private final SiteLimitManagement management;
    private final Gauges gauges;
    private final RiskSites sites;
    private final Divisions divisions;

    SiteLimitController(
            SiteLimits limits, SiteLimitManagement management, Gauges gauges, RiskSites sites, Divisions divisions) {
        this.limits = limits;
        this.management = management;
        this.gauges = gauges;
        this.sites = sites;
        this.divisions = divisions;
    }

    /** The sites of the caller's divisions that water can reach, each with its limits; without their history. */
    @GetMapping("/api/site-limits")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'ADMIN')")
    List<View> list() {
        return sites.listIn(Caller.current().divisions()).stream()
                .filter(it -> LimitKey.FLOOD_KINDS.contains(it.kind()))
                .map(it -> view(it, List.of()))
                .toList();
    }

    @GetMapping("/api/risk-sources/{id}/limits")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'ADMIN')")
    View get(@PathVariable String id) {
        Site site = require(id);
        return view(site, limits.history(site.id(), PAGE));
    }

    @PostMapping("/api/risk-sources/{id}/limits")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER', 'ADMIN')")
    View change(@PathVariable String id, @Valid @RequestBody ChangeForm form) {
        Site site = require(id);
        LimitKey key = LimitKey.of(form.key()).orElseThrow(() -> Problem.invalid("key", "没有这一项阈值"));
        management.set(site, key, form.value(), form.reason().strip());
        return get(id);
    }

    /** An administrator answers for all. */
    private Site require(String id) {
        Caller caller = Caller.current();
        return sites.find(id)
                .filter(it -> LimitKey.FLOOD_KINDS.contains(it.kind()))
                .filter(it -> caller.is(Role.ADMIN) || caller.covers(it.divisionCode()))
                .orElseThrow(() -> Problem.notFound("风险点"));
    }

    private View view(Site site, List<Change> history) {
        return new View(
                site.id(),
                site.name(),
                site.kind(),
                site.kindLabel(),
                site.divisionCode(),
                divisions.nameOf(site.divisionCode()),
                site.people(),
                gauges.list().stream()
                        .filter(it -> it.siteIds().contains(site.id()))
                        .map(Gauge::id)
                        .toList(),
                Caller.current().is(Role.COMMANDER, Role.LEADER, Role.ADMIN),
                Arrays.stream(LimitKey.values()).map(it -> row(site, it)).toList(),
                history);
    }

    private Row row(Site site, LimitKey key) {
        Change change = limits.change(site.id(), key);
        boolean own = change != null && change.value() != null;
        return new Row(
                key.key(),
                key.measure(),
                key.immediate(),
                limits.value(site, key),
                key.usual(site.kind()),
                key.measure().unit(),
                own,
                own ? "本地核定第 " + change.version() + " 版" : LimitKey.sourceOf(site.kind()),
                own ? "C" : LimitKey.FLAG,
                own ? change.changedBy() : null,
                own ? change.at() : null,
                own ? change.reason() : null);
    }
}
