package org.muster.structure;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.duty.DutyPerson;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.ResponseLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The structures', posts' and calls' rows. */
@Repository
class Structures {

    record Structure(
            UUID id,
            IncidentId incidentId,
            String templateId,
            int version,
            String name,
            Instant activatedAt,
            String activatedBy) {}

    record Proposal(String templateId, String name, ResponseLevel level, Instant at) {}

    private record CallOfPost(UUID postId, Post.Call call) {}

    private final JdbcClient jdbc;
    private final Json json;

    Structures(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false when one stands already */
    boolean add(Structure it) {
        return jdbc.sql(
                                """
                        insert into command_structure (id, incident_id, template_id, version, name, activated_at, activated_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (incident_id) where stood_down_at is null do nothing""")
                        .params(
                                it.id(),
                                it.incidentId().value(),
                                it.templateId(),
                                it.version(),
                                it.name(),
                                Timestamp.from(it.activatedAt()),
                                it.activatedBy())
                        .update()
                == 1;
    }

    Optional<Structure> findStanding(IncidentId incident) {
        return standing(incident, "");
    }

    /** Holds the structure: whatever happens to its posts happens one after the other. */
    Optional<Structure> lockStanding(IncidentId incident) {
        return standing(incident, " for update");
    }

    private Optional<Structure> standing(IncidentId incident, String how) {
        return jdbc.sql("select * from command_structure where incident_id = ? and stood_down_at is null" + how)
                .param(incident.value())
                .query((row, i) -> new Structure(
                        row.getObject("id", UUID.class),
                        new IncidentId(row.getObject("incident_id", UUID.class)),
                        row.getString("template_id"),
                        row.getInt("version"),
                        row.getString("name"),
                        instant(row, "activated_at"),
                        row.getString("activated_by")))
                .optional();
    }

    void stoodDown(UUID id, Instant at) {
        jdbc.sql("update command_structure set stood_down_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    void propose(IncidentId incident, StructureTemplate template, ResponseLevel level, Instant at) {
        jdbc.sql(
                        """
                insert into structure_proposal (incident_id, template_id, name, level, proposed_at) values (?, ?, ?, ?, ?)
                on conflict (incident_id) do update set template_id = excluded.template_id, name = excluded.name,
                    level = excluded.level, proposed_at = excluded.proposed_at""")
                .params(incident.value(), template.id(), template.name(), level.name(), Timestamp.from(at))
                .update();
    }

    void settleProposal(IncidentId incident) {
        jdbc.sql("delete from structure_proposal where incident_id = ?")
                .param(incident.value())
                .update();
    }

    Optional<Proposal> findProposal(IncidentId incident) {
        return jdbc.sql("select * from structure_proposal where incident_id = ?")
                .param(incident.value())
                .query((row, i) -> new Proposal(
                        row.getString("template_id"),
                        row.getString("name"),
                        ResponseLevel.valueOf(row.getString("level")),
                        instant(row, "proposed_at")))
                .optional();
    }

    void add(Post it) {
        jdbc.sql(
                        """
                insert into command_post (id, structure_id, incident_id, position, name, tier, unit_id, unit_name, state,
                                          candidates)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(Arrays.asList(
                        it.id().value(),
                        it.structureId(),
                        it.incidentId().value(),
                        it.position(),
                        it.name(),
                        it.tier().name(),
                        it.unitId(),
                        it.unitName(),
                        it.state().name(),
                        json.write(it.candidates())))
                .update();
    }

    void move(PostId id, Post.State state, Collection<DutyPerson> candidates) {
        jdbc.sql("update command_post set state = ?, candidates = ?::jsonb, revision = revision + 1 where id = ?")
                .params(state.name(), json.write(candidates), id.value())
                .update();
    }

    void add(PostId post, Post.Call it) {
        jdbc.sql("insert into post_call (id, post_id, position, person, called_at) values (?, ?, ?, ?::jsonb, ?)")
                .params(it.id(), post.value(), it.order(), json.write(it.person()), Timestamp.from(it.calledAt()))
                .update();
    }

    /** @return false when it was known */
    boolean notified(UUID call, Instant at) {
        return jdbc.sql("update post_call set notified_at = ? where id = ? and notified_at is null")
                        .params(Timestamp.from(at), call)
                        .update()
                == 1;
    }

    /** The first answer of each kind is kept with its time; a later other one is what counts. */
    void answered(UUID call, Post.Answer answer, String via, Instant at) {
        jdbc.sql(
                        """
                update post_call set answered_at = case when answer = ? then answered_at else ? end, answer = ?,
                                     via = case when answer = ? then via else ? end where id = ?""")
                .params(answer.name(), Timestamp.from(at), answer.name(), answer.name(), via, call)
                .update();
    }

    void arrived(UUID call, Instant at) {
        jdbc.sql("update post_call set arrived_at = coalesce(arrived_at, ?) where id = ?")
                .params(Timestamp.from(at), call)
                .update();
    }

    void ended(UUID call, String why, Instant at) {
        jdbc.sql("update post_call set ended_at = ?, ended_by = ? where id = ? and ended_at is null")
                .params(Timestamp.from(at), why, call)
                .update();
    }

    /** An answer that came late fills a post that nobody holds: the call counts again. */
    void reopened(UUID call) {
        jdbc.sql("update post_call set ended_at = null, ended_by = null where id = ?")
                .param(call)
                .update();
    }

    Optional<PostId> postOfCall(UUID call) {
        return jdbc.sql("select post_id from post_call where id = ?")
                .param(call)
                .query((row, i) -> new PostId(row.getObject(1, UUID.class)))
                .optional();
    }

    Optional<Post> find(PostId id) {
        return posts("id = ?", id.value()).stream().findFirst();
    }

    List<Post> list(UUID structure) {
        return posts("structure_id = ?", structure);
    }

    private List<Post> posts(String where, UUID id) {
        Map<UUID, List<Post.Call>> calls = jdbc
                .sql("select c.* from post_call c join command_post p on p.id = c.post_id where p." + where
                        + " order by c.position")
                .param(id)
                .query(this::call)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        CallOfPost::postId, Collectors.mapping(CallOfPost::call, Collectors.toList())));
        return jdbc.sql("select * from command_post where " + where + " order by position")
                .param(id)
                .query((row, i) -> post(row, calls))
                .list();
    }

    private Post post(ResultSet row, Map<UUID, List<Post.Call>> calls) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Post(
                new PostId(id),
                row.getObject("structure_id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("position"),
                row.getString("name"),
                Tier.valueOf(row.getString("tier")),
                row.getString("unit_id"),
                row.getString("unit_name"),
                Post.State.valueOf(row.getString("state")),
                List.of(json.read(row.getString("candidates"), DutyPerson[].class)),
                calls.getOrDefault(id, List.of()));
    }

    private CallOfPost call(ResultSet row, int index) throws SQLException {
        String answer = row.getString("answer");
        return new CallOfPost(
                row.getObject("post_id", UUID.class),
                new Post.Call(
                        row.getObject("id", UUID.class),
                        row.getInt("position"),
                        json.read(row.getString("person"), DutyPerson.class),
                        instant(row, "called_at"),
                        instant(row, "notified_at"),
                        instant(row, "answered_at"),
                        answer == null ? null : Post.Answer.valueOf(answer),
                        row.getString("via"),
                        instant(row, "arrived_at"),
                        instant(row, "ended_at"),
                        row.getString("ended_by")));
    }
}
