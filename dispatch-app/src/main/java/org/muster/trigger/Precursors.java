package org.muster.trigger;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.photo.Picture;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.trigger.SiteMeasures.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All reports of signs, with their pictures. */
@Repository
class Precursors {

    /** The first answer to a report, and what it answered. */
    record Kept(String actor, String bodyHash, String answer) {}

    private final JdbcClient jdbc;

    Precursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Kept> kept(UUID id) {
        return jdbc.sql("select actor, body_hash, answer from precursor_report where id = ?")
                .param(id)
                .query((row, i) ->
                        new Kept(row.getString("actor"), row.getString("body_hash"), row.getString("answer")))
                .optional();
    }

    /** @return false when somebody has just said it */
    boolean add(Precursor it, String bodyHash) {
        return jdbc.sql(
                                """
                insert into precursor_report
                       (id, site_id, exercise, kind, note, actor, actor_name, device_at, received_at, body_hash, answer,
                        incident_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?) on conflict do nothing""")
                        .params(Arrays.asList(
                                it.id(),
                                it.place().siteId(),
                                it.place().exercise(),
                                it.kind().name(),
                                it.note(),
                                it.actor(),
                                it.actorName(),
                                it.deviceAt() == null ? null : Timestamp.from(it.deviceAt()),
                                Timestamp.from(it.receivedAt()),
                                bodyHash,
                                it.incidentId() == null ? null : it.incidentId().value()))
                        .update()
                == 1;
    }

    void answered(UUID id, String answer) {
        jdbc.sql("update precursor_report set answer = ? where id = ?")
                .params(answer, id)
                .update();
    }

    void raised(UUID id, UUID alert) {
        jdbc.sql("update precursor_report set alert_id = ? where id = ?")
                .params(alert, id)
                .update();
    }

    void told(UUID id, IncidentId incident) {
        jdbc.sql("update precursor_report set incident_id = ? where id = ?")
                .params(incident.value(), id)
                .update();
    }

    void settle(UUID id, String by, String settlement, Instant at) {
        jdbc.sql("update precursor_report set settled_at = ?, settled_by = ?, settlement = ? where id = ?")
                .params(Timestamp.from(at), by, settlement, id)
                .update();
    }

    Optional<Precursor> find(UUID id) {
        return jdbc.sql("select * from precursor_report where id = ?")
                .param(id)
                .query(Precursors::precursor)
                .optional();
    }

    Optional<Precursor> lock(UUID id) {
        return jdbc.sql("select * from precursor_report where id = ? for update")
                .param(id)
                .query(Precursors::precursor)
                .optional();
    }

    /** Whether another sign at the site is still open. */
    boolean open(Place place) {
        return jdbc.sql(
                        """
                select exists (select 1 from precursor_report
                                where site_id = ? and exercise = ? and settled_at is null)""")
                .params(place.siteId(), place.exercise())
                .query(Boolean.class)
                .single();
    }

    /** Newest first; those that nobody has settled before the others. */
    List<Precursor> listIn(String[] scope, String siteId, boolean exercise, int limit) {
        return jdbc.sql(
                        """
                select p.* from precursor_report p join risk_source s on s.id = p.site_id
                 where s.division_code like any (?) and (?::text is null or p.site_id = ?) and p.exercise = ?
                 order by (p.settled_at is null) desc, p.received_at desc limit ?""")
                .params(Arrays.asList(scope, siteId, siteId, exercise, limit))
                .query(Precursors::precursor)
                .list();
    }

    /** What an incident was told of, newest first. */
    List<Precursor> listOf(IncidentId incident) {
        return jdbc.sql("select * from precursor_report where incident_id = ? order by received_at desc, id limit 50")
                .param(incident.value())
                .query(Precursors::precursor)
                .list();
    }

    /** Those that are open with no incident to tell them to, in a county; held. */
    List<Precursor> holdHomeless(DivisionCode county, boolean exercise) {
        return jdbc.sql(
                        """
                select p.* from precursor_report p join risk_source s on s.id = p.site_id
                 where p.exercise = ? and p.incident_id is null and p.settled_at is null and s.division_code like ?
                 order by p.received_at for update of p""")
                .params(exercise, county.prefix() + "%")
                .query(Precursors::precursor)
                .list();
    }

    /** @return false when this picture is here already */
    boolean addPhoto(UUID report, UUID id, Picture picture, Instant takenAt, String sha256, Instant now) {
        return jdbc.sql(
                                """
                insert into precursor_photo
                       (report_id, id, received_at, taken_at, width, height, sha256, image, thumbnail)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(Arrays.asList(
                                report,
                                id,
                                Timestamp.from(now),
                                takenAt == null ? null : Timestamp.from(takenAt),
                                picture.width(),
                                picture.height(),
                                sha256,
                                picture.image(),
                                picture.thumbnail()))
                        .update()
                == 1;
    }

    int photosOf(UUID report) {
        return jdbc.sql("select count(*) from precursor_photo where report_id = ?")
                .param(report)
                .query(Integer.class)
                .single();
    }

    Optional<byte[]> photo(UUID report, UUID id, boolean thumbnail) {
        return jdbc.sql("select " + (thumbnail ? "thumbnail" : "image")
                        + " from precursor_photo where report_id = ? and id = ?")
                .params(report, id)
                .query((row, i) -> row.getBytes(1))
                .optional();
    }

    Map<UUID, List<UUID>> photosOf(Collection<UUID> reports) {
        Map<UUID, List<UUID>> found = new HashMap<>();
        jdbc.sql("select report_id, id from precursor_photo where report_id = any (?) order by received_at, id")
                .param(reports.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("report_id", UUID.class), any -> new ArrayList<>())
                            .add(row.getObject("id", UUID.class));
                });
        return found;
    }

    private static Precursor precursor(ResultSet row, int index) throws SQLException {
        UUID incident = row.getObject("incident_id", UUID.class);
        return new Precursor(
                row.getObject("id", UUID.class),
                new Place(row.getString("site_id"), row.getBoolean("exercise")),
                PrecursorKind.valueOf(row.getString("kind")),
                row.getString("note"),
                row.getString("actor"),
                row.getString("actor_name"),
                instant(row, "device_at"),
                instant(row, "received_at"),
                incident == null ? null : new IncidentId(incident),
                instant(row, "settled_at"),
                row.getString("settled_by"),
                row.getString("settlement"));
    }
}
