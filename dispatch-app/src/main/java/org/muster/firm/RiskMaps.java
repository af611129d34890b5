package org.muster.firm;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.firm.Firm.MapKind;
import org.muster.firm.Firm.RiskMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The risk maps of all firms, in the database like everything else that must outlive a machine. */
@Repository
class RiskMaps {

    record Stored(String name, String mediaType, byte[] content) {}

    private static final String HEAD =
            "select id, kind, name, media_type, bytes, sha256, uploaded_at, uploaded_by, replaced_at from firm_map ";

    private final JdbcClient jdbc;

    RiskMaps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those in use first, of them in the order of 三图; the ones before them after. */
    List<RiskMap> list(FirmId firm) {
        return jdbc.sql(
                        HEAD
                                + """
                 where firm_id = ?
                 order by replaced_at is not null, array_position(array['PLANT', 'WORKSHOP', 'POST'], kind), uploaded_at desc""")
                .param(firm.value())
                .query(RiskMaps::head)
                .list();
    }

    /** Takes the place of the one of its kind. */
    RiskMap add(
            FirmId firm,
            MapKind kind,
            String name,
            String mediaType,
            byte[] content,
            String sha256,
            String by,
            Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("update firm_map set replaced_at = ? where firm_id = ? and kind = ? and replaced_at is null")
                .params(Timestamp.from(at), firm.value(), kind.name())
                .update();
        jdbc.sql(
                        """
                insert into firm_map (id, firm_id, kind, name, media_type, bytes, sha256, content, uploaded_at, uploaded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        firm.value(),
                        kind.name(),
                        name,
                        mediaType,
                        content.length,
                        sha256,
                        content,
                        Timestamp.from(at),
                        by)
                .update();
        return jdbc.sql(HEAD + "where id = ?").param(id).query(RiskMaps::head).single();
    }

    Optional<Stored> find(FirmId firm, UUID id) {
        return jdbc.sql("select name, media_type, content from firm_map where firm_id = ? and id = ?")
                .params(firm.value(), id)
                .query((row, i) ->
                        new Stored(row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    private static RiskMap head(ResultSet row, int index) throws SQLException {
        MapKind kind = MapKind.valueOf(row.getString("kind"));
        return new RiskMap(
                row.getObject("id", UUID.class),
                kind,
                kind.label(),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("bytes"),
                row.getString("sha256"),
                instant(row, "uploaded_at"),
                row.getString("uploaded_by"),
                instant(row, "replaced_at"));
    }
}
