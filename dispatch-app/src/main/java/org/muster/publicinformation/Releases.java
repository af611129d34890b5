package org.muster.publicinformation;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.integrations.release.ReleaseOutlet.Channel;
import org.muster.publicinformation.Release.Kind;
import org.muster.publicinformation.Release.State;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of releases and of their way to each channel. */
@Repository
class Releases {

    /** @param address where it can be read, when the channel has said so */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delivery(
            UUID id,
            UUID releaseId,
            Channel channel,
            boolean exercise,
            String state,
            int attempts,
            Instant sentAt,
            String address,
            String error) {}

    /** Where releases wait for the same far side: that of a channel, and apart from it the one of its exercises. */
    record Queue(Channel channel, boolean exercise) {}

    private final JdbcClient jdbc;
    private final Json json;

    Releases(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    int nextNumber(IncidentId incident) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from public_release where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    void add(Release it) {
        jdbc.sql(
                        """
                insert into public_release (id, incident_id, number, kind, corrects, pollution, state, headline, text, figures,
                                            channels, revision, drafted_by, drafted_by_name, drafted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        it.incidentId().value(),
                        it.number(),
                        it.kind().name(),
                        it.corrects(),
                        it.pollution(),
                        it.state().name(),
                        it.headline(),
                        it.text(),
                        json.write(it.figures()),
                        names(it.channels()),
                        it.revision(),
                        it.draftedBy(),
                        it.draftedByName(),
                        Timestamp.from(it.draftedAt())))
                .update();
    }

    /** Other words: whatever was reviewed or approved of the old ones counts no more. */
    void redraft(UUID id, Words words, Caller by, Instant at) {
        jdbc.sql(
                        """
                update public_release
                   set headline = ?, text = ?, figures = ?::jsonb, channels = ?, pollution = ?, revision = revision + 1,
                       drafted_by = ?, drafted_by_name = ?, drafted_at = ?, state = 'DRAFT', returned_reason = null,
                       authority = null, authority_name = null, reviewed_by = null, reviewed_by_name = null,
                       reviewed_at = null, approved_revision = null, approved_at = null, difference_reason = null
                 where id = ?""")
                .params(
                        words.headline(),
                        words.text(),
                        json.write(words.figures()),
                        names(words.channels()),
                        words.pollution(),
                        by.username(),
                        by.displayName(),
                        Timestamp.from(at),
                        id)
                .update();
    }

    void submit(UUID id, String authority, String authorityName) {
        jdbc.sql("update public_release set state = 'SUBMITTED', authority = ?, authority_name = ? where id = ?")
                .params(authority, authorityName, id)
                .update();
    }

    void review(UUID id, Caller by, Instant at) {
        jdbc.sql(
                        """
                update public_release set state = 'REVIEWED', reviewed_by = ?, reviewed_by_name = ?, reviewed_at = ?
                 where id = ?""")
                .params(by.username(), by.displayName(), Timestamp.from(at), id)
                .update();
    }

    void approve(UUID id, String differenceReason, Instant at) {
        jdbc.sql(
                        """
                update public_release set state = 'APPROVED', approved_revision = revision, approved_at = ?,
                       difference_reason = ? where id = ?""")
                .params(Arrays.asList(Timestamp.from(at), differenceReason, id))
                .update();
    }

    void giveBack(UUID id, String reason) {
        jdbc.sql(
                        """
                update public_release set state = 'DRAFT', returned_reason = ?, authority = null, authority_name = null,
                       reviewed_by = null, reviewed_by_name = null, reviewed_at = null,
                       approved_revision = null, approved_at = null, difference_reason = null
                 where id = ?""")
                .params(reason, id)
                .update();
    }

    void move(UUID id, State state) {
        jdbc.sql("update public_release set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    void publish(Release it, boolean exercise, Caller by, Instant at) {
        jdbc.sql("update public_release set state = 'PUBLISHED', published_at = ?, published_by_name = ? where id = ?")
                .params(Timestamp.from(at), by.displayName(), it.id())
                .update();
        for (Channel channel : it.channels()) {
            jdbc.sql(
                            """
                    insert into public_release_delivery (id, release_id, channel, exercise, state, next_at)
                    values (?, ?, ?, ?, 'QUEUED', ?)""")
                    .params(UUID.randomUUID(), it.id(), channel.name(), exercise, Timestamp.from(at))
                    .update();
        }
    }

    Optional<Release> find(UUID id) {
        return jdbc.sql("select * from public_release where id = ?")
                .param(id)
                .query((row, i) -> release(row))
                .optional();
    }

    Optional<Release> lock(UUID id) {
        return jdbc.sql("select * from public_release where id = ? for update")
                .param(id)
                .query((row, i) -> release(row))
                .optional();
    }

    /** Newest first. */
    List<Release> list(IncidentId incident) {
        return jdbc.sql("select * from public_release where incident_id = ? order by number desc")
                .param(incident.value())
                .query((row, i) -> release(row))
                .list();
    }

    List<Delivery> deliveries(IncidentId incident) {
        return jdbc.sql(
                        """
                select d.* from public_release_delivery d join public_release r on r.id = d.release_id
                 where r.incident_id = ? order by d.channel""")
                .param(incident.value())
                .query((row, i) -> delivery(row))
                .list();
    }

    /** Where something is to be published now. */
    List<Queue> waiting(Instant now) {
        return jdbc.sql(
                        """
                select distinct channel, exercise from public_release_delivery where state = 'QUEUED' and next_at <= ?""")
                .param(Timestamp.from(now))
                .query((row, i) -> new Queue(Channel.valueOf(row.getString("channel")), row.getBoolean("exercise")))
                .list();
    }

    /** The next to be published, taken by this node until the lease ends; never one that was not approved as it stands. */
    Optional<Delivery> lease(Queue queue, Instant now, Instant until) {
        return jdbc.sql(
                        """
                update public_release_delivery set next_at = ?, attempts = attempts + 1
                 where id = (select d.id from public_release_delivery d join public_release r on r.id = d.release_id
                              where d.state = 'QUEUED' and d.next_at <= ? and d.channel = ? and d.exercise = ?
                                and r.approved_revision = r.revision
                              order by d.next_at limit 1 for update of d skip locked)
                returning *""")
                .params(
                        Timestamp.from(until),
                        Timestamp.from(now),
                        queue.channel().name(),
                        queue.exercise())
                .query((row, i) -> delivery(row))
                .optional();
    }

    /** @return false when it was known already */
    boolean sent(UUID id, String address, Instant at) {
        return jdbc.sql(
                                """
                        update public_release_delivery set state = 'SENT', sent_at = ?, address = ?, error = null, next_at = null
                         where id = ? and state = 'QUEUED'""")
                        .params(Arrays.asList(Timestamp.from(at), address, id))
                        .update()
                == 1;
    }

    /**
     * @param again when it is tried again; null when it is given up
     * @return false when it is out or given up already
     */
    boolean failed(UUID id, String error, Instant again) {
        return jdbc.sql(
                                """
                        update public_release_delivery set state = ?, error = ?, next_at = ?
                         where id = ? and state = 'QUEUED'""")
                        .params(Arrays.asList(
                                again == null ? "FAILED" : "QUEUED",
                                error,
                                again == null ? null : Timestamp.from(again),
                                id))
                        .update()
                == 1;
    }

    /** Under which id what it corrects was published on the same channel. */
    Optional<UUID> published(UUID release, Channel channel) {
        return jdbc.sql("select id from public_release_delivery where release_id = ? and channel = ?")
                .params(release, channel.name())
                .query(UUID.class)
                .optional();
    }

    private static String[] names(List<Channel> channels) {
        return channels.stream().map(Enum::name).toArray(String[]::new);
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("release_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getBoolean("exercise"),
                row.getString("state"),
                row.getInt("attempts"),
                instant(row, "sent_at"),
                row.getString("address"),
                row.getString("error"));
    }

    private Release release(ResultSet row) throws SQLException {
        return new Release(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                Kind.valueOf(row.getString("kind")),
                row.getObject("corrects", UUID.class),
                row.getBoolean("pollution"),
                State.valueOf(row.getString("state")),
                row.getString("headline"),
                row.getString("text"),
                json.read(row.getString("figures"), Figures.class),
                Arrays.stream((String[]) row.getArray("channels").getArray())
                        .map(Channel::valueOf)
                        .toList(),
                row.getInt("revision"),
                row.getString("drafted_by"),
                row.getString("drafted_by_name"),
                instant(row, "drafted_at"),
                row.getString("authority"),
                row.getString("authority_name"),
                row.getString("reviewed_by"),
                row.getString("reviewed_by_name"),
                instant(row, "reviewed_at"),
                instant(row, "approved_at"),
                row.getString("difference_reason"),
                row.getString("returned_reason"),
                instant(row, "published_at"),
                row.getString("published_by_name"));
    }
}
