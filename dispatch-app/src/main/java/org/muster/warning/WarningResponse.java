package org.muster.warning;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.account.Caller;
import org.muster.alert.AlertIntake;
import org.muster.division.Division;
import org.muster.division.Divisions;
import org.muster.incident.Facts;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The start order after the signal gun (诸暨 1+1+X): on a warning in force the emergency office starts the flood and
 * typhoon response of its county, once per warning; everything the warning says is filled in.
 */
@Service
@Transactional
class WarningResponse {

    private static final int LONGEST_DESCRIPTION = 2000;

    private final Warnings warnings;
    private final WarningViews views;
    private final AlertIntake alerts;
    private final IncidentManagement incidents;
    private final Divisions divisions;
    private final WarningLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    WarningResponse(
            Warnings warnings,
            WarningViews views,
            AlertIntake alerts,
            IncidentManagement incidents,
            Divisions divisions,
            WarningLog log,
            JdbcClient jdbc,
            Clock clock) {
        this.warnings = warnings;
        this.views = views;
        this.alerts = alerts;
        this.incidents = incidents;
        this.divisions = divisions;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param county whose response it is; null when the caller has only one that it concerns
     * @param separately also beside a response that runs already
     * @param exerciseSpeed how many times faster an exercise runs; null for the installation's own
     * @throws Problem 409 when it was started already, when one runs already, or when the warning is over
     */
    IncidentId start(WarningId id, DivisionCode county, boolean separately, Integer exerciseSpeed) {
        Warning warning = warnings.lock(views.require(id).id()).orElseThrow(() -> Problem.notFound("预警"));
        if (!warning.inForce()) {
            throw Problem.conflict("warning-over", "这条预警" + warning.state().label() + "，不能据此启动响应");
        }
        if (!warning.moves()) {
            throw Problem.conflict("warning-moves-nobody", "测试和系统报文不能启动响应");
        }
        if (warning.hazard() != Hazard.FLOOD) {
            throw Problem.conflict("not-a-flood-warning", "只有防汛防台类预警可以直接启动防汛防台响应");
        }
        DivisionCode division = division(warning, county);
        views.responseOf(warning.chainId(), division).ifPresent(it -> {
            throw Problem.conflict("response-started", "已据这条预警启动过响应，请直接进入该事件").with("incidentId", it);
        });
        Optional<Incident> running = incidents.listOpen(Hazard.FLOOD, warning.exercise()).stream()
                .filter(it ->
                        division.covers(it.divisionCode()) || it.divisionCode().covers(division))
                .findFirst();
        if (running.isPresent() && !separately) {
            throw Problem.conflict(
                            "response-running", "本地已有防汛防台响应 " + running.get().title() + "，预警已计入该事件；确需另立请再次确认")
                    .with("incidentId", running.get().id());
        }
        Division place = divisions.get(division);
        IncidentId incident = alerts.raiseFromWarning(
                Hazard.FLOOD,
                division,
                place.name(),
                place.centre(),
                description(warning),
                facts(warning),
                warning.exercise(),
                exerciseSpeed);
        jdbc.sql(
                        """
                insert into warning_response (chain_id, division_code, incident_id, at, by_name) values (?, ?, ?, ?, ?)""")
                .params(
                        warning.chainId(),
                        division.value(),
                        incident.value(),
                        Timestamp.from(clock.instant()),
                        Caller.current().displayName())
                .update();
        log.append(
                warning.chainId(),
                warning.id().value(),
                "ResponseStarted",
                Map.of("incidentId", incident, "divisionCode", division, "divisionName", place.name()));
        return incident;
    }

    private DivisionCode division(Warning warning, DivisionCode county) {
        List<DivisionCode> possible = warnings.matches(warning.id()).stream()
                .filter(it -> it.kind().equals(Warnings.DIVISION))
                .map(it -> it.divisionCode().county())
                .filter(it -> it.level() == DivisionCode.Level.COUNTY
                        && Caller.current().covers(it))
                .distinct()
                .toList();
        if (county != null) {
            if (!possible.contains(county)) {
                throw Problem.notFound("区划");
            }
            return county;
        }
        if (possible.size() == 1) {
            return possible.get(0);
        }
        throw possible.isEmpty()
                ? Problem.conflict("concerns-nobody", "预警范围内没有您辖区的县（市、区），请核对范围或另行立案")
                : Problem.invalid("divisionCode", "预警涉及多个县（市、区），请选择由哪一个启动响应");
    }

    private static String description(Warning warning) {
        StringBuilder text = new StringBuilder(warning.headline());
        for (String more : new String[] {warning.description(), warning.instruction()}) {
            if (more != null && !more.isBlank()) {
                text.append('\n').append(more);
            }
        }
        return text.length() > LONGEST_DESCRIPTION
                ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_DESCRIPTION - 1))) + "…"
                : text.toString();
    }

    private static Facts facts(Warning warning) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("warningId", warning.id().toString());
        said.put("warningKind", warning.kind());
        said.put(
                "warningColour",
                warning.colour() == null ? null : warning.colour().name());
        said.put("warning", warning.headline());
        said.values().removeIf(it -> it == null);
        return Facts.none()
                .with(new Facts(null, null, null, null, null, null, null, null, null, null, null, null, said));
    }
}
