package org.muster.console;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.console.IncidentHeads.IncidentHead;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.OrderState;
import org.muster.dispatch.OrderViews;
import org.muster.dispatch.OrderViews.OrderView;
import org.muster.incident.Decisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentViews;
import org.muster.incident.PicturePart;
import org.muster.incident.Sight;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of incidents, and the whole picture of one, true at its {@code revision}. */
@RestController
@RequestMapping("/api/incidents")
class IncidentPictures {

    /** People by how far they have come. */
    record Forces(int needed, int called, int mustered, int enRoute, int onScene) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Picture(
            @JsonUnwrapped IncidentHead head,
            IncidentViews.AssessmentView assessment,
            List<IncidentViews.LevelView> levels,
            List<OrderView> orders,
            List<Deadline> deadlines,
            List<?> tasks,
            Forces forces,
            List<IncidentViews.StatusView> statusHistory,
            Object cause,
            List<String> openPoints,
            @JsonAnyGetter Map<String, Object> parts) {}

    private final IncidentHeads heads;
    private final IncidentAccess access;
    private final IncidentManagement incidents;
    private final IncidentViews views;
    private final OrderViews orders;
    private final Deadlines deadlines;
    private final ObjectProvider<Decisions> decisions;
    private final ObjectProvider<PicturePart> parts;
    private final Jurisdiction jurisdiction;
    private final Redaction redaction;
    private final ObjectMapper json;

    IncidentPictures(
            IncidentHeads heads,
            IncidentAccess access,
            IncidentManagement incidents,
            IncidentViews views,
            OrderViews orders,
            Deadlines deadlines,
            ObjectProvider<Decisions> decisions,
            ObjectProvider<PicturePart> parts,
            Jurisdiction jurisdiction,
            Redaction redaction,
            ObjectMapper json) {
        this.heads = heads;
        this.access = access;
        this.incidents = incidents;
        this.views = views;
        this.orders = orders;
        this.deadlines = deadlines;
        this.decisions = decisions;
        this.parts = parts;
        this.jurisdiction = jurisdiction;
        this.redaction = redaction;
        this.json = json;
    }

    @GetMapping
    @ApiResponse(
            responseCode = "200",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = IncidentHead.class))))
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER', 'MEMBER')")
    List<?> list(@RequestParam(required = false) String status, @RequestParam(required = false) Hazard hazard) {
        Caller caller = Caller.current();
        List<IncidentHead> all = caller.teamId() == null
                ? heads.list(jurisdiction.patterns(), status, hazard)
                : heads.listOfTeam(caller.teamId());
        var sights = access.sightsOf(caller);
        return all.stream()
                .map(it -> shown(it, sights.apply(it.id(), it.divisionCode())))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Null for one whose share ended between the query and this look. */
    private Object shown(IncidentHead head, Sight sight) {
        return switch (sight) {
            case NONE -> null;
            case WHOLE -> head;
            default -> redaction.head(json.valueToTree(head), sight);
        };
    }

    /** One snapshot: everything is read as of the same moment, so that the deltas after its revision fit. */
    @GetMapping("/{id}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Picture.class)))
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER', 'MEMBER')")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Object get(@PathVariable String id) {
        IncidentAccess.Seen seen = access.see(IncidentId.of(id));
        Picture picture = picture(seen.incident());
        if (seen.sight() == Sight.WHOLE) {
            return picture;
        }
        IncidentId incident = seen.incident().id();
        return redaction.picture(
                json.valueToTree(picture), incident, redaction.reader(Caller.current(), seen.sight(), incident));
    }

    private Picture picture(Incident incident) {
        IncidentHead head = heads.find(incident.id()).orElseThrow(() -> Problem.notFound("事件"));
        List<OrderView> orderViews = orders.list(incident.id());
        return new Picture(
                head,
                incident.assessedAt() == null ? null : views.assessment(incident),
                views.levels(incident.id()),
                orderViews,
                deadlines.list(incident.id()),
                decisions.stream()
                        .<Object>flatMap(it -> it.pending(incident.id()).stream())
                        .toList(),
                forces(orderViews),
                views.statusHistory(incident.id()),
                views.cause(incident.id()),
                incident.status().over() ? List.of() : incidents.openPoints(incident),
                parts(incident.id()));
    }

    private Map<String, Object> parts(IncidentId id) {
        Map<String, Object> all = new LinkedHashMap<>();
        parts.forEach(part -> {
            Object value = part.of(id);
            if (value != null) {
                all.put(part.word(), value);
            }
        });
        return all;
    }

    static Forces forces(List<OrderView> orders) {
        int called = 0;
        int mustered = 0;
        int enRoute = 0;
        int onScene = 0;
        for (OrderView it : orders) {
            if (it.state() == OrderState.REFUSED || it.state() == OrderState.CANCELLED) {
                continue;
            }
            called += it.standard().strength();
            mustered += it.present();
            enRoute += it.state() == OrderState.EN_ROUTE ? it.present() : 0;
            onScene += it.state() == OrderState.ON_SCENE || it.state() == OrderState.COMPLETED ? it.present() : 0;
        }
        return new Forces(called, called, mustered, enRoute, onScene);
    }
}
