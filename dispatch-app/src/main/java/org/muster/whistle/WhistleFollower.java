package org.muster.whistle;

import java.util.List;
import java.util.UUID;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchManagement.Wanted;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** When a whistle has become an incident, its journal says so and the firm's own team gets its order: self-rescue first. */
@Component
class WhistleFollower implements JournalFollower {

    private static final Actor WHISTLE = new Actor("whistle", "企业吹哨");

    private final WhistleManagement whistles;
    private final DispatchManagement dispatch;
    private final TransactionTemplate ownTransaction;

    WhistleFollower(WhistleManagement whistles, DispatchManagement dispatch, PlatformTransactionManager transactions) {
        this.whistles = whistles;
        this.dispatch = dispatch;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String name() {
        return "whistle";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("IncidentRaised") || type.equals("AlertMerged") || type.equals("WhistleBlown");
    }

    @Override
    public void on(Entry entry) {
        ActorContext.runAs(WHISTLE, "SYSTEM", () -> follow(entry));
    }

    private void follow(Entry entry) {
        if (entry.type().equals("WhistleBlown")) {
            muster(entry.incidentId(), whistles.get(UUID.fromString(entry.text("whistleId"))));
        } else if (entry.text("alertId") != null) {
            whistles.became(UUID.fromString(entry.text("alertId")), entry.incidentId());
        }
    }

    /** In a transaction of its own, since a team that is out already must not keep the story from being told. */
    private void muster(IncidentId incident, Whistle whistle) {
        String own = whistle.file().ownTeamId();
        if (own == null || whistle.withdrawnAt() != null) {
            return;
        }
        TeamId team = new TeamId(own);
        String refused = ownTransaction.execute(status -> {
            try {
                if (dispatch.list(incident).stream().noneMatch(it -> it.teamId().equals(team))) {
                    dispatch.issue(
                            incident, List.of(new Wanted(team, "本企业先期处置：关阀、切断、疏散、上风向警戒", null, null)), any -> true);
                }
                return null;
            } catch (Problem e) {
                status.setRollbackOnly();
                return e.getMessage();
            }
        });
        whistles.ownTeam(incident, whistle, refused == null, refused);
    }
}
