package org.muster.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.incident.IncidentAccess;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.site.PerimeterPart.PerimeterView;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The edge of a fire, drawn anew whenever somebody has seen it; every drawing is kept. */
@RestController
@RequestMapping("/api/incidents/{id}")
class PerimeterController {

    /** A history of one drawing a quarter of an hour over two days. */
    private static final int MOST_SHOWN = 200;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    /** @param at when it was seen; now when left out */
    record PerimeterForm(
            @NotNull(message = "请在图上画出火场边界") Shape polygon,
            Instant at,
            @NotNull(message = "请选择来源：DRONE 无人机、GROUND 现场勘绘、LOOKOUT 瞭望台、AIRCRAFT 航护飞机、SATELLITE 卫星热点 或 OTHER 其他") FirePerimeter.Source source,
            @Size(max = 200, message = "说明不超过 200 字") String note) {}

    private final FirePerimeters perimeters;
    private final SiteGate gate;
    private final GroundRules ground;
    private final IncidentAccess access;
    private final Journal journal;
    private final Clock clock;

    PerimeterController(
            FirePerimeters perimeters,
            SiteGate gate,
            GroundRules ground,
            IncidentAccess access,
            Journal journal,
            Clock clock) {
        this.perimeters = perimeters;
        this.gate = gate;
        this.ground = ground;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    @GetMapping("/perimeters")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<PerimeterView> list(@PathVariable String id) {
        return perimeters.list(access.require(IncidentId.of(id)).id(), MOST_SHOWN).stream()
                .map(PerimeterView::of)
                .toList();
    }

    /**
     * @throws Problem 409 when the incident is no fire or is over, 422 when the ring is not sound, too far, or was seen in
     *     the future
     */
    @PostMapping("/perimeter")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public PerimeterView draw(@PathVariable String id, @Valid @RequestBody PerimeterForm form) {
        SiteGate.Held held = gate.hold(access.require(IncidentId.of(id)).id());
        if (held.incident().hazard() != Hazard.FOREST_FIRE) {
            throw Problem.conflict("not-a-fire", "只有森林火灾才画火场边界");
        }
        Instant now = clock.instant();
        Instant seen = form.at() == null ? now : form.at();
        if (seen.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw Problem.invalid("at", "观测时间不能晚于现在，请核对");
        }
        GroundRules.Measure measure = ground.check(
                form.polygon().mustBe(Set.of(Shape.Kind.POLYGON)),
                held.incident().location());
        FirePerimeter drawn = new FirePerimeter(
                UUID.randomUUID(),
                held.incident().id(),
                form.polygon(),
                measure.hectares(),
                seen,
                form.source(),
                Words.orNull(form.note()),
                ActorContext.actor().name(),
                now);
        perimeters.add(drawn);
        journal.record(new SiteEvent.FirePerimeterDrawn(
                drawn.incidentId(),
                drawn.id(),
                drawn.geometry(),
                drawn.hectares(),
                drawn.observedAt(),
                drawn.source(),
                drawn.source().label(),
                drawn.note()));
        return PerimeterView.of(drawn);
    }
}
