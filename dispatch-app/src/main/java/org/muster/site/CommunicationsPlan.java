package org.muster.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.account.Jurisdiction;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.shared.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The radio plan of an incident (as ICS 205): who speaks on which talk group of the 370 MHz network, and what comes
 * after it when the network is gone, the public telephone, then the 天通 satellite (practices 5.11, 5.13).
 */
@Component
class CommunicationsPlan {

    /**
     * One talk group.
     *
     * @param users places and crews on it, as the radio calls them
     * @param phone the public telephone of whoever is in charge there
     * @param satellitePhone the headquarters' 天通 number
     * @param alsoUsedBy open incidents elsewhere on the same talk group: they will hear each other
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String talkGroup,
            List<String> users,
            String inCharge,
            String phone,
            String satellitePhone,
            List<String> alsoUsedBy) {}

    private record Other(String talkGroup, String title) {}

    private final SitePicture picture;
    private final DispatchManagement dispatch;
    private final Jurisdiction jurisdiction;
    private final JdbcClient jdbc;

    CommunicationsPlan(SitePicture picture, DispatchManagement dispatch, Jurisdiction jurisdiction, JdbcClient jdbc) {
        this.picture = picture;
        this.dispatch = dispatch;
        this.jurisdiction = jurisdiction;
        this.jdbc = jdbc;
    }

    private static final class Draft {
        private final List<String> users = new ArrayList<>();
        private InCharge inCharge;
    }

    @Transactional(readOnly = true)
    List<Line> of(IncidentId incident) {
        SitePicture.SiteView site = picture.view(incident);
        Map<OrderId, String> crews = new LinkedHashMap<>();
        dispatch.list(incident).stream()
                .filter(it -> it.state().open())
                .forEach((DispatchOrder it) -> crews.put(it.id(), it.teamName()));
        Map<String, Draft> drafts = new LinkedHashMap<>();
        SitePicture.HeadquartersView headquarters = site.headquarters();
        if (headquarters != null && headquarters.talkGroup() != null) {
            Draft draft = drafts.computeIfAbsent(headquarters.talkGroup(), any -> new Draft());
            draft.users.add(headquarters.name());
            String name = site.command() == null
                    ? headquarters.name()
                    : site.command().name();
            String phone = site.command() == null || site.command().phone() == null
                    ? headquarters.phone()
                    : site.command().phone();
            draft.inCharge = new InCharge(name, phone, null, null);
        }
        site.groups().forEach(it -> add(drafts, it.talkGroup(), it.name(), it.leader(), it.orderIds(), crews));
        site.sectors().forEach(it -> add(drafts, it.talkGroup(), it.label(), it.leader(), it.orderIds(), crews));
        Map<String, List<String>> others =
                others(incident, drafts.keySet().stream().toList());
        return drafts.entrySet().stream()
                .map(it -> new Line(
                        it.getKey(),
                        List.copyOf(it.getValue().users),
                        it.getValue().inCharge == null
                                ? null
                                : it.getValue().inCharge.name(),
                        it.getValue().inCharge == null
                                ? null
                                : it.getValue().inCharge.phone(),
                        headquarters == null ? null : headquarters.satellitePhone(),
                        others.getOrDefault(it.getKey(), List.of())))
                .toList();
    }

    private static void add(
            Map<String, Draft> drafts,
            String talkGroup,
            String place,
            InCharge leader,
            List<OrderId> orders,
            Map<OrderId, String> crews) {
        if (talkGroup == null) {
            return;
        }
        Draft draft = drafts.computeIfAbsent(talkGroup, any -> new Draft());
        draft.users.add(place);
        orders.stream().filter(crews::containsKey).map(crews::get).forEach(draft.users::add);
        if (draft.inCharge == null) {
            draft.inCharge = leader;
        }
    }

    /** Only incidents of the same county, a radio reaches no farther, and only those the caller may know of. */
    private Map<String, List<String>> others(IncidentId incident, List<String> talkGroups) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        if (talkGroups.isEmpty()) {
            return found;
        }
        jdbc.sql(
                        """
                select distinct used.talk_group, i.title
                  from (select incident_id, talk_group from sector where dissolved_at is null
                        union all
                        select incident_id, talk_group from site_group where dissolved_at is null
                        union all
                        select incident_id, headquarters ->> 'talkGroup' from site) used
                  join incident i on i.id = used.incident_id
                  join incident own on own.id = :incident
                 where used.talk_group in (:groups) and i.id <> own.id
                   and i.status not in ('CLOSED', 'CANCELLED') and i.exercise = own.exercise
                   and left(i.division_code, 6) = left(own.division_code, 6) and i.division_code like any (:scope)
                 order by used.talk_group, i.title""")
                .param("incident", incident.value())
                .param("groups", talkGroups)
                .param("scope", jurisdiction.patterns())
                .query(Other.class)
                .list()
                .forEach(it -> found.computeIfAbsent(it.talkGroup(), any -> new ArrayList<>())
                        .add(it.title()));
        return found;
    }
}
