package org.muster.evacuation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The pictures of houses in which nobody was found. They show where people live, so they go with the personal data
 * (突发事件应对法 Art 85); the journal keeps that there was one, and its seal.
 */
@Component
class DoorPhotos {

    /** A household of an evacuation. */
    record Door(EvacuationId list, String household) {}

    private static final int MOST_OF_A_HOUSEHOLD = 20;

    private final Evacuations evacuations;
    private final Lists lists;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    DoorPhotos(Evacuations evacuations, Lists lists, Journal journal, JdbcClient jdbc, Clock clock) {
        this.evacuations = evacuations;
        this.lists = lists;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps a picture, however late it comes, as long as the list has its names.
     *
     * @param id made on the phone; the same again changes nothing
     * @param saidAt when the phone says it was taken; the camera's own word goes before
     * @return false when this picture was here already
     * @throws Problem 404 for an unknown household, 409 {@code personal-data-destroyed} or {@code too-many-photos}, 422
     *     when the id stands for another household's picture
     */
    @Transactional
    boolean keep(EvacuationId list, String household, UUID id, Picture picture, Instant saidAt) {
        Evacuation it = evacuations.lock(list).orElseThrow(() -> Problem.notFound("转移任务"));
        lists.find(list, household).orElseThrow(() -> Problem.notFound("住户"));
        if (it.erasedAt() != null) {
            throw Problem.conflict("personal-data-destroyed", it.zoneName() + "的个人信息已依法销毁，不再接收照片。");
        }
        Optional<Door> before = doorOf(id);
        if (before.isPresent()) {
            if (!before.get().equals(new Door(list, household))) {
                throw Problem.invalid("clientId", "这个编号已用于另一户的照片，请为每张照片生成新的编号");
            }
            return false;
        }
        if (of(list, household).size() >= MOST_OF_A_HOUSEHOLD) {
            throw Problem.conflict("too-many-photos", "这一户已有 " + MOST_OF_A_HOUSEHOLD + " 张照片，不再接收");
        }
        Instant now = clock.instant();
        Instant takenAt = Drawing.believed(picture.takenAt(), saidAt, now);
        String sha256 = Drawing.sha256(picture.image());
        jdbc.sql(
                        """
                insert into evacuation_photo (id, evacuation_id, household_id, taken_at, received_at, sent_by, width,
                                              height, sha256, image, thumbnail)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        list.value(),
                        household,
                        takenAt == null ? null : Timestamp.from(takenAt),
                        Timestamp.from(now),
                        Caller.current().username(),
                        picture.width(),
                        picture.height(),
                        sha256,
                        picture.image(),
                        picture.thumbnail()))
                .update();
        evacuations.changed(list);
        journal.record(
                new EvacuationEvent.HouseholdPhotographed(
                        it.incidentId(), list, it.zoneId(), it.zoneName(), household, id, takenAt, sha256),
                saidAt,
                ActorContext.channel());
        return true;
    }

    private Optional<Door> doorOf(UUID id) {
        return jdbc.sql("select evacuation_id, household_id from evacuation_photo where id = ?")
                .param(id)
                .query((row, index) -> new Door(new EvacuationId(row.getObject(1, UUID.class)), row.getString(2)))
                .optional();
    }

    /** The JPEG; empty when the household has no such picture. */
    Optional<byte[]> find(EvacuationId list, String household, UUID id, boolean thumbnail) {
        return jdbc.sql("select " + (thumbnail ? "thumbnail" : "image")
                        + " from evacuation_photo where evacuation_id = ? and household_id = ? and id = ?")
                .params(list.value(), household, id)
                .query((row, index) -> row.getBytes(1))
                .optional();
    }

    /** Of one household, oldest first. */
    List<UUID> of(EvacuationId list, String household) {
        return jdbc.sql(
                        """
                select id from evacuation_photo where evacuation_id = ? and household_id = ? order by received_at, id""")
                .params(list.value(), household)
                .query(UUID.class)
                .list();
    }

    /** Of all households that have some, oldest first. */
    Map<Door, List<UUID>> of(Collection<EvacuationId> lists) {
        Map<Door, List<UUID>> found = new HashMap<>();
        jdbc.sql(
                        """
                select evacuation_id, household_id, id from evacuation_photo where evacuation_id = any (?)
                 order by received_at, id""")
                .param(Evacuations.uuids(lists))
                .query(row -> {
                    found.computeIfAbsent(
                                    new Door(
                                            new EvacuationId(row.getObject("evacuation_id", UUID.class)),
                                            row.getString("household_id")),
                                    any -> new ArrayList<>())
                            .add(row.getObject("id", UUID.class));
                });
        return found;
    }
}
