package org.muster.reading;

import static org.muster.shared.Json.instant;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stations sent, as they sent it. */
@Repository
class DeviceReadings {

    enum Quality {
        GOOD,
        /** Nothing has moved for too long: the instrument hangs. */
        STUCK,
        /** Too far from the reading before; believed when the next one agrees. */
        JUMP,
        /** Older than what we know; kept, changes nothing. */
        LATE
    }

    record Reading(Wind wind, Instant at, Quality quality) {}

    private final JdbcClient jdbc;

    DeviceReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the device has said something about this very moment before */
    boolean add(String device, boolean exercise, Reading reading, Instant receivedAt) {
        return jdbc.sql(
                                """
                insert into device_reading (device_id, exercise, at, received_at, speed, degrees, quality)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                device,
                                exercise,
                                Timestamp.from(reading.at()),
                                Timestamp.from(receivedAt),
                                reading.wind().speed(),
                                reading.wind().degrees(),
                                reading.quality().name())
                        .update()
                == 1;
    }

    /** The last readings in time order of the device, newest first; late ones aside. */
    List<Reading> last(String device, boolean exercise, int count) {
        return jdbc.sql(
                        """
                select * from device_reading where device_id = ? and exercise = ? and quality <> 'LATE'
                 order by at desc limit ?""")
                .params(device, exercise, count)
                .query((row, i) -> new Reading(
                        new Wind(row.getDouble("speed"), row.getInt("degrees")),
                        instant(row, "at"),
                        Quality.valueOf(row.getString("quality"))))
                .list();
    }
}
