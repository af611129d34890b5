package org.muster.site;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of a site: headquarters and commander, groups, and which crew belongs where. */
@Repository
class Sites {

    /** @param revision counts the changes of the headquarters; 0 before it stands */
    record Site(
            Headquarters headquarters,
            Instant establishedAt,
            int revision,
            Commander commander,
            Instant commanderSince) {

        static final Site NONE = new Site(null, null, 0, null, null);
    }

    /** Where a crew belongs, and on which talk group that place speaks. */
    record Assignment(
            OrderId orderId, SectorId sectorId, GroupId groupId, Integer number, String name, String talkGroup) {

        String place() {
            return number == null
                    ? name
                    : (number < Sector.NUMERALS.size() ? Sector.NUMERALS.get(number) : "" + number) + " " + name;
        }
    }

    /** How command is reached, by incident. */
    record Reached(UUID incidentId, String commanderPhone, String headquartersPhone, String talkGroup) {}

    private static final String ASSIGNMENTS =
            """
            select a.order_id, a.sector_id, a.group_id, s.number, coalesce(s.name, g.name) name,
                   coalesce(s.talk_group, g.talk_group) talk_group
              from site_assignment a
              left join sector s on s.id = a.sector_id
              left join site_group g on g.id = a.group_id
            """;

    private final JdbcClient jdbc;
    private final Json json;

    Sites(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Site find(IncidentId incident) {
        return jdbc.sql("select * from site where incident_id = ?")
                .param(incident.value())
                .query(this::site)
                .optional()
                .orElse(Site.NONE);
    }

    /** Makes two who change the same site queue up. */
    Site lock(IncidentId incident) {
        jdbc.sql("insert into site (incident_id) values (?) on conflict do nothing")
                .param(incident.value())
                .update();
        return jdbc.sql("select * from site where incident_id = ? for no key update")
                .param(incident.value())
                .query(this::site)
                .single();
    }

    void headquarters(IncidentId incident, Headquarters headquarters, Instant now) {
        jdbc.sql(
                        """
                update site set headquarters = ?::jsonb, established_at = coalesce(established_at, ?), revision = revision + 1
                 where incident_id = ?""")
                .params(json.write(headquarters), Timestamp.from(now), incident.value())
                .update();
    }

    void commander(IncidentId incident, Commander commander, Instant since) {
        jdbc.sql("update site set commander = ?::jsonb, commander_since = ? where incident_id = ?")
                .params(json.write(commander), Timestamp.from(since), incident.value())
                .update();
    }

    void add(SiteGroup it) {
        jdbc.sql(
                        """
                insert into site_group (id, incident_id, tier, name, leader, talk_group)
                values (?, ?, ?, ?, ?::jsonb, ?)""")
                .params(
                        it.id().value(),
                        it.incidentId().value(),
                        it.tier().name(),
                        it.name(),
                        json.write(it.leader()),
                        it.talkGroup())
                .update();
    }

    void change(GroupId id, String name, InCharge leader, String talkGroup) {
        jdbc.sql(
                        """
                update site_group set name = ?, leader = ?::jsonb, talk_group = ?, revision = revision + 1
                 where id = ?""")
                .params(name, json.write(leader), talkGroup, id.value())
                .update();
    }

    void dissolved(GroupId id, Instant at) {
        jdbc.sql("update site_group set dissolved_at = ?, revision = revision + 1 where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    /** @throws Problem 404 when the site never had such a group, 409 {@code dissolved} when it stands no longer */
    SiteGroup requireGroup(IncidentId incident, GroupId id) {
        SiteGroup group = jdbc.sql("select * from site_group where incident_id = ? and id = ?")
                .params(incident.value(), id.value())
                .query(this::group)
                .optional()
                .orElseThrow(() -> Problem.notFound("工作组"));
        if (group.dissolvedAt() != null) {
            throw Problem.conflict("dissolved", group.name() + "已撤销，请按现有编组操作");
        }
        return group;
    }

    List<SiteGroup> listGroups(IncidentId incident) {
        return jdbc.sql("select * from site_group where incident_id = ? and dissolved_at is null order by position")
                .param(incident.value())
                .query(this::group)
                .list();
    }

    void assign(OrderId order, SectorId sector, GroupId group, Instant now) {
        jdbc.sql(
                        """
                insert into site_assignment (order_id, sector_id, group_id, assigned_at) values (?, ?, ?, ?)
                on conflict (order_id) do update
                   set sector_id = excluded.sector_id, group_id = excluded.group_id, assigned_at = excluded.assigned_at""")
                .params(
                        order.value(),
                        sector == null ? null : sector.value(),
                        group == null ? null : group.value(),
                        Timestamp.from(now))
                .update();
    }

    void unassign(OrderId order) {
        jdbc.sql("delete from site_assignment where order_id = ?")
                .param(order.value())
                .update();
    }

    List<Assignment> assignments(IncidentId incident) {
        return jdbc.sql(
                        ASSIGNMENTS
                                + """
                  join dispatch_order o on o.id = a.order_id
                 where o.incident_id = ? order by o.number""")
                .param(incident.value())
                .query(Sites::assignment)
                .list();
    }

    List<Assignment> assignmentsOf(Collection<OrderId> orders) {
        return orders.isEmpty()
                ? List.of()
                : jdbc.sql(ASSIGNMENTS + "where a.order_id in (:orders)")
                        .param("orders", orders.stream().map(OrderId::value).toList())
                        .query(Sites::assignment)
                        .list();
    }

    List<Reached> reached(Collection<IncidentId> incidents) {
        return incidents.isEmpty()
                ? List.of()
                : jdbc.sql(
                                """
                        select incident_id, commander ->> 'phone' commander_phone,
                               headquarters ->> 'phone' headquarters_phone, headquarters ->> 'talkGroup' talk_group
                          from site where incident_id in (:incidents)""")
                        .param(
                                "incidents",
                                incidents.stream().map(IncidentId::value).toList())
                        .query(Reached.class)
                        .list();
    }

    private Site site(ResultSet row, int index) throws SQLException {
        return new Site(
                json.read(row.getString("headquarters"), Headquarters.class),
                instant(row, "established_at"),
                row.getInt("revision"),
                json.read(row.getString("commander"), Commander.class),
                instant(row, "commander_since"));
    }

    private SiteGroup group(ResultSet row, int index) throws SQLException {
        return new SiteGroup(
                new GroupId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                SiteGroup.Tier.valueOf(row.getString("tier")),
                row.getString("name"),
                json.read(row.getString("leader"), InCharge.class),
                row.getString("talk_group"),
                instant(row, "dissolved_at"),
                row.getInt("revision"));
    }

    private static Assignment assignment(ResultSet row, int index) throws SQLException {
        UUID sector = row.getObject("sector_id", UUID.class);
        UUID group = row.getObject("group_id", UUID.class);
        return new Assignment(
                new OrderId(row.getObject("order_id", UUID.class)),
                sector == null ? null : new SectorId(sector),
                group == null ? null : new GroupId(group),
                row.getObject("number", Integer.class),
                row.getString("name"),
                row.getString("talk_group"));
    }
}
