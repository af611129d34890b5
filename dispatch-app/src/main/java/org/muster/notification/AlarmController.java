package org.muster.notification;

import java.util.List;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.journal.Journal;
import org.muster.notification.Alarms.AlarmView;
import org.muster.shared.Problem;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The alarm board of the caller's divisions. */
@RestController
@RequestMapping("/api/alarms")
class AlarmController {

    private final Alarms alarms;
    private final Jurisdiction jurisdiction;
    private final Journal journal;

    AlarmController(Alarms alarms, Jurisdiction jurisdiction, Journal journal) {
        this.alarms = alarms;
        this.jurisdiction = jurisdiction;
        this.journal = journal;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<AlarmView> list(@RequestParam(defaultValue = "true") boolean open) {
        return alarms.list(jurisdiction.patterns(), open);
    }

    @PostMapping("/{id}/acknowledgement")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    @Transactional
    public AlarmView acknowledge(@PathVariable UUID id) {
        AlarmView alarm = alarms.find(id)
                .filter(it -> jurisdiction.covers(it.divisionCode()))
                .orElseThrow(() -> Problem.notFound("告警"));
        if (alarm.acknowledgedAt() == null) {
            alarms.acknowledge(id, Caller.current().displayName());
            if (alarm.incidentId() != null) {
                journal.record(new AlarmAcknowledged(alarm.incidentId(), id, alarm.kind(), alarm.text()));
            }
        }
        return alarms.find(id).orElseThrow();
    }
}
