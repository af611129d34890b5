package org.muster.warning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.level.WarningLevels;
import org.muster.level.WarningLevels.Colour;
import org.muster.notification.Alarms;
import org.muster.shared.DivisionCode;
import org.muster.warning.WarningChanged.Change;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a change of a warning does: the warning level of the divisions, a line in the journal of every open incident it
 * concerns, a line on the boards of the counties. A warning of an exercise stays among exercises.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class WarningEffects {

    private final Warnings warnings;
    private final WarningWords words;
    private final WarningLevels levels;
    private final IncidentManagement incidents;
    private final Alarms alarms;
    private final Journal journal;

    WarningEffects(
            Warnings warnings,
            WarningWords words,
            WarningLevels levels,
            IncidentManagement incidents,
            Alarms alarms,
            Journal journal) {
        this.warnings = warnings;
        this.words = words;
        this.levels = levels;
        this.incidents = incidents;
        this.alarms = alarms;
        this.journal = journal;
    }

    /**
     * @param concerned all that have to know
     * @param wholly those of them whose colour it is
     * @return how many open incidents were told
     */
    int apply(
            Warning warning,
            Change change,
            List<Warning> before,
            List<DivisionCode> concerned,
            List<DivisionCode> wholly) {
        if (warning.actual() && warning.hazard() != null) {
            settleLevels(warning, wholly);
        }
        board(warning, change, before, concerned);
        return tellIncidents(warning, change, before, concerned);
    }

    /** The widest divisions carry the colour, and those below that carry one of their own are looked at again. */
    private void settleLevels(Warning warning, List<DivisionCode> concerned) {
        List<DivisionCode> widest = concerned.stream()
                .filter(it -> concerned.stream().noneMatch(other -> !other.equals(it) && other.covers(it)))
                .toList();
        Stream.concat(widest.stream(), widest.stream().flatMap(it -> levels.settledIn(it, warning.hazard()).stream()))
                .distinct()
                .sorted()
                .forEach(division -> {
                    Optional<Warning> gravest = warnings.gravest(division, warning.hazard());
                    levels.settle(
                            division,
                            warning.hazard(),
                            gravest.map(Warning::colour).orElse(null),
                            gravest.map(Warning::headline).orElse(null),
                            gravest.map(it -> it.senderName() == null ? it.sender() : it.senderName())
                                    .orElse(null),
                            gravest.map(it -> it.id().value()).orElse(null));
                });
    }

    private void board(Warning warning, Change change, List<Warning> before, List<DivisionCode> concerned) {
        String kind = "WARNING_" + warning.chainId();
        if (change != Change.RECEIVED) {
            alarms.takeDown(warning.exercise(), kind);
            before.stream()
                    .map(it -> "WARNING_" + it.chainId())
                    .filter(it -> !it.equals(kind))
                    .forEach(it -> alarms.takeDown(warning.exercise(), it));
        }
        if (change == Change.CANCELLED || change == Change.EXPIRED || warning.hazard() == null) {
            return;
        }
        concerned.stream()
                .map(DivisionCode::county)
                .filter(it -> it.level() == DivisionCode.Level.COUNTY)
                .distinct()
                .sorted(Comparator.comparing(DivisionCode::value))
                .forEach(it -> alarms.stand(
                        it,
                        warning.exercise(),
                        kind,
                        level(warning.colour()),
                        (change == Change.UPDATED ? "预警更新：" : "收到预警：") + warning.headline()));
    }

    private static Alarms.Level level(Colour colour) {
        if (colour == null) {
            return Alarms.Level.III;
        }
        return switch (colour) {
            case RED -> Alarms.Level.I;
            case ORANGE -> Alarms.Level.II;
            case YELLOW, BLUE -> Alarms.Level.III;
        };
    }

    private int tellIncidents(Warning warning, Change change, List<Warning> before, List<DivisionCode> concerned) {
        if (warning.hazard() == null) {
            return 0;
        }
        List<Incident> open = incidents.listOpen(warning.hazard(), warning.exercise()).stream()
                .filter(it -> concerned.stream()
                        .anyMatch(one -> one.covers(it.divisionCode())
                                || it.divisionCode().covers(one)))
                .toList();
        open.forEach(it -> journal.record(event(it, warning, change, before)));
        return open.size();
    }

    private WarningEvent event(Incident incident, Warning warning, Change change, List<Warning> before) {
        String label = words.labelOf(warning.kind());
        String colour = warning.colour() == null ? null : warning.colour().name();
        String sender = warning.senderName() == null ? warning.sender() : warning.senderName();
        Optional<Warning> previous = before.stream().findFirst();
        return switch (change) {
            case RECEIVED -> new WarningEvent.WarningReceived(
                    incident.id(),
                    warning.id(),
                    warning.kind(),
                    label,
                    colour,
                    warning.headline(),
                    sender,
                    warning.sent(),
                    warning.expires());
            case UPDATED -> new WarningEvent.WarningUpdated(
                    incident.id(),
                    warning.id(),
                    previous.map(Warning::id).orElse(null),
                    warning.kind(),
                    label,
                    colour,
                    previous.map(Warning::colour).map(Colour::name).orElse(null),
                    warning.headline(),
                    sender,
                    warning.sent(),
                    warning.expires());
            case CANCELLED -> new WarningEvent.WarningCancelled(
                    incident.id(),
                    previous.map(Warning::id).orElse(warning.id()),
                    warning.kind(),
                    label,
                    previous.map(Warning::headline).orElse(warning.headline()),
                    previous.map(Warning::stateReason).orElse(warning.headline()));
            case EXPIRED -> new WarningEvent.WarningExpired(
                    incident.id(), warning.id(), warning.kind(), label, warning.headline());
        };
    }
}
