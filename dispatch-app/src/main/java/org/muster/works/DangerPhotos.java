package org.muster.works;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.journal.Journal;
import org.muster.photo.Drawing;
import org.muster.photo.Picture;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The pictures of what was found: the duty room judges a piping by what it looks like. */
@Component
class DangerPhotos {

    private static final int MOST_OF_A_DANGER = 12;

    private final WorkRegister register;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    DangerPhotos(WorkRegister register, Journal journal, JdbcClient jdbc, Clock clock) {
        this.register = register;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps a picture, however late it comes.
     *
     * @param id made on the phone; the same again changes nothing
     * @param saidAt when the phone says it was taken; the camera's own word goes before
     * @return false when this picture was here already
     * @throws Problem 409 {@code too-many-photos}, 422 when the id stands for another danger's picture
     */
    @Transactional
    boolean keep(IncidentId incident, UUID danger, UUID id, Picture picture, Instant saidAt) {
        Danger it = register.lockDanger(danger).orElseThrow(() -> Problem.notFound("险情"));
        Optional<UUID> before = jdbc.sql("select danger_id from danger_photo where id = ?")
                .param(id)
                .query(UUID.class)
                .optional();
        if (before.isPresent()) {
            if (!before.get().equals(danger)) {
                throw Problem.invalid("clientId", "这个编号已用于另一处险情的照片，请为每张照片生成新的编号");
            }
            return false;
        }
        int kept = jdbc.sql("select count(*) from danger_photo where danger_id = ?")
                .param(danger)
                .query(Integer.class)
                .single();
        if (kept >= MOST_OF_A_DANGER) {
            throw Problem.conflict("too-many-photos", "这处险情已有 " + MOST_OF_A_DANGER + " 张照片，不再接收");
        }
        Instant now = clock.instant();
        Instant takenAt = Drawing.believed(picture.takenAt(), saidAt, now);
        String sha256 = Drawing.sha256(picture.image());
        jdbc.sql(
                        """
                insert into danger_photo (id, danger_id, taken_at, received_at, sent_by, width, height, sha256, image,
                                          thumbnail)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        danger,
                        takenAt == null ? null : Timestamp.from(takenAt),
                        Timestamp.from(now),
                        Caller.current().username(),
                        picture.width(),
                        picture.height(),
                        sha256,
                        picture.image(),
                        picture.thumbnail()))
                .update();
        journal.record(
                new WorksEvent.DangerPhotographed(
                        incident, danger, it.workId(), it.kindLabel(), it.place(), id, takenAt, sha256),
                saidAt,
                ActorContext.channel());
        return true;
    }

    /** The JPEG; empty when the danger has no such picture. */
    Optional<byte[]> find(UUID danger, UUID id, boolean thumbnail) {
        return jdbc.sql("select " + (thumbnail ? "thumbnail" : "image")
                        + " from danger_photo where danger_id = ? and id = ?")
                .params(danger, id)
                .query((row, index) -> row.getBytes(1))
                .optional();
    }

    /** Of all dangers of an incident that have some, oldest first. */
    Map<UUID, List<UUID>> of(IncidentId incident) {
        Map<UUID, List<UUID>> found = new HashMap<>();
        jdbc.sql(
                        """
                select p.danger_id, p.id from danger_photo p join work_danger d on d.id = p.danger_id
                 where d.incident_id = ? order by p.received_at, p.id""")
                .param(incident.value())
                .query(row -> {
                    found.computeIfAbsent(row.getObject("danger_id", UUID.class), any -> new ArrayList<>())
                            .add(row.getObject("id", UUID.class));
                });
        return found;
    }
}
